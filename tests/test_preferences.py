import json
from pathlib import Path

import pytest

from plandesk import preferences
from plandesk.preferences import Preferences


def test_first_start_knows_the_name_and_nothing_else(own_configuration):
    first = preferences.read()
    assert first == Preferences(who=preferences.login_name())
    assert not list(own_configuration.iterdir())


def test_written_preferences_come_back(own_configuration, tmp_path):
    kept = Preferences("Zoë Ünal", (tmp_path / "a.plandesk",), {"window/geometry": "AdnQywAD"})
    assert preferences.write(kept)
    assert preferences.read() == kept
    assert [path.name for path in own_configuration.iterdir()] == [preferences.FILE_NAME]


def test_recent_files_are_newest_first_without_doubles_and_limited(tmp_path):
    known = Preferences()
    for number in range(20):
        known = known.with_recent(tmp_path / f"{number}.plandesk")
    known = known.with_recent(tmp_path / "18.plandesk")
    assert [path.stem for path in known.recent[:3]] == ["18", "19", "17"]
    assert len(known.recent) == preferences.RECENT_AT_MOST
    assert known.without_recent(tmp_path / "18.plandesk").recent[0].stem == "19"


def test_two_windows_keep_each_others_changes(tmp_path):
    first = preferences.change(lambda kept: kept.with_recent(tmp_path / "one.plandesk"))
    preferences.change(lambda kept: kept.with_state("window/page", "plan"))
    both = preferences.read()
    assert both.recent == first.recent
    assert both.state("window/page") == "plan"
    assert both.state("nothing kept") == ""


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b'{"who": 3}',
        b'{"recent": [1]}',
        b'{"states": {"a": 1}}',
        b'{"recent": ["a\\u0000b"]}',
    ],
)
def test_a_damaged_file_is_set_aside_and_work_goes_on(own_configuration, damage):
    (own_configuration / preferences.FILE_NAME).write_bytes(damage)
    assert preferences.read().recent == ()
    assert (own_configuration / "preferences.damaged.json").read_bytes() == damage
    assert preferences.write(Preferences(who="A"))
    assert preferences.read().who == "A"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    file = tmp_path / "a file, not a folder"
    file.write_text("")
    monkeypatch.setenv("PLANDESK_CONFIG_DIR", str(file))
    assert preferences.write(Preferences()) is False
    assert preferences.read().recent == ()


def test_what_is_the_same_afterwards_is_not_written(own_configuration, tmp_path):
    preferences.change(lambda known: known.with_recent(tmp_path / "plan.plandesk"))
    kept = next(own_configuration.glob("preferences.json"))
    before = kept.stat().st_ino  # each write brings a new file
    preferences.change(lambda known: known.with_recent(tmp_path / "plan.plandesk"))
    assert kept.stat().st_ino == before
    preferences.change(lambda known: known.with_recent(tmp_path / "other.plandesk"))
    assert kept.stat().st_ino != before


def test_a_failed_write_leaves_the_old_preferences(own_configuration, monkeypatch):
    assert preferences.write(Preferences(who="before"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert preferences.write(Preferences(who="after")) is False
    assert json.loads((own_configuration / preferences.FILE_NAME).read_text())["who"] == "before"
    assert [path.name for path in own_configuration.iterdir()] == [preferences.FILE_NAME]


def test_folder_follows_the_platform(monkeypatch):
    monkeypatch.delenv("PLANDESK_CONFIG_DIR")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/officer"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert preferences.folder() == Path("/home/officer/.config/plandesk")
    monkeypatch.setattr("sys.platform", "darwin")
    assert preferences.folder() == Path("/home/officer/Library/Application Support/PlanDesk")
    monkeypatch.setenv("APPDATA", "/appdata")
    monkeypatch.setattr("sys.platform", "win32")
    assert preferences.folder() == Path("/appdata/PlanDesk")
