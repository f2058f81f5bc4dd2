"""The one SQLite engine of every document, and its introduction to sqlite-utils."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    import sqlite_utils

# sqlite-utils looks for this name first and then catches the engine's own
# exception classes instead of the standard library's.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

if TYPE_CHECKING:
    # The engine has no annotations of its own; it is the standard library's module by shape.
    from sqlite3 import Connection, DatabaseError, IntegrityError, OperationalError, Row, connect
else:
    Connection = dbapi2.Connection
    Row = dbapi2.Row
    DatabaseError = dbapi2.DatabaseError
    OperationalError = dbapi2.OperationalError
    IntegrityError = dbapi2.IntegrityError
    connect = dbapi2.connect

__all__ = [
    "Connection",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "Row",
    "as_database",
    "connect",
]


def as_database(connection: Connection) -> sqlite_utils.Database:
    """The connection as sqlite-utils sees it (imported late: it costs a tenth of a second)."""
    import sqlite_utils

    return sqlite_utils.Database(connection, execute_plugins=False)
