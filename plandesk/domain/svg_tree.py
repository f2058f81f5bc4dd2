"""The elements of an SVG picture; one that runs, moves or reaches outside of the file is refused.

Nothing else is read from disk or net: entities are refused, references lead within the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from plandesk.errors import InvalidValue
from plandesk.i18n import _

MOST_ELEMENTS, DEEPEST = 20_000, 60
_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class Element:
    """An element with its attributes without namespaces; without a tag it is none of SVG."""

    tag: str
    attributes: dict[str, str]
    kids: list[Element] = field(default_factory=list)
    text: str = ""


def tree(data: bytes) -> Element:
    """The outermost element of a picture; raises InvalidValue with the reason where it can't be taken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    top = Element("", {})
    open_ones = [top]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        space, _gap, tag = name.rpartition(" ")
        if count > MOST_ELEMENTS or len(open_ones) > DEEPEST:
            raise refused(_("it has more parts than a picture needs"))
        one = Element(tag if space in ("", _NAMESPACE) else "", {})
        one.attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        _look_at(one)
        open_ones[-1].kids.append(one)
        open_ones.append(one)

    def text(given: str) -> None:
        open_ones[-1].text += given

    def no_entities(*_told: Any) -> int:
        raise refused(_("it defines entities"))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_ones.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = no_entities
    parser.ExternalEntityRefHandler = no_entities
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InvalidValue(
            _("This SVG picture is damaged (line {line}). Nothing was changed; export it again.").format(
                line=error.lineno
            )
        ) from None
    if len(top.kids) != 1 or top.kids[0].tag != "svg":
        raise InvalidValue(_("This is not an SVG picture. Nothing was changed; choose another file."))
    return top.kids[0]


def _look_at(one: Element) -> None:
    """Refuse what runs, moves or reaches outside of the file, and what would not be drawn."""
    tag = one.tag
    if tag == "script" or any(name.lower().startswith("on") for name in one.attributes):
        raise refused(_("it has a script in it"))
    if tag.startswith("animate") or tag == "set":
        raise refused(_("it moves"))
    if tag in ("text", "tspan", "textPath"):
        raise refused(_("it has text in it; turn the text into outlines and export it again"))
    if tag in ("image", "foreignObject", "feImage", "iframe", "video", "audio"):
        raise refused(_("it has another picture or document in it"))
    if tag in ("filter", "mask", "pattern"):
        raise refused(_("it has filters, masks or patterns; export it with plain shapes"))
    for name, value in one.attributes.items():
        if name == "href" and not value.strip().startswith("#") and tag != "a":
            raise refused(_("it refers to another file"))
        if "url(" in value and not inside(value):
            raise refused(_("it refers to another file"))


def inside(value: str) -> bool:
    """Whether all that a value refers to stands within the picture."""
    return all(one.lstrip(" \t\r\n'\"").startswith("#") for one in value.split("url(")[1:])


def refused(reason: str) -> InvalidValue:
    """What is raised for a picture with something in it that is not taken."""
    return InvalidValue(
        _("This SVG picture can’t be taken: {reason}. Nothing was changed.").format(reason=reason)
    )
