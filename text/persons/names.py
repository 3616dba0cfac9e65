"""Names of persons in a block of text, by capitals, surnames, honorifics and layout.

underthesea's entities are one witness more (`entities`): they may add a name, they decide none
against the others; what stands elsewhere in the post (`evidence`) is another. A mention is the name
alone, without title, rank or honorific.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from luutru.data.lexicons import derived, words
from luutru.text.persons.candidates import openers
from luutru.text.persons.context import Place, read, signs, title_nearness
from luutru.text.persons.enumerations import listed
from luutru.text.persons.evidence import NameEvidence
from luutru.text.persons.honorifics import pronouns
from luutru.text.persons.non_names import is_compound, is_foreign_word, is_place
from luutru.text.persons.runs import CapitalRun
from luutru.text.persons.surnames import middle_names
from luutru.text.persons.titles import continues_body
from luutru.text.script.syllables import is_valid
from luutru.text.spans import Span

__all__ = ["judge", "spans_of", "tails"]

_LONGEST = 5  # syllables of a name: "Nguyễn Thị Minh Bảo An"
# An initial, with the letters that Vietnamese ones may have: "H", "Th", "Tr", "Ng".
_INITIAL = re.compile(r"[A-ZĐ](?:h|r|g)?(?![^\W\d_])")
_MORE_INITIALS = re.compile(r"(?:\. ?[A-ZĐ](?:h|r|g)?(?=\.))*\.?")
_FOLLOWS = re.compile(r" ([^\W\d_]+)")


@derived
def _organs() -> frozenset[str]:
    """Return the words offices begin with, and hardly any person: "Sở", "Tòa"."""
    return frozenset(word.capitalize() for word in words("office_words", use="organ"))


def judge(
    text: str,
    found: Sequence[CapitalRun],
    entities: Container[Span],
    evidence: NameEvidence,
    short: Collection[str] = (),
    names: Sequence[CapitalRun] = (),
    again: bool = False,
) -> list[CapitalRun]:
    """Return the candidates of a block that are names.

    Args:
        evidence: of the whole post.
        short: what persons of the post are called.
        names: those that have been found before.
        again: whether all have been judged before by the same evidence, without `short`.
    """
    sure = {run.span.start for run in names}
    parts = [run if run.span.start in sure else _known_part(text, run, short) for run in found]

    def is_name(run: CapitalRun, part: CapitalRun) -> bool:
        if run.span.start in sure:
            return True
        if again and part is run and run.name not in short:
            return False  # nothing new is known of it
        return _is_name(text, part, entities, evidence, short)

    named = [is_name(run, part) for run, part in zip(found, parts, strict=True)]
    named = listed(text, parts, named, lambda run: _may_be(text, run, evidence))
    return [run for run, is_name in zip(parts, named, strict=True) if is_name]


def spans_of(text: str, names: Iterable[CapitalRun]) -> list[Span]:
    """Return the spans of names, with the full stops of initials; none runs into another."""
    spans: list[Span] = []
    for run in names:
        if not (spans and run.span.start < spans[-1].end):
            spans.append(_with_initials(text, run))
    return spans


def tails(name: str) -> Iterator[str]:
    """Yield what a person of this full name is called by: the given name, and the last two.

    A foreigner is called by the first name, too.
    """
    parts = name.split()
    if len(parts) > 1:
        yield parts[-1]
        if not is_valid(parts[0]):
            yield parts[0]
    if len(parts) > 2:
        yield " ".join(parts[-2:])


def _known_part(text: str, run: CapitalRun, short: Collection[str]) -> CapitalRun:
    """Return the end of a run that is a name by itself ("Thấy Bảo" at a beginning)."""
    whole = not run.opens or len(run.words) < 2 or run.has_surname or run.name in short
    if whole or " ".join(run.words[1:]) not in short:
        return run
    return read(text, run.tail(text, 1))


def _is_name(
    text: str,
    run: CapitalRun,
    entities: Container[Span],
    evidence: NameEvidence,
    short: Collection[str],
) -> bool:
    place, honoured = run.place, run.honour
    if _is_capitals(run):
        return len(run.words) > 1 and (honoured == 2 or signs(text, run.span))
    if len(run.words) > _LONGEST or any(map(_is_short_form, run.words)):
        return False
    if place == Place.HEAD:
        return False
    if run.name in short:
        return _is_mention(text, run, place, honoured)
    if len(run.words) == 1:
        return _is_single(text, run, honoured, evidence)
    return _is_full(text, run, evidence) or _is_witnessed(text, run, place, entities, evidence)


def _is_mention(text: str, run: CapitalRun, place: int, honoured: int) -> bool:
    """Return whether what a person is called by names that person here."""
    if honoured == 2:
        return True
    if place == Place.UNIT:
        return False
    if len(run.words) > 1:
        return True
    return run.words[0].lower() not in pronouns() and not _goes_on(text, run)


def _is_single(text: str, run: CapitalRun, honoured: int, evidence: NameEvidence) -> bool:
    if not honoured or (is_place(run.name) and honoured < 2):
        return False
    following = _FOLLOWS.match(text, run.span.end)
    if following and (
        is_compound(run.name, following[1]) or evidence.is_common(run.name, following[1])
    ):
        return False
    return honoured == 2 or (run.is_foreign and not is_foreign_word(run.name))


def _is_full(text: str, run: CapitalRun, evidence: NameEvidence) -> bool:
    if _is_firm(run):
        return False
    if run.words[0] in _organs() and (not run.honour or _goes_on(text, run)):
        return False  # "bầu Ban Chấp hành", but "bầu Hội"
    if run.honour == 2:
        return run.has_surname or not is_place(run.name)  # "trẻ em Việt Nam"
    if title_nearness(text, run) == 2:
        return True
    if signs(text, run.span):
        return not (is_place(run.name) or _common(run, evidence))
    if run.place == Place.UNIT:
        return False
    if run.words[1] in middle_names() and len(run.words) > 2:
        return True
    return not _may_be_place(text, run, evidence) and _has_support(run, evidence)


def _has_support(run: CapitalRun, evidence: NameEvidence) -> bool:
    if run.name in evidence.persons:
        return True
    return (run.has_surname or bool(run.honour)) and not _common(run, evidence)


def _may_be_place(text: str, run: CapitalRun, evidence: NameEvidence) -> bool:
    if is_place(run.name) or (is_place(" ".join(run.words[-2:])) and not run.has_surname):
        return True
    if is_place(" ".join(run.words[1:])) and run.opens:
        return True  # "Từ Đồng Nai"
    return run.name in evidence.places or _goes_on(text, run)


def _is_witnessed(
    text: str, run: CapitalRun, place: int, entities: Container[Span], evidence: NameEvidence
) -> bool:
    """Return whether the model alone finds a person, and nothing speaks against one."""
    return place == Place.NONE and _may_be(text, run, evidence) and run.span in entities


def _may_be(text: str, run: CapitalRun, evidence: NameEvidence) -> bool:
    """Return whether nothing speaks against a run being a person."""
    if _is_firm(run) or run.words[0] in _organs() or any(map(_is_short_form, run.words)):
        return False
    if is_place(run.name) or run.name in evidence.places or _common(run, evidence):
        return False
    return not (_goes_on(text, run) or run.words[0].lower() in openers())


def _common(run: CapitalRun, evidence: NameEvidence) -> bool:
    """Return whether a name of two words is a common word with capitals."""
    if len(run.words) != 2:
        return False
    return is_compound(*run.words) or evidence.is_common(*run.words)


def _goes_on(text: str, run: CapitalRun) -> bool:
    """Return whether the last word and the small one after it are a common word ("Lê Công an")."""
    following = _FOLLOWS.match(text, run.span.end)
    if following is None:
        return False
    last = run.words[-1]
    return is_compound(last, following[1]) or continues_body(last, following[1])


def _is_firm(run: CapitalRun) -> bool:
    return any(map(is_foreign_word, run.words))


def _is_short_form(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_capitals(run: CapitalRun) -> bool:
    """Return whether a run is written in capitals throughout, and no initials."""
    return all(map(_is_short_form, run.words)) and all(map(is_valid, run.words))


def _with_initials(text: str, run: CapitalRun) -> Span:
    """Return the span of a name with the full stop of an initial ("chị H.", "em N.T.M.")."""
    last = run.span.end - len(run.words[-1])
    if _INITIAL.fullmatch(text, last, run.span.end):
        more = _MORE_INITIALS.match(text, run.span.end)
        if more and len(run.words[-1]) < 3:
            return Span(run.span.start, more.end())
    return run.span
