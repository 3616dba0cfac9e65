"""What luutru itself has written: reports, exports, backups, results. None of it is a post."""

from __future__ import annotations

import re

from luutru.store.export_format import is_export

__all__ = ["written_by_luutru"]

_REPORT = re.compile(rb'<!DOCTYPE html>\s*<html\b.{0,2000}<meta name="generator" content="luutru ',
                     re.DOTALL)  # fmt: skip
_BACKUP = re.compile(rb'.*"format":\s*"luutru-backup"', re.DOTALL)
_BACKUP_NAME = b"manifest.json"  # the first member of the tar
_STRING = rb'"(?:[^"\\]|\\.)*"'
# `show` and `search` with --format json or jsonl: the keys that begin a post, a hit, a result.
_JSON = re.compile(
    rb'[\[\s]*\{\s*(?:"query":\s*' + _STRING + rb',\s*"understood":|'
    rb'"id":\s*\d+,\s*"external_id":\s*' + _STRING + rb',\s*"title":\s*' + _STRING
    + rb',\s*"section":\s*' + _STRING + rb',\s*"published":\s*(?:null|' + _STRING
    + rb'),\s*(?:"published_precision":|"source":\s*' + _STRING + rb',\s*"score":))'
)  # fmt: skip
# `show` as text ends so; `search` as CSV and the other tables begin so.
_SHOWN = re.compile("\nBài số \\d+, bản \\d+\\. Nguồn: [a-z]+:".encode())
_TABLES = frozenset(
    (
        b"id,external_id,title,section,published,source,score,people,topics",
        b"short,long,posts",
        b"phrase,score,times",
        b"phrase,score,now,before",
        b"id,label,english,broader,posts,direct",
        b"id,run,seen,uri,locator,sha256,start,end,reason,repair,state,source,since,dismissed",
        b"uri,kind,reason,holds,size,since,run,seen",
        b"source,files,posts,rejected,removed,first_run,last_run,first,last",
        b"id,name,posts,first,last,roles,aliases",
        b"id,name,title,body,place,from,to,days",
        b"period,count,filter",
    )
)


def written_by_luutru(head: bytes) -> str:
    """Return what of luutru's a file is, from its first bytes, in Vietnamese; "" for none."""
    if is_export(head):
        return "bản xuất"
    if head.startswith(_BACKUP_NAME) and _BACKUP.match(head):
        return "bản sao lưu"
    if _REPORT.match(head):
        return "báo cáo"
    if _JSON.match(head) or _SHOWN.search(head):
        return "kết quả"
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].rstrip(b"\r")
    return "bảng kết quả" if first in _TABLES else ""
