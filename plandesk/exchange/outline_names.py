"""What people call the parts of a plan that they write down, in English and French.

All names are compared without case, accents, plural and filling words: "Message from the Chief" and
"message_from_chief" are one name. The words for goals, initiatives and their fields are those of tables.
"""

from __future__ import annotations

from plandesk.exchange.table_names import Named, canonical, understood

LONGEST = 80  # characters of a name that say what it means


def meaning(name: str) -> str:
    """A name for comparing; one in other letters than Latin ones stands for itself."""
    return canonical(name[:LONGEST]) or name[:LONGEST].casefold().strip()


def said_by(name: str) -> Named:
    """What a name says in a table of initiatives."""
    return understood(name[:LONGEST])


def _all(*names: str) -> frozenset[str]:
    return frozenset(canonical(name) for name in names)


HEADS = _all("document", "plan", "metadata", "meta", "about the plan")
TITLE = _all("title", "name", "heading", "label", "plan title", "plan name", "titre", "nom", "intitulé")
HEADING = _all("title", "heading", "titre", "intitulé")  # of a part in which a name is somebody's
KIND = _all("kind", "type", "plan type", "kind of plan", "plan kind", "genre")
YEAR = _all("year", "plan year", "period", "years", "plan period", "année", "période")
STARTS = _all("starts", "start", "start date", "first day", "from", "début")
ENDS = _all("ends", "end", "end date", "last day", "until", "fin")
PARENT = _all("parent plan", "parent", "implements", "strategic plan", "plan above", "plan stratégique")
LANGUAGE = _all("language", "lang", "langue")
LEVELS = _all("levels", "level names", "niveaux")
SECTIONS = _all("sections", "chapters", "chapitres")

NAME = _all("organisation", "organization", "service", "police service", "agency", "department", "organisme")
SHORT_NAME = _all("short name", "abbreviation", "acronym", "sigle")
BODY = _all("governing body", "commission", "board", "police board", "police commission", "conseil")
MISSION = _all("mission", "our mission", "mission statement", "notre mission")
VISION = _all("vision", "our vision", "vision statement", "notre vision")
VALUES = _all("values", "our values", "core values", "valeurs", "nos valeurs")

CONTACT = _all(
    *("contact", "contact us", "contact details", "contact information", "contact data", "connect with us"),
    *("coordonnées", "nous joindre", "contactez nous"),
)
EMAIL = _all("email", "e-mail", "mail", "general inquiries", "inquiries", "enquiries", "courriel")
SWITCHBOARD = _all("switchboard", "telephone", "phone", "main line", "tel", "general line", "téléphone")
EMERGENCY = _all("emergency", "in an emergency", "emergencies", "urgence")
NON_EMERGENCY = _all("non-emergency", "non emergency line", "complaint line", "non urgent", "non-urgence")
ADDRESS = _all("address", "street address", "headquarters", "mailing address", "adresse")
WEBSITE = _all("website", "web site", "web", "site", "url", "homepage", "site web")

TEXT = _all(
    *("text", "body", "description", "paragraphs", "content", "words", "summary", "intro", "introduction"),
    *("texte", "contenu", "paragraphe", "résumé"),
)
ITEMS = _all("items", "points", "bullets", "bullet points", "list", "findings", "éléments", "liste")
PARTS = _all("subsections", "blocks", "parts", "findings", "tiles", "sections", "blocs", "sous-sections")
QUOTE = _all("pull quote", "quote", "pullquote", "quotation", "citation")
AUTHOR = _all("author", "signed", "signed by", "signature", "by", "auteur")
AUTHOR_TITLE = _all("author title", "rank", "position", "role", "titre de l'auteur", "fonction")
SOURCE = _all("source", "sources")
LETTERS = ("message", "letter", "foreword", "welcome", "lettre", "avant propos", "mot")  # words in a name
PROSE = _all(
    *("overview", "introduction", "intro", "summary", "executive summary", "background", "context"),
    *("purpose", "preface", "methodology", "how this plan was made", "consultation", "about this plan"),
    *("acknowledgements", "environmental scan", "conclusion", "next steps", "closing", "looking ahead"),
    *("aperçu", "sommaire", "contexte", "méthodologie", "prochaines étapes", "remerciements", "survol"),
)
SUB_ITEMS = _all("sub-items", "sub-activities", "items", "points", "bullets", "steps", "details", "étapes")
