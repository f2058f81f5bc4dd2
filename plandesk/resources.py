"""Where the files that PlanDesk brings along are: fonts, icons, samples, schema, words."""

from pathlib import Path

_SHIPPED = Path(__file__).parent / "shipped"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of a file or folder in `resources`, named with slashes, e.g. "fonts/Inter.ttf".

    An installed PlanDesk carries its own copy within the package; a checkout uses the folder itself.
    Raises FileNotFoundError where there is no such file: that is a fault of the program, not of the user.
    """
    base = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    path = base.joinpath(*name.split("/"))
    if not path.exists():
        raise FileNotFoundError(f"PlanDesk's own file {name} is not in {base}")
    return path
