"""Text that a spreadsheet must not take for a formula: how it is guarded in a CSV file, and freed again.

A guarded text has one apostrophe more at its beginning. Reading takes exactly one away where what follows
would be guarded by writing, so that text which itself begins like a guarded one comes back unchanged.
"""

from __future__ import annotations

import re

# Spreadsheets skip white space before the sign; the wide signs count as the narrow ones in some of them.
_NEEDS_GUARD = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def guarded(text: str) -> str:
    """The text as it may stand in a CSV file that a spreadsheet opens."""
    return "'" + text if _NEEDS_GUARD.match(text) else text


def freed(text: str) -> str:
    """The text that `guarded` was given; other text as it is."""
    return text[1:] if text.startswith("'") and _NEEDS_GUARD.match(text) else text
