"""Who is meant: the persons of a post, each with all its mentions and roles.

A full name opens a person; the given name ("đồng chí Quang") and a role standing for its holder
("Đồng chí Bí thư Đảng ủy") refer to the person named last who fits.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from luutru.text.persons.candidates import candidates
from luutru.text.persons.evidence import NameEvidence, gather
from luutru.text.persons.names import judge, spans_of, tails
from luutru.text.persons.post_persons import Person, PostPersons
from luutru.text.persons.roles import Role, continues, find_roles, holders, is_one
from luutru.text.persons.runs import CapitalRun
from luutru.text.script.tones import canonical
from luutru.text.spans import Span

__all__ = ["Person", "find_people"]

#: Gives what underthesea takes for persons in one block.
Witness = Callable[[str], Sequence[Span]]


@dataclass(slots=True)
class _Block:
    """A block with where names may stand in it, and the spans that the witness gives."""

    text: str
    offset: int
    found: list[CapitalRun]
    entities: Container[Span]
    names: list[CapitalRun] = field(default_factory=list)


def find_people(text: str, blocks: Iterable[tuple[int, int]], witness: Witness) -> list[Person]:
    """Return the persons of a post in the order they are named.

    Args:
        blocks: start and end in `text` of each block, in reading order.
    """
    text = canonical(text)  # of the same length: Đảng ủy and Đảng uỷ are one body
    parts = [_block(text[start:end], start, witness) for start, end in blocks]
    _name(parts, gather((part.text, part.found) for part in parts))
    people = PostPersons()
    for part in parts:
        _read(part, people)
    for person in people:
        person.mentions.sort()
    return list(people)


def _block(text: str, offset: int, witness: Witness) -> _Block:
    return _Block(text, offset, candidates(text), _Witnessed(text, witness))


class _Witnessed:
    """The spans that a witness takes for persons; it is asked when the first one matters."""

    def __init__(self, text: str, witness: Witness) -> None:
        self._text, self._witness = text, witness

    @cached_property
    def _spans(self) -> frozenset[Span]:
        return frozenset(self._witness(self._text))

    def __contains__(self, span: object) -> bool:
        return span in self._spans


def _name(parts: Sequence[_Block], evidence: NameEvidence) -> None:
    """Find the names of all blocks, twice: a full name anywhere makes short ones names."""
    short: set[str] = set()
    for again in (False, True):
        for part in parts:
            if part.found:
                part.names = judge(
                    part.text, part.found, part.entities, evidence, short, part.names, again
                )
        full = {run.name for part in parts for run in part.names}
        short = {*full, *(tail for name in full for tail in tails(name))}


def _read(part: _Block, people: PostPersons) -> None:
    block, names = part.text, spans_of(part.text, part.names)
    roles = find_roles(block, names)
    owners = holders(block, names, roles)
    wholes = _wholes(block, roles)
    by_span: dict[Span, Person] = {}
    events: list[tuple[Span, int]] = [(name, -1) for name in names]
    events += [(role.span, at) for at, role in enumerate(roles)]
    later: list[tuple[Role, Span]] = []
    last: Role | None = None  # that no name stands beside
    for span, at in sorted(events):
        owner = owners[at] if at >= 0 else None
        if at < 0:
            by_span[span] = people.named(block, span, part.offset)
        elif owner is not None and not _held_by_another(block, roles[at], owner, people):
            later.append((roles[at], owner))
        else:
            if not (last and continues(block, last, roles[at])) and is_one(block, roles[at]):
                people.standing(_moved(wholes[at], part.offset), roles[at])
            last = roles[at]
        later = _give_roles(later, by_span, part.offset, people)


def _held_by_another(block: str, role: Role, owner: Span, people: PostPersons) -> bool:
    """Return whether "ông Hạ, Phó Chủ tịch ..." names a second person, known to hold that role."""
    name = block[owner.start : owner.end]
    if " " in name or role.span.start < owner.end:
        return False
    holding = people.holding(role)
    return bool(holding) and not any(name in p.name.split() for p in holding)


def _wholes(block: str, roles: Sequence[Role]) -> list[Span]:
    """Return the span of each role with those that follow it for the same holder."""
    spans = [role.span for role in roles]
    for at in range(len(roles) - 2, -1, -1):
        if continues(block, roles[at], roles[at + 1]):
            spans[at] = Span(spans[at].start, spans[at + 1].end)
    return spans


def _give_roles(
    later: list[tuple[Role, Span]], by_span: dict[Span, Person], offset: int, people: PostPersons
) -> list[tuple[Role, Span]]:
    """Give roles to holders that have been read; return those whose holders come yet."""
    for role, owner in later:
        if owner in by_span:
            people.give(by_span[owner], role._replace(span=_moved(role.span, offset)))
    return [item for item in later if item[1] not in by_span]


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
