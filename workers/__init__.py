"""Running a function over a stream in worker processes: in order, streaming, whatever happens.

A worker that dies, hangs or runs out of memory costs the item that it had in hand a second try
and, when that ends likewise, a :class:`Failure` in the place of its result. Nothing else is lost.
"""

from luutru.workers.ordered import ordered_map, processors
from luutru.workers.process import Failure, notify

__all__ = ["Failure", "notify", "ordered_map", "processors"]
