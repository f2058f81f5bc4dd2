"""Words in the reader's language: English in the source, other languages from resources/locale.

English needs no catalogue and nothing is loaded for it. A report in another language than the window's
asks for `words(language)` and leaves the window's language alone.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

SOURCE_LANGUAGE = "en"
_DOMAIN = "plandesk"
_language = SOURCE_LANGUAGE


def _(message: str) -> str:
    """Return the message in the language in use."""
    if _language == SOURCE_LANGUAGE:
        return message
    return words(_language).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message for that number; put the number in with `.format` afterwards."""
    if _language == SOURCE_LANGUAGE:
        return singular if number == 1 else plural
    return words(_language).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return the message where the same English word has several meanings; the context tells which."""
    if _language == SOURCE_LANGUAGE:
        return message
    return words(_language).pgettext(context, message)


@lru_cache
def words(language: str) -> NullTranslations:
    """Return the catalogue of one language; one that is missing gives the English messages."""
    import gettext

    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, _folder(), [language], fallback=True)


def language() -> str:
    """Return the code of the language in use, e.g. "en"."""
    return _language


def languages() -> list[str]:
    """Return the codes of the languages PlanDesk speaks, English first."""
    found = [path.parent.parent.name for path in _folder().glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")]
    return [SOURCE_LANGUAGE, *sorted(found)]


def set_language(code: str | None) -> None:
    """Speak that language from now on, or the user's own when None; one we don't have becomes English."""
    global _language
    wished = code if code is not None else _of_the_user()
    short = wished.replace("-", "_").split(".")[0].split("_")[0].lower()
    _language = short if short != SOURCE_LANGUAGE and short in languages() else SOURCE_LANGUAGE


def _folder() -> Path:
    from plandesk.resources import resource_path

    return resource_path("locale")


def _of_the_user() -> str:
    for name in ("PLANDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or SOURCE_LANGUAGE
    return SOURCE_LANGUAGE
