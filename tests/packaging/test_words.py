"""The catalogue of words is fresh, its messages can be filled in, and a translation is what one sees."""

import re
import string

import pytest

from plandesk import i18n

RENEW = "gather the words with: .venv/bin/python packaging/words.py"


@pytest.fixture
def words(script):
    return script("words")


def messages(catalog):
    return [message for message in catalog if message.id]


def places(text):
    return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


def test_the_catalogue_is_fresh(words):
    assert words.TEMPLATE.read_bytes() == words.as_text(words.gathered(words.CHECKOUT / "plandesk")), RENEW


def test_the_translations_are_fresh_and_fill_in_the_same_places(words):
    catalog = words.gathered(words.CHECKOUT / "plandesk")
    for path in words.LOCALE.glob("*/LC_MESSAGES/plandesk.po"):
        translation = words.read(path)
        assert {message.id for message in translation} == {message.id for message in catalog}, RENEW
        assert path.with_suffix(".mo").read_bytes() == words.compiled(translation), RENEW
        for message in messages(translation):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(places(text) in [places(each) for each in ids] for text in said if text), message.id


def test_every_message_can_be_filled_in(words):
    for message in messages(words.gathered(words.CHECKOUT / "plandesk")):
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            assert all(re.fullmatch(r"\w*", place) for place in places(text)), text


def test_a_translation_is_begun_compiled_and_spoken(words, tmp_path, monkeypatch):
    source = tmp_path / "plandesk"
    source.mkdir()
    (source / "page.py").write_text(
        'a = _("Goal")\nb = ngettext("{n} plan", "{n} plans", 2)\nc = pgettext("month", "May")\n',
        encoding="utf-8",
    )
    locale = tmp_path / "locale"
    monkeypatch.setattr(words, "CHECKOUT", tmp_path)
    monkeypatch.setattr(words, "LOCALE", locale)
    monkeypatch.setattr(words, "TEMPLATE", locale / "plandesk.pot")
    monkeypatch.setattr("sys.argv", ["words.py", "fr"])
    assert words.main() == 0

    path = locale / "fr" / "LC_MESSAGES" / "plandesk.po"
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgid "Goal"\nmsgstr ""', 'msgid "Goal"\nmsgstr "But"')
    text = text.replace('msgid "May"\nmsgstr ""', 'msgid "May"\nmsgstr "mai"')
    text = text.replace('msgstr[0] ""', 'msgstr[0] "{n} plan"').replace(
        'msgstr[1] ""', 'msgstr[1] "{n} plans"'
    )
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["words.py"])
    assert words.main() == 0
    assert path.read_text(encoding="utf-8") == text

    monkeypatch.setattr(i18n, "_folder", lambda: locale)
    i18n.words.cache_clear()
    i18n.set_language("fr_CA.UTF-8")
    assert (i18n.language(), i18n.languages()) == ("fr", ["en", "fr"])
    assert i18n._("Goal") == "But"
    assert i18n._("Not translated") == "Not translated"
    assert i18n.pgettext("month", "May") == "mai"
    assert i18n.ngettext("{n} plan", "{n} plans", 0) == "{n} plan"
    i18n.set_language("en")
    assert i18n._("Goal") == "Goal"
    assert i18n.words("fr").gettext("Goal") == "But"
    i18n.words.cache_clear()
