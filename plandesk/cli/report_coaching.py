"""The paper of a coaching file on the command line: forms, sessions, a member's own file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from plandesk.cli.documents import opened
from plandesk.domain.coaching import forms, members, sessions, viewings
from plandesk.domain.coaching.forms import CoachingForm
from plandesk.domain.coaching.members import Member
from plandesk.domain.coaching.records import CoachingSession
from plandesk.domain.name_order import name_key
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

KINDS = ("coaching-form", "member-file")
_COACH_WORDS = ("text", "fields", "none")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that a coaching file's paper has."""
    parser.add_argument(
        "--member", metavar="NAME", help=_("coaching form, member’s file: whose, by name or number")
    )
    parser.add_argument(
        "--session", metavar="DATE", help=_("coaching form: the session of 2026-11-24; else the last one")
    )
    parser.add_argument(
        "--form", metavar="NAME", help=_("coaching form: the form of this name, with --blank")
    )
    parser.add_argument("--blank", action="store_true", help=_("coaching form: empty, to write on paper"))
    parser.add_argument(
        "--prefilled", action="store_true", help=_("coaching form: what is known, and room to write on paper")
    )
    parser.add_argument(
        "--fillable", action="store_true", help=_("coaching form: for the member to fill in on a screen")
    )
    parser.add_argument(
        "--coach-words",
        choices=_COACH_WORDS,
        help=_("how the coach’s words stand in a form with --fillable: as text, in locked fields, or not"),
    )


def own_options(arguments: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """The options of each kind with what was given for them."""
    return {
        "coaching-form": {"--member": arguments.member, "--session": arguments.session,
                          "--form": arguments.form, "--blank": arguments.blank,
                          "--prefilled": arguments.prefilled, "--fillable": arguments.fillable,
                          "--coach-words": arguments.coach_words},
        "member-file": {"--member": arguments.member},
    }  # fmt: skip


def run(arguments: argparse.Namespace, out: Path) -> int:
    """Write the paper; one line of the view log tells that it was."""
    from plandesk.reports import build

    _check(arguments)
    # A blank form is no record: nothing is noted, and the file may be open elsewhere.
    with opened(arguments.file, read_only=arguments.blank) as document:
        if document.kind != "coaching":
            raise InvalidValue(
                _(
                    "“{name}” is a plan file, and coaching forms are in coaching files. "
                    "Nothing was written; name a file that ends in .coaching."
                ).format(name=arguments.file.name)
            )
        if arguments.kind == "member-file":
            pdf = _member_file(document, arguments)
        else:
            pdf = _coaching_form(document, arguments)
    build.write(pdf, out, private=not arguments.blank)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """Raise InvalidValue for options that do not go with each other, or that only plan files have."""
    for option, given in (
        ("--plan", arguments.plan), ("--as-of", arguments.as_of), ("--lang", arguments.lang),
        ("--keep-for", arguments.keep_for),
    ):  # fmt: skip
        if given:
            raise InvalidValue(
                _("{option} is for reports of plan files. Nothing was written; leave it out.").format(
                    option=option
                )
            )
    ways = [name for name in ("blank", "prefilled", "fillable") if getattr(arguments, name)]
    if len(ways) > 1:
        raise InvalidValue(
            _("--{first} and --{second} do not go together. Nothing was written; leave one out.").format(
                first=ways[0], second=ways[1]
            )
        )
    for option, given, fits in (
        ("--form", arguments.form, arguments.blank),
        ("--member", arguments.member, not arguments.blank),
        ("--session", arguments.session, not arguments.blank),
        ("--coach-words", arguments.coach_words, arguments.fillable),
    ):
        if given and not fits:
            raise InvalidValue(
                _("{option} is not for this form. Nothing was written; leave it out.").format(option=option)
            )


def _coaching_form(document: Document, arguments: argparse.Namespace) -> bytes:
    from plandesk.reports import coaching_form
    from plandesk.reports.coaching_form_data import BLANK, COACH_TEXT, FILLABLE, FILLED, PREFILLED

    if arguments.blank:
        form = _form(document, arguments.form)
        options = coaching_form.CoachingFormOptions(BLANK, form_id=form.id)
        return coaching_form.layout(coaching_form.collect(document, options))
    told = _session(document, _member(document, arguments.member), arguments.session)
    way = FILLABLE if arguments.fillable else PREFILLED if arguments.prefilled else FILLED
    options = coaching_form.CoachingFormOptions(
        way, session_id=told.id, coach_words=arguments.coach_words or COACH_TEXT
    )
    pdf = coaching_form.layout(coaching_form.collect(document, options))
    viewings.note_viewing(document, viewings.EXPORTED, "coaching_session", told.uid, _("as a PDF"))
    return pdf


def _member_file(document: Document, arguments: argparse.Namespace) -> bytes:
    from plandesk.reports import member_file

    member = _member(document, arguments.member)
    options = member_file.MemberFileOptions(member.id, date.today())
    pdf = member_file.layout(member_file.collect(document, options))
    viewings.note_viewing(document, viewings.EXPORTED, "member", member.uid, _("the member’s file as a PDF"))
    return pdf


def _form(document: Document, name: str | None) -> CoachingForm:
    """The form of a name, or the first one offered."""
    offered = forms.forms(document, retired=name is not None)
    found = [one for one in offered if name is None or one.name.casefold() == name.casefold()]
    if not found:
        raise NotThere(
            _("There is no such form; there is {names}. Nothing was written.").format(
                names=", ".join(f"“{one.name}”" for one in forms.forms(document)) or _("none")
            )
        )
    return found[0]


def _member(document: Document, wanted: str | None) -> Member:
    """The member of a name, of rank and name, or of a number; case and accents do not matter."""
    sought = name_key((wanted or "").strip())
    if not sought:  # which would be the number of whoever has none
        raise InvalidValue(_("Nothing was written; say whose it is with --member, by name or number."))
    found = [
        one for one in members.members(document) if sought in map(name_key, (one.name, one.title, one.number))
    ]
    if not found:
        raise NotThere(_("There is no member “{name}” in the file. Nothing was written.").format(name=wanted))
    if len(found) > 1:
        raise InvalidValue(
            _("There are {n} members “{name}”. Nothing was written; give the number instead.").format(
                n=len(found), name=wanted
            )
        )
    return found[0]


def _session(document: Document, member: Member, day: str | None) -> CoachingSession:
    """The session of a day, or the last one."""
    every = sessions.sessions_of(document, member.id)
    if day is None and every:
        return every[0]
    found = [one for one in every if one.held.isoformat() == day]
    if found:
        return found[0]
    raise NotThere(
        _("There is no such session of {member}; there is {days}. Nothing was written.").format(
            member=member.title, days=", ".join(one.held.isoformat() for one in every) or _("none")
        )
    )
