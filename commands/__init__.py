"""The commands, one file each: they parse, call the library, print, and do nothing else."""

from luutru.commands.abbreviations import abbreviations
from luutru.commands.backup import backup
from luutru.commands.check import check
from luutru.commands.export import export
from luutru.commands.ingest import ingest
from luutru.commands.keywords import keywords
from luutru.commands.people import people
from luutru.commands.person import person
from luutru.commands.reindex import reindex
from luutru.commands.rejects import rejects
from luutru.commands.rendering.output import fail, say
from luutru.commands.report import report
from luutru.commands.restore import restore
from luutru.commands.runs import runs
from luutru.commands.search import search
from luutru.commands.show import show
from luutru.commands.similar import similar
from luutru.commands.stats import stats
from luutru.commands.timeline import timeline
from luutru.commands.topics import topics

__all__ = ["COMMANDS", "fail", "say"]

COMMANDS = (
    ingest,
    search,
    show,
    similar,
    timeline,
    report,
    people,
    person,
    topics,
    keywords,
    abbreviations,
    rejects,
    reindex,
    runs,
    stats,
    check,
    backup,
    restore,
    export,
)
