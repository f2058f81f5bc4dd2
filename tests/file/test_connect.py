"""The name that the engine is given: of any folder and file, and of one on another computer's share."""

import os
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from plandesk.file import engine
from plandesk.file.connect import connect, uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/anna/our plan.plandesk"), "file:///home/anna/our%20plan.plandesk"),
        (
            PureWindowsPath(r"C:\Users\Zoë\50% #1?.plandesk"),
            "file:///C:/Users/Zo%C3%AB/50%25%20%231%3F.plandesk",
        ),
        (PureWindowsPath(r"\\server\plans\a.plandesk"), "file:////server/plans/a.plandesk"),
    ],
)
def test_a_path_becomes_a_uri_without_a_computer(path, uri):
    assert uri_of(path) == uri


@pytest.mark.posix
def test_the_engine_opens_what_lies_on_a_share(plan_file):
    """Two slashes first mean a share to Windows, and to others the same as one: here it is really opened."""
    share = PureWindowsPath("/" + plan_file.as_posix())
    assert share.drive.startswith("\\\\")
    connection = engine.connect(f"{uri_of(share)}?mode=ro", uri=True)
    try:
        assert connection.execute("SELECT count(*) FROM initiative").fetchone() == (3,)
    finally:
        connection.close()


@pytest.mark.posix
@pytest.mark.parametrize("name", ["50% #1?.plandesk", "a&mode=rwc.plandesk", "Zoë’s plan.plandesk"])
def test_any_name_is_opened(plan_file, name):
    path = plan_file.rename(plan_file.with_name(name))
    connection = connect(path, "ro")
    try:
        assert connection.execute("SELECT count(*) FROM initiative").fetchone()[0] == 3
    finally:
        connection.close()
    assert os.listdir(path.parent) == [name]
