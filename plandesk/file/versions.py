"""The kinds of files, and the version of each that is written now."""

from __future__ import annotations

APPLICATION_IDS = {"plan": 0x504C4E44, "coaching": 0x434F4143}  # "PLND", "COAC"
# The version of each kind of file: major * 100 + minor; a newer major is refused.
VERSIONS = {"plan": 104, "coaching": 103}
