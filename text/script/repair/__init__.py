"""Text that was decoded wrongly, to what was written, with what was repaired.

`repair` is for plain text, `repair_segments` for the pieces of anything else. What decides is the
rate of valid syllables (`encodings.evidence`): good text is left alone, however foreign its names
are; a repair must read as Vietnamese and lead what stands there and every other repair.
"""

from luutru.text.script.repair.repairing import Repaired, RepairedSegments, repair, repair_segments

__all__ = ["Repaired", "RepairedSegments", "repair", "repair_segments"]
