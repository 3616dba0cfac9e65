"""Lexicons: the word lists that rules read, in files that an archivist can edit.

Each ``NAME.tsv`` here begins with comments that show what it is for and what its columns mean; then
come the names of the columns and one row a line, cells parted by tabs (`schema` lists the columns,
`tables` reads and checks). An archive lays its own files over them: ``lexicons/NAME.tsv`` beside
``archive.db`` adds rows, a row with the same key replaces luutru's, and one whose first cell begins
with ``-`` takes it away.

The lexicons of one archive are a value (`Lexicons`): it holds the texts of the archive's own files,
so it pickles to worker processes and two archives in one process are two values. Rules do not take
it as a parameter: some eighty functions would hand it on to the few that look a word up. They ask
`rows`, `words` or what is `derived` from these, which read the value *in use* in this thread, a
context variable. Who works for an archive sets it around the work: ``with lexicons.in_use():``;
outside such a block luutru's own lexicons count. What is derived is made once for each value,
when it is first asked for; importing a module reads no file.
"""

from luutru.data.lexicons.lexicons import (
    FOLDER,
    Lexicons,
    derived,
    in_use,
    of_folder,
    rows,
    shipped_text,
    words,
)
from luutru.data.lexicons.schema import TABLES
from luutru.data.lexicons.tables import Row, lines, merged, read, written

__all__ = [
    "FOLDER",
    "TABLES",
    "Lexicons",
    "Row",
    "derived",
    "in_use",
    "lines",
    "merged",
    "of_folder",
    "read",
    "rows",
    "shipped_text",
    "words",
    "written",
]
