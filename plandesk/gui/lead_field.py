"""Leads in a field of chips: what is offered while one types, and whom the chips stand for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from plandesk.domain.initiatives import Lead, lead_by_name, lead_names
from plandesk.domain.lead_kind import is_person
from plandesk.file.document import Document
from plandesk.gui.widgets.token_field import Offer, Token, TokenField
from plandesk.i18n import _


class New(Enum):
    """What a name that is not under People yet is to become."""

    PERSON = True
    UNIT = False


def lead_token(lead: Lead) -> Token:
    """The chip of a lead."""
    return Token(lead.name, lead)


def offer_leads(field: TokenField, document: Document) -> None:
    """Suggest everyone who can lead while one types, and to add the name as a person or as a unit."""
    field.set_suggestions([lead_token(lead) for lead in lead_names(document)])
    field.set_offers(_offers)


def leads_of(document: Document, tokens: Iterable[Token]) -> tuple[Lead, ...]:
    """The leads that chips stand for, each once; call it inside the step, in which new ones are added."""
    found = [
        token.key
        if isinstance(token.key, Lead)
        else lead_by_name(document, token.text, token.key.value if isinstance(token.key, New) else None)
        for token in tokens
    ]
    return tuple(dict.fromkeys(found))


def _offers(words: str) -> list[Offer]:
    """First what the name reads like."""
    person = Offer(_("New person “{name}”").format(name=words), Token(words, New.PERSON))
    unit = Offer(_("New unit “{name}”").format(name=words), Token(words, New.UNIT))
    return [person, unit] if is_person(words) else [unit, person]
