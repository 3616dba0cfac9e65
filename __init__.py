"""luutru: archive historical Vietnamese posts and find them again.

The public Python API is :class:`luutru.Archive`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luutru.api import Archive

__all__ = ["Archive", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import :class:`Archive` at its first use: the ground floor and ``--help`` stay cheap."""
    if name == "Archive":
        from luutru.api import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
