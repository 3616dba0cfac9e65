"""Text that was decoded wrongly, to what was written, with what was repaired.

What decides is the rate of valid syllables (`encodings.evidence`): good text is left alone, however
foreign its names are; a repair must read as Vietnamese, and lead what stands there and every other
repair. What letters are gone from is refused.
"""

from luutru.text.script.repair.parts import Repaired, RepairedParts, repair, repair_parts

__all__ = ["Repaired", "RepairedParts", "repair", "repair_parts"]
