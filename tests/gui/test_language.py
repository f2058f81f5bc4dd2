"""The window in another language: the words of Qt itself, too."""

from plandesk import i18n
from plandesk.gui.app import speak
from plandesk.gui.widgets.dialog_buttons import DialogButtons


def test_qt_speaks_the_language_of_the_window_too(qapp, qtbot, monkeypatch):
    assert speak(qapp) is None  # English is what Qt speaks itself
    monkeypatch.setattr(i18n, "_language", "fr")
    translator = speak(qapp)
    try:
        buttons = DialogButtons()
        qtbot.addWidget(buttons)
        assert buttons.button(DialogButtons.StandardButton.Cancel).text() == "Annuler"
    finally:
        qapp.removeTranslator(translator)
    monkeypatch.setattr(i18n, "_language", "iu")  # which Qt does not have
    assert speak(qapp) is None
