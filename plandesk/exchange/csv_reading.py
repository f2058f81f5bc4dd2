"""Tables in text files: which encoding, which separator, which rows."""

from __future__ import annotations

import csv
from io import StringIO

from plandesk.exchange.sheet import Sheet, SheetRow


def read_csv(data: bytes, name: str) -> Sheet:
    """The table in a text file's bytes."""
    reader = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    header = tuple(next(reader))
    rows = [SheetRow(reader.line_num, tuple(cell or None for cell in row)) for row in reader if any(row)]
    return Sheet(name, header, tuple(rows), ())
