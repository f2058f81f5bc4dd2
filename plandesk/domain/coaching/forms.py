"""Coaching forms as data: a service has its own themes, prompts, order and language."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.coaching import standard_form
from plandesk.domain.columns import stored
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

VOICES = ("both", "coach", "employee")


class Theme(Struct, frozen=True):
    """One theme; `voices` says who writes about it, `actions` whether a list of actions belongs to it."""

    id: int
    uid: str
    position: int
    title: str
    prompt: str
    voices: str
    actions: bool


class CoachingForm(Struct, frozen=True):
    """A form; one that is retired is not offered for new sessions."""

    id: int
    uid: str
    position: int
    name: str
    language: str
    intro: str
    retired: bool
    themes: tuple[Theme, ...]


def forms(document: Document, retired: bool = False) -> list[CoachingForm]:
    """The forms in their order; with `retired` those too that are not offered any more."""
    rows = document.rows(
        "SELECT * FROM coaching_form WHERE retired <= ? ORDER BY position, id", (int(retired),)
    )
    return [_form(document, row) for row in rows]


def form(document: Document, form_id: int) -> CoachingForm:
    """One form; raises NotThere."""
    row = document.row("SELECT * FROM coaching_form WHERE id = ?", (form_id,))
    if row is None:
        raise NotThere(_("This form is no longer in the file."))
    return _form(document, row)


def add_form(document: Document, name: str, language: str = "en") -> int:
    """Add a form without themes at the end; its id comes back."""
    with document.step(_("Add form")):
        place = ordering.make_room(document, "coaching_form", {}, None)
        return document.insert(
            "coaching_form", position=place, **stored({"name": name, "language": language})
        )


def add_standard_form(document: Document, language: str = "en") -> int:
    """Add the built-in form, in words of the program's language; its id comes back."""
    with document.step(_("Add the standard form")):
        form_id = add_form(document, standard_form.name(), language)
        for theme in standard_form.themes():
            _insert_theme(document, form_id, *theme)
        return form_id


def duplicate_form(document: Document, form_id: int, name: str = "") -> int:
    """Add a copy of a form with its themes; its id comes back."""
    old = form(document, form_id)
    with document.step(_("Duplicate form")):
        new = add_form(document, name or _("{name} (copy)").format(name=old.name), old.language)
        document.update("coaching_form", new, intro=old.intro)
        for theme in old.themes:
            _insert_theme(document, new, theme.title, theme.prompt, theme.voices, theme.actions)
        return new


def change_form(document: Document, form_id: int, **fields: Any) -> None:
    """Change name, language, intro or retired."""
    with document.step(_("Change form")):
        document.update("coaching_form", form_id, **stored(fields))


def move_form(document: Document, form_id: int, position: int) -> None:
    """Put a form at a position."""
    with document.step(_("Move form")):
        ordering.move(document, "coaching_form", {}, form_id, position)


def delete_form(document: Document, form_id: int) -> None:
    """Delete a form; sessions held with it keep their themes."""
    with document.step(_("Delete form")):
        document.delete("coaching_form", [form_id])
        ordering.close_gaps(document, "coaching_form", {})


def add_theme(
    document: Document,
    form_id: int,
    title: str = "",
    position: int | None = None,
    prompt: str = "",
    voices: str = "both",
    actions: bool = False,
) -> int:
    """Add a theme to a form; its id comes back. Raises InvalidValue for voices that there are not."""
    with document.step(_("Add theme")):
        return _insert_theme(document, form_id, title, prompt, voices, actions, position)


def change_theme(document: Document, theme_id: int, **fields: Any) -> None:
    """Change title, prompt, voices or actions; raises InvalidValue for voices that there are not."""
    _check(fields.get("voices", "both"))
    with document.step(_("Change theme")):
        document.update("form_theme", theme_id, **stored(fields))


def move_theme(document: Document, theme_id: int, position: int) -> None:
    """Put a theme at a position in its form."""
    owner = document.value("SELECT form_id FROM form_theme WHERE id = ?", (theme_id,))
    with document.step(_("Move theme")):
        ordering.move(document, "form_theme", {"form_id": owner}, theme_id, position)


def delete_theme(document: Document, theme_id: int) -> None:
    """Delete a theme of a form."""
    owner = document.value("SELECT form_id FROM form_theme WHERE id = ?", (theme_id,))
    with document.step(_("Delete theme")):
        document.delete("form_theme", [theme_id])
        ordering.close_gaps(document, "form_theme", {"form_id": owner})


def voices_words() -> dict[str, str]:
    """Who writes about a theme, in the user's words."""
    return {"both": _("Coach and employee"), "coach": _("Coach only"), "employee": _("Employee only")}


def _insert_theme(
    document: Document,
    form_id: int,
    title: str,
    prompt: str,
    voices: str,
    actions: bool,
    position: int | None = None,
) -> int:
    _check(voices)
    place = ordering.make_room(document, "form_theme", {"form_id": form_id}, position)
    words = stored({"title": title, "prompt": prompt, "voices": voices, "actions": actions})
    return document.insert("form_theme", form_id=form_id, position=place, **words)


def _form(document: Document, row: Any) -> CoachingForm:
    themes = document.rows("SELECT * FROM form_theme WHERE form_id = ? ORDER BY position, id", (row["id"],))
    return CoachingForm(
        row["id"], row["uid"], row["position"], row["name"], row["language"], row["intro"],
        bool(row["retired"]),
        tuple(
            Theme(one["id"], one["uid"], one["position"], one["title"], one["prompt"], one["voices"],
                  bool(one["actions"]))
            for one in themes
        ),
    )  # fmt: skip


def _check(voices: str) -> None:
    if voices not in VOICES:
        raise InvalidValue(_("A theme is written by the coach, the employee or both. Nothing was changed."))
