"""The vocabulary of an index: its syllables, their neighbours, the abbreviations it defines."""
