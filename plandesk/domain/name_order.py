"""Names in the order in which people look for them."""

from __future__ import annotations

import unicodedata


def name_key(text: str) -> str:
    """Without case and accents: "Éloïse" stands before "Fiona", and is found by "eloise"."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parted if not unicodedata.combining(one)).casefold()
