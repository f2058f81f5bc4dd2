"""The compiled forms are what Qt's compiler makes of forms/*.ui today, with our words in them."""

import ast

import pytest

RENEW = "compile the forms with: .venv/bin/python packaging/forms.py"
DRAWN = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>AskForm</class>
 <widget class="QWidget" name="AskForm">
  <property name="windowTitle"><string>Say "yes", né?</string></property>
  <layout class="QVBoxLayout" name="layout">
   <item><widget class="QLabel" name="label">
    <property name="text"><string comment="month">May</string></property>
   </widget></item>
   <item><widget class="QLabel" name="two"><property name="text"><string>One
two</string></property></widget></item>
   <item><widget class="QLabel" name="mark"><property name="text"><string notr="true">·</string></property>
   </widget></item>
  </layout>
 </widget>
</ui>
"""


@pytest.fixture
def forms(script):
    return script("forms")


def test_the_compiled_forms_are_fresh(forms):
    fresh = {forms.target_of(source).name: forms.compiled(source) for source in forms.SOURCES.glob("*.ui")}
    found = {path.name: path.read_text(encoding="utf-8") for path in forms.COMPILED.glob("ui_*.py")}
    assert found == fresh, RENEW


def test_a_form_speaks_the_language_in_use(forms, tmp_path, qtbot, monkeypatch):
    from PySide6.QtWidgets import QWidget

    import plandesk.i18n

    drawn = tmp_path / "ask.ui"
    drawn.write_text(DRAWN, encoding="utf-8")
    text = forms.compiled(drawn)
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    names = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    assert (names.count("_"), names.count("pgettext")) == (2, 1)
    assert "Created by" not in text
    assert "import QLabel, QVBoxLayout\n" in text and "QWidget" not in text  # what it needs and no more
    assert "connectSlotsByName" not in text

    monkeypatch.setattr(plandesk.i18n, "_", str.upper)
    monkeypatch.setattr(plandesk.i18n, "pgettext", lambda context, message: f"{message} ({context})")
    space = {}
    exec(compile(text, "ui_ask.py", "exec"), space)
    widget, form = QWidget(), space["Ui_AskForm"]()
    qtbot.addWidget(widget)
    form.setupUi(widget)
    assert widget.windowTitle() == 'SAY "YES", NÉ?'
    assert (form.label.text(), form.two.text(), form.mark.text()) == ("May (month)", "ONE\nTWO", "·")
