"""A page as a tree: what its elements hold, and what is refused."""

from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page.document import (
    attributes_of,
    names_of,
    parse,
    text_key,
    text_of,
    texts_of,
)


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(UnreadableItem, match="Trang HTML có hơn 300,000 thẻ") as caught:
        parse("<p>x" * 300_001)
    assert caught.value.repair == "Hãy lưu lại trang không kèm dữ liệu."
    parse("<p>x" * 200_000)


def test_what_is_no_html_is_refused() -> None:
    with pytest.raises(UnreadableItem, match="HTML không đọc được") as caught:
        parse("")
    assert caught.value.repair == "Hãy lưu lại trang."


@pytest.mark.parametrize(
    "source",
    [
        "<p>Một</p>",
        "<?xml version='1.0' encoding='utf-8'?><p>Một</p>",
        " \n<?xml version='1.0' encoding='utf-8'?>\n<html><body><p>Một</p></body></html>",
        "<p><!-- <p>Hai</p> -->Một<?php echo 'Hai' ?></p>",
    ],
)
def test_declarations_comments_and_instructions_are_no_text(source: str) -> None:
    root = parse(source)
    assert text_of(root) == "Một"
    assert all(isinstance(element.tag, str) for element in root.iter())


def test_no_entity_is_expanded_beyond_those_of_html() -> None:
    source = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x; &amp; &ocirc;</p>'
    assert text_of(parse(source)).endswith("&x; & ô")


def test_what_elements_are_called_and_hold() -> None:
    (element,) = parse('<p id="a" class="b c" rel="d">Một <b>hai</b>\n ba</p>').iter("p")
    assert names_of(element) == "b c a"
    assert attributes_of(element, "rel", "title", "id") == "d a"
    assert attributes_of(element, "title") == ""
    assert text_of(element) == "Một hai ba"
    assert text_of(None) == ""


def test_the_pieces_of_text_that_a_page_shows() -> None:
    root = parse("<p>Một<script>x</script> hai<style>y</style> <b>ba</b></p>")
    assert "".join(texts_of(root)) == "Một hai ba"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ra quân, dọn ngõ.", "ra quân dọn ngõ"),
        (" RA QUÂN - dọn\nngõ ", "ra quân dọn ngõ"),
        ("...", ""),
    ],
)
def test_a_text_by_its_words(text: str, key: str) -> None:
    assert text_key(text) == key
