"""Pages of reports as trees."""

from __future__ import annotations

from lxml import etree


def parsed(text: str) -> etree._Element:
    """Parse a page as strictly as it goes: it is written to be XML as well."""
    return etree.fromstring(text.encode())


def words(node: etree._Element) -> str:
    return " ".join(" ".join(node.itertext()).split())


def part(page: etree._Element, name: str) -> etree._Element:
    (found,) = page.xpath(f"//*[@id='{name}']")
    return found
