"""The colours of an SVG picture: style attributes, simple style sheets, names of colours."""

from __future__ import annotations

import re
from collections.abc import Mapping

INHERITED = (
    *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
    *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "color", "visibility"),
)
OWN = ("opacity", "display", "clip-path", "mask", "filter", "stop-color", "stop-opacity", "transform")
NAMES = {
    "black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000", "blue": "#0000FF",
    "yellow": "#FFFF00", "orange": "#FFA500", "purple": "#800080", "gray": "#808080", "grey": "#808080",
    "silver": "#C0C0C0", "maroon": "#800000", "navy": "#000080", "teal": "#008080", "olive": "#808000",
    "lime": "#00FF00", "aqua": "#00FFFF", "cyan": "#00FFFF", "magenta": "#FF00FF", "fuchsia": "#FF00FF",
    "gold": "#FFD700", "darkblue": "#00008B", "darkred": "#8B0000", "darkgreen": "#006400",
    "lightgray": "#D3D3D3", "lightgrey": "#D3D3D3", "darkgray": "#A9A9A9", "darkgrey": "#A9A9A9",
    "crimson": "#DC143C", "royalblue": "#4169E1", "steelblue": "#4682B4", "midnightblue": "#191970",
}  # fmt: skip
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_RGB = re.compile(r"rgba?\(([^)]*)\)")


def declarations(text: str) -> dict[str, str]:
    """ "fill:#fff;stroke:none" as names and values."""
    found = {}
    for one in text.split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def sheet(text: str) -> list[tuple[str, dict[str, str]]]:
    """A style sheet as selectors (".a", "#a", "path") with what they set; others are left out."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    found = []
    for selectors, inside in _RULE.findall(text):
        for one in selectors.split(","):
            if re.fullmatch(r"\s*[.#]?[\w-]+\s*", one):
                found.append((one.strip(), declarations(inside)))
    return found


def style_of(
    tag: str, attributes: Mapping[str, str], rules: list[tuple[str, dict[str, str]]]
) -> dict[str, str]:
    """What an element says of itself: attributes, then the style sheet, then its own style."""
    found = {name: attributes[name].strip() for name in (*INHERITED, *OWN) if name in attributes}
    names = {tag, f"#{attributes.get('id', '')}", *(f".{one}" for one in attributes.get("class", "").split())}
    for selector, given in rules:
        if selector in names:
            found |= given
    return found | declarations(attributes.get("style", ""))


def colour(text: str, current: str = "#000000") -> str | None:
    """A colour as #RRGGBB; None for none, and for what is no colour."""
    text = text.strip().lower()
    if text == "currentcolor":
        return current
    if text in NAMES:
        return NAMES[text]
    if re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", text):
        return text[:7].upper()
    if re.fullmatch(r"#[0-9a-f]{3,4}", text):
        return "#" + "".join(one * 2 for one in text[1:4]).upper()
    if match := _RGB.fullmatch(text):
        parts = re.split(r"[\s,/]+", match[1].strip())[:3]
        try:
            values = [float(p[:-1]) * 2.55 if p.endswith("%") else float(p) for p in parts]
        except ValueError:
            return None
        if len(values) == 3:
            return "#" + "".join(f"{round(min(255.0, max(0.0, value))):02X}" for value in values)
    return None


def share(text: str | None) -> float:
    """An opacity, 0 to 1."""
    if text is None:
        return 1.0
    try:
        value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, value))
