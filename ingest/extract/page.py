"""A saved HTML page: metadata first, then the usual marks of portals, then the densest text.

lxml parses; nothing is fetched, no entity is expanded beyond HTML's own characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree, html

from luutru.errors import UnreadableItem
from luutru.ingest.extract.blocks import body_blocks
from luutru.ingest.extract.lines import byline, is_section, title_of, views
from luutru.ingest.records import Block, Byline, Draft
from luutru.text.dates.dates import parse_published
from luutru.text.script.characters import clean_line

__all__ = ["draft", "paragraphs"]

# Elements that hold no text of a post.
_DROPPED = (
    "script", "style", "noscript", "nav", "aside", "footer", "form", "iframe", "svg", "head",
    "button", "select", "template",
)  # fmt: skip
# Class or id of what stands beside a post: "sidebar-right", "tin-lien-quan", "tags".
_BESIDE = re.compile(
    r"related|sidebar|menu|breadcrumb|footer|comment|share|social|banner|advert|tin-?lien-?quan"
    r"|other-?news|tags?\b|pager|copyright|navbar",
    re.IGNORECASE,
)
_MUCH = 4000  # characters: what is called so and holds as much is a wrapper of the whole page
# The line above the list of other posts: "Tin liên quan", "Các tin cũ hơn". The text ends there.
_AFTER_POST = re.compile(
    r"^(?:tin|bài viết|bài|các tin|tin bài)\s+(?:liên quan|khác|mới hơn|cũ hơn|cùng chuyên mục)",
    re.IGNORECASE,
)
# Class, id or itemprop of the parts of a post, in English and Vietnamese without marks.
_TITLE = re.compile(r"(?:news|entry|post|article|detail)[-_]?title|\btitle\b|tieu-?de", re.I)
_DATE = re.compile(r"\bdate|time|ngay|publish|meta\b|post-?info", re.I)
_LEAD = re.compile(r"sapo|\blead\b|summary|excerpt|mo-?ta|tom-?tat|intro", re.I)
_BODY = re.compile(r"(?:news|entry|post|article|detail)[-_]?(?:content|body|text)|noi-?dung", re.I)
_AUTHOR = re.compile(r"author|tac-?gia|byline|nguoi-?viet", re.I)
_SECTION = re.compile(r"category|section|chuyen-?muc|cat-?name", re.I)
_NAMED_BODY = 200  # characters: a body with less is an empty frame, and the text is elsewhere
_LONGEST_LINE = 120  # characters: "Ngày đăng 03/04/2018 | 08:15 | Lượt xem: 12" has 43
_HEAD = 60  # paragraphs of a page among which that line stands
_PROSE = 80  # characters: a longer paragraph is prose, a shorter one may be a link or a label
# What a line of the date begins with. Without a class to name it, more is taken for one.
_MAY_BE_DATE_LINE = re.compile(r"(?:ngày|cập nhật|đăng|thứ|chủ nhật|\d)", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"(?:ngày đăng|cập nhật|thứ \w+,|chủ nhật,|\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE
)
# Elements that begin and end a paragraph.
_BLOCK_TAGS = {
    "p", "div", "td", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "tr",
    "table", "ul", "ol", "figure", "section", "article", "body", "tbody", "center", "main",
    "header", "pre", "dd", "dt",
}  # fmt: skip


def draft(source: str) -> Draft:
    """Return the post of a saved page.

    Raises:
        UnreadableItem: it is no HTML, or nested beyond measure.
    """
    root = _parse(source)
    made = Draft()
    data = _json_ld(root)
    _metadata(root, data, made)
    _drop(root)
    made.title = made.title or clean_line(_text_of(_first(root, _TITLE, ("h1",))))
    made.title = title_of(made.title or _old_title(root))
    _dates(root, made)
    made.section = made.section or clean_line(_text_of(_first(root, _SECTION)))
    lead = clean_line(_text_of(_first(root, _LEAD)))
    body = _body(root)
    texts = _unheaded(paragraphs_of(body), made, lead)
    blocks, signed = body_blocks(texts)
    made.byline = made.byline or _author(root) or signed
    made.blocks = [
        *([Block("title", made.title)] if made.title else []),
        *([Block("lead", lead)] if lead else []),
        *blocks,
    ]
    return made


def paragraphs(fragment: str) -> list[str]:
    """Return the paragraphs of a piece of HTML, as in a body field."""
    root = _parse(f"<div>{fragment}</div>")
    _drop(root)
    return paragraphs_of(root)


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    source = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableItem(f"HTML không đọc được: {error}.", "Hãy lưu lại trang.") from error
    return root


def _drop(root: html.HtmlElement) -> None:
    for element in list(root.iter(*_DROPPED)):
        if element is not root:
            element.drop_tree()
    for element in root.xpath("//body//*[@class or @id]"):
        name = _name(element)
        beside = _BESIDE.search(name) and not _SECTION.search(name)
        if beside and len(element.text_content()) < _MUCH:
            element.drop_tree()


def _json_ld(root: html.HtmlElement) -> dict[str, object]:
    for element in root.xpath("//script[@type='application/ld+json']")[:5]:
        try:
            value = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue  # its metadata may be broken, the page itself is still read
        listed = value if isinstance(value, list) else [value]
        for item in listed:
            if isinstance(item, dict) and str(item.get("@type", "")).endswith(
                ("Article", "Posting")
            ):
                return item
    return {}


def _metadata(root: html.HtmlElement, data: dict[str, object], made: Draft) -> None:
    def meta(*names: str) -> str:
        for name in names:
            found = root.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name)
            if found and clean_line(str(found[0])):
                return clean_line(str(found[0]))
        return ""

    made.title = clean_line(str(data.get("headline") or "")) or meta("og:title")
    made.section = clean_line(str(data.get("articleSection") or "")) or meta("article:section")
    given = str(data.get("datePublished") or "") or meta("article:published_time")
    made.published = parse_published(given)
    author = data.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    text = clean_line(str(name or "")) or meta("article:author", "author")
    made.byline = byline(text)
    links = root.xpath("//link[@rel='canonical']/@href")
    made.url = str(links[0]).strip() if links else meta("og:url")


def _first(
    root: html.HtmlElement, mark: re.Pattern[str], tags: tuple[str, ...] = ()
) -> html.HtmlElement | None:
    for element in root.iter():
        named = mark.search(_name(element, "class", "id", "itemprop"))
        if (element.tag in tags or named) and element.text_content().strip():
            return element
    return None


def _name(element: html.HtmlElement, *attributes: str) -> str:
    """Return what an element is called: its class and id, or these attributes."""
    return " ".join(filter(None, map(element.get, attributes or ("class", "id"))))


def _old_title(root: html.HtmlElement) -> str:
    """Return the title of a page from before classes: its first bold line of a title's length.

    A line of capitals is the portal's name or the section.
    """
    bold = [clean_line(e.text_content()) for e in root.iter("b", "strong", "h2", "h3")]
    bold = [text for text in bold if 20 <= len(text) <= 300 and not text.isupper()]
    return bold[0] if bold else ""


def _text_of(element: html.HtmlElement | None) -> str:
    return "" if element is None else str(element.text_content())


def _dates(root: html.HtmlElement, made: Draft) -> None:
    for element in root.iter():
        if element.tag == "time" or _DATE.search(_name(element)):
            text = clean_line(element.text_content())[:300]
            date = parse_published(element.get("datetime") or text)
            made.published = made.published or date
            made.views = views(text) if made.views is None else made.views
    if made.published is None or made.views is None:
        for text in paragraphs_of(root)[:_HEAD]:
            if len(text) > _LONGEST_LINE:
                continue
            if _MAY_BE_DATE_LINE.match(text):
                made.published = made.published or parse_published(text)
            made.views = views(text) if made.views is None else made.views


def _body(root: html.HtmlElement) -> html.HtmlElement:
    """Return the element that holds the text: by its name, else by its prose.

    The score is the prose times its share of the element, so that a wrapper of the whole page loses
    to the column within it; links count against it, since lists of other posts are made of them.
    """
    named = _first(root, _BODY)
    if named is not None and len(named.text_content()) > _NAMED_BODY:
        return named
    best, most = root, 0.0
    for element in root.iter("div", "td", "article", "section", "main", "body"):
        own = sum(len(text) for text in paragraphs_of(element) if len(text) > _PROSE)
        linked = sum(len(link.text_content()) for link in element.iter("a"))
        size = len(element.text_content()) or 1
        score = own * (own / size) - 2 * linked
        if score > most:
            best, most = element, score
    return best


def paragraphs_of(root: html.HtmlElement) -> list[str]:
    """Return the text of an element, a paragraph for each block or line break."""
    lines = "".join(_pieces(root)).split("\0")
    return [text for text in (clean_line(line) for line in lines) if text]


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Yield text in order, a NUL at each block's border. Walks events: depth costs no stack."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag in _BLOCK_TAGS or element.tag == "br":
                yield "\0"
            yield (element.text or "").replace("\n", " ")
        else:
            if element.tag in _BLOCK_TAGS:
                yield "\0"
            if element is not root:
                yield (element.tail or "").replace("\n", " ")


def _unheaded(texts: list[str], made: Draft, lead: str) -> list[str]:
    """Return the paragraphs without what stands elsewhere: title, lead, date line, other posts."""
    kept: list[str] = []
    for text in texts:
        if _AFTER_POST.match(text):
            break
        plain = title_of(text)
        if plain == made.title or text == lead:
            kept = [] if plain == made.title else kept  # what stood above the title is no text
            continue
        if len(text) < _LONGEST_LINE and (views(text) is not None or _is_date_line(text)):
            continue
        if not kept and is_section(text):
            made.section = made.section or text
            continue
        kept.append(text)
    return kept


def _is_date_line(text: str) -> bool:
    return _DATE_LINE.match(text) is not None and parse_published(text) is not None


def _author(root: html.HtmlElement) -> Byline | None:
    element = _first(root, _AUTHOR)
    return byline(clean_line(element.text_content())) if element is not None else None
