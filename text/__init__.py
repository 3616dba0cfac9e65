"""Vietnamese text without I/O: characters, syllables, tones, folding, words, dates."""
