"""From a version to the same with its words."""

from __future__ import annotations

from dataclasses import replace

from luutru.store import Version
from luutru.text.words.segmentation import segment_blocks

__all__ = ["segment"]


def segment(version: Version) -> Version:
    """Return a version with the segmented form of its blocks, one a line."""
    return replace(version, segmented="\n".join(segment_blocks(version.blocks())))
