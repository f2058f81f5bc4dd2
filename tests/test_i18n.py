import subprocess
import sys

import pytest

from plandesk import i18n


def test_english_needs_no_catalogue():
    assert i18n._("Goal") == "Goal"
    assert i18n.pgettext("month", "May") == "May"
    assert [i18n.ngettext("one", "many", number) for number in (0, 1, 2)] == ["many", "one", "many"]
    assert i18n.words("en").ngettext("one", "many", 1) == "one"


@pytest.mark.parametrize("code", ["en_CA.UTF-8", "en-GB", "C", "POSIX", "", "xx", "../../etc"])
def test_a_language_that_is_not_there_becomes_english(code):
    i18n.set_language(code)
    assert i18n.language() == "en"
    assert i18n._("Goal") == "Goal"


def test_the_users_own_language_is_asked_for(monkeypatch):
    monkeypatch.setattr(i18n, "languages", lambda: ["en", "fr"])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    i18n.set_language(None)
    assert i18n.language() == "fr"
    monkeypatch.setenv("PLANDESK_LANGUAGE", "en")
    i18n.set_language(None)
    assert i18n.language() == "en"


def test_nothing_is_loaded_for_english(checkout):
    ask = "import sys; from plandesk.i18n import _; _('Goal'); print('gettext' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
