"""Bytes to text, with evidence: never guessed, never with characters replaced.

`decode` is the way in. `named.ENCODINGS` is the table of what is read; `detection` decides by the
rate of valid syllables, for each line where a file mixes two encodings; `unicode_forms` reads what
bears its own evidence.
"""

from luutru.text.script.encodings.detection import decode, given_as
from luutru.text.script.encodings.named import named
from luutru.text.script.encodings.unicode_forms import byte_order_mark, place_of_damage

__all__ = ["byte_order_mark", "decode", "given_as", "named", "place_of_damage"]
