"""What typed syllables are meant as: a lattice of candidates, weighed by counts in the archive.

A noisy channel (Kernighan, Church, Gale 1990) with the forward-backward algorithm (Rabiner 1989)
over the archive's own pairs of syllables, smoothed after MacKay and Peto (1995). A query is typed
in one `Habit`: with marks, with some, with none, or in keystrokes of Telex or VNI with the input
method off. Each habit has its own channel; how well each explains the whole query weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import ne
from typing import Protocol

import numpy as np
import numpy.typing as npt

from luutru.index.query import Form, Pair
from luutru.text.script.folding import compatible, exact_key, fold_key
from luutru.text.script.keystrokes import telex, vni
from luutru.text.script.slips import slips

__all__ = ["HABITS", "Statistics", "SyllableReading", "likeliest", "read"]

Floats = npt.NDArray[np.float64]

#: Typing habits, and how likely each is before anything is typed (estimates).
HABITS = {"marked": 0.5, "half": 0.12, "unmarked": 0.28, "telex": 0.05, "vni": 0.05}

# What the channel of each habit gives, in the order of HABITS. A syllable is typed
_BARE = np.ones(5)  # as it stands, and it has no marks
_MARKED = np.array([0.98, 0.5, 1e-6, 1e-3, 1e-3])  # as it stands, with its marks
_STRIPPED = np.array([0.01, 0.5, 1.0, 0.02, 0.02])  # without any of its marks
_HALF_STRIPPED = np.array([0.003, 0.05, 1e-7, 1e-4, 1e-4])  # without some of them
_TELEX = np.array([0, 0, 0, 1.0, 0])  # in Telex; and without some marks, _KEYED_HALF of it
_VNI = np.array([0, 0, 0, 0, 1.0])
_KEYED_HALF = 0.02
_SLIP = 0.02  # with a slip, times how likely that slip is (`text.script.slips`)
_MARK_LOST = 0.05  # and for each mark typed that the candidate doesn't have
_MARK_MORE = np.array([0.02, 0.5, 1.0, 0.02, 0.02])  # and for each it has and that wasn't typed
_WRONG_TONE = 0.3  # with another mark on a letter, as slips go; for each such letter

_RARE = 3  # a syllable that the archive has that often at most may be a slip
_SLIP_COUNT = 2  # what it is a slip of stands in the archive at least that often
_MOST = 24  # candidates of one syllable
# How many pairs' worth of evidence the plain frequency counts for: less in a small archive, where
# hardly any syllable has been seen that often.
_SMOOTHING = 200.0
_LEAST_SMOOTHING = 2.0
_SMOOTHING_SHARE = 1 / 2000  # of the archive's syllables, up to _SMOOTHING
_UNSEEN = 0.1  # occurrences, of a syllable that the archive does not have
_FLOOR = 1e-12  # of any likelihood: no habit is ruled out by one syllable
_LEAST_SHARE = 0.01  # of a form at its place: less likely forms are dropped ("đang" for "Đảng ủy")
_PAIR_SHARE = 0.1  # of both forms: pairs of less likely ones get no points for neighbourhood


class Statistics(Protocol):
    """What of an archive weighs candidates, as an `IndexVocabulary` has it."""

    @property
    def total(self) -> int:
        """How many syllables the posts hold in all."""
        ...

    def forms(self, folded: str) -> dict[str, int]:
        """Return the exact keys of a folded key, each with how often the posts have it."""
        ...

    def forms_of(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        """Return `forms` of many folded keys at once."""
        ...

    def followed(self, exact: str) -> int:
        """Return the number of times any syllable stands right after the exact key."""
        ...

    def pairs(self, left: Collection[str], right: Collection[str]) -> dict[tuple[str, str], int]:
        """Return the times each of `right` stands right after each of `left`, if ever."""
        ...


@dataclass(frozen=True, slots=True)
class SyllableReading:
    """What a run of typed syllables (exact keys) is meant as.

    Attributes:
        forms: for each syllable what it may be meant as, likeliest first.
        pairs: neighbours among the likely ones.
    """

    syllables: tuple[str, ...]
    forms: tuple[tuple[Form, ...], ...]
    pairs: tuple[Pair, ...]

    @property
    def best(self) -> tuple[str, ...]:
        """The likeliest form of each syllable, as typed when none is likelier than not."""
        return likeliest(self.syllables, self.forms)


def likeliest(syllables: Sequence[str], forms: Sequence[Sequence[Form]]) -> tuple[str, ...]:
    """Return the likeliest form of each syllable, as typed when none is likelier than not."""
    return tuple(
        found[0].key if found[0].share >= 0.5 else typed
        for typed, found in zip(syllables, forms, strict=True)
    )


def read(
    syllables: Sequence[str], archive: Statistics, *, every_slip: bool = False
) -> SyllableReading:
    """Return the readings of `syllables` (exact keys).

    Args:
        every_slip: look for slips in every syllable, not in those alone that are rare.
    """
    if not syllables:
        return SyllableReading((), (), ())
    channels = [_channel(typed, archive, every_slip) for typed in syllables]
    keys = [list(channel) for channel in channels]
    counts = [archive.pairs(a, b) for a, b in pairwise(keys)]
    shares = _shares(channels, keys, counts, archive)
    forms = tuple(
        tuple(
            Form(key, round(float(share), 4))
            for share, key in sorted(zip(at, found, strict=True), key=lambda x: (-x[0], x[1]))
            if share >= _LEAST_SHARE
        )
        for at, found in zip(shares, keys, strict=True)
    )
    return SyllableReading(tuple(syllables), forms, tuple(_pairs(forms, counts)))


def _pairs(
    forms: Sequence[Sequence[Form]], counts: Sequence[dict[tuple[str, str], int]]
) -> list[Pair]:
    return [
        Pair(at, left.key, right.key, min(left.share, right.share), count.get(key, 0))
        for at, count in enumerate(counts)
        for left in forms[at]
        for right in forms[at + 1]
        if min(left.share, right.share) >= _PAIR_SHARE
        for key in [(left.key, right.key)]
    ]


# -- the channel: what each habit types for a syllable


def _channel(typed: str, archive: Statistics, every_slip: bool) -> dict[str, Floats]:
    """Return the candidates of a typed syllable with their likelihood in each habit."""
    known = archive.forms(fold_key(typed))
    found: dict[str, Floats] = {}

    def add(key: str, likelihood: Floats) -> None:
        found[key] = np.maximum(likelihood, found[key]) if key in found else likelihood

    accepted = [key for key in known if compatible(typed, key)]
    add(typed, _BARE if typed.isascii() else _MARKED)
    for key in accepted:
        if key != typed:
            add(key, _STRIPPED if typed.isascii() else _HALF_STRIPPED)
    for decode, habit in ((telex, _TELEX), (vni, _VNI)):
        if keyed := decode(typed):
            meant = exact_key(keyed)
            add(meant, habit)
            for key in archive.forms(fold_key(meant)):
                if key != meant and compatible(meant, key):
                    add(key, habit * _KEYED_HALF)
    seen = sum(known[key] for key in accepted)
    if len(typed) > 1 and not typed.isdigit() and (every_slip or seen <= _RARE):
        other = {key: n for key, n in known.items() if key not in accepted}
        for key, likelihood in _slips(typed, other if every_slip or not seen else {}, archive):
            add(key, likelihood)
    return _bounded(found, typed, archive)


def _slips(typed: str, known: dict[str, int], archive: Statistics) -> list[tuple[str, Floats]]:
    """Return the keys `typed` may be a slip of; `known` are markings of its letters."""
    weights = slips(fold_key(typed))
    found = [
        (key, weights[folded])
        for folded, forms in archive.forms_of(weights).items()
        for key, count in forms.items()
        if count >= _SLIP_COUNT
    ]
    slipped = [(key, _SLIP * weight * _marks_changed(typed, key)) for key, weight in found]
    toned = [
        (key, _SLIP * _WRONG_TONE ** sum(map(ne, typed, key)) * _BARE)
        for key, count in known.items()
        if count >= _SLIP_COUNT
    ]
    return [*slipped, *toned]


@lru_cache(maxsize=65536)
def _marked_letters(key: str) -> Counter[str]:
    return Counter(letter for letter in key if not letter.isascii())


def _marks_changed(typed: str, key: str) -> Floats:
    mine, its = _marked_letters(typed), _marked_letters(key)
    lost, more = (mine - its).total(), (its - mine).total()
    changed: Floats = (_MARK_LOST**lost) * (_MARK_MORE**more)
    return changed


def _bounded(found: dict[str, Floats], typed: str, archive: Statistics) -> dict[str, Floats]:
    if len(found) <= _MOST:
        return found

    def weight(key: str) -> float:
        return float(found[key].max()) * _frequency(key, archive)

    kept = sorted(found, key=lambda key: (-weight(key), key))[:_MOST]
    return {key: found[key] for key in dict.fromkeys([*kept, typed])}


# -- the lattice


def _frequency(key: str, archive: Statistics) -> float:
    count = archive.forms(fold_key(key)).get(key, 0)
    return (count + _UNSEEN) / max(archive.total, 1)


def _transitions(
    left: list[str], right: list[str], counts: dict[tuple[str, str], int], archive: Statistics
) -> Floats:
    """Return the probability of each of `right` after each of `left`."""
    together = np.array([[counts.get((a, b), 0) for b in right] for a in left])
    followed = np.array([archive.followed(key) for key in left])[:, None]
    plain = np.array([_frequency(key, archive) for key in right])
    smoothing = min(_SMOOTHING, max(_LEAST_SMOOTHING, archive.total * _SMOOTHING_SHARE))
    mixed: Floats = (together + smoothing * plain) / (followed + smoothing)
    return mixed


def _shares(
    channels: Sequence[dict[str, Floats]],
    keys: Sequence[list[str]],
    counts: Sequence[dict[tuple[str, str], int]],
    archive: Statistics,
) -> list[Floats]:
    """Return the probability of each candidate, over all habits."""
    emitted = [np.stack(list(channel.values()), axis=1) + _FLOOR for channel in channels]
    steps = [
        _transitions(a, b, n, archive) for a, b, n in zip(keys[:-1], keys[1:], counts, strict=True)
    ]
    forward = [emitted[0] * np.array([_frequency(key, archive) for key in keys[0]])]
    likelihood = np.log(np.array(list(HABITS.values())))
    for at in range(len(keys)):
        if at:
            forward.append(forward[-1] @ steps[at - 1] * emitted[at])
        scale = forward[-1].sum(axis=1, keepdims=True)
        likelihood += np.log(scale[:, 0])
        forward[-1] = forward[-1] / scale
    weights = np.exp(likelihood - likelihood.max())
    weights /= weights.sum()
    shares = []
    backward = np.ones_like(forward[-1])
    for at in range(len(keys) - 1, -1, -1):
        joint = forward[at] * backward
        joint /= joint.sum(axis=1, keepdims=True)
        shares.append(weights @ joint)
        if at:
            backward = (emitted[at] * backward) @ steps[at - 1].T
            backward /= backward.sum(axis=1, keepdims=True)
    return shares[::-1]
