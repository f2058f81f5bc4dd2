"""Setting up: an environment is made once, found again, and made anew where it is out of date or damaged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def environment(script):
    return script("environment")


@pytest.fixture
def runs(environment, monkeypatch):
    """The commands that were carried out."""
    carried_out = []
    real = subprocess.run

    def run(words, **options):
        carried_out.append(" ".join(map(str, words)))
        return real(words, **options)

    monkeypatch.setattr(environment.subprocess, "run", run)
    monkeypatch.setattr(environment, "missing_packages", list)
    return carried_out


@pytest.fixture
def lock(tmp_path):
    """A lock without packages: what it takes to install some is pip's business."""
    path = tmp_path / "requirements.lock"
    path.write_text("# nothing\n", encoding="utf-8")
    return path


def test_an_environment_is_made_once_and_made_again_when_needed(environment, runs, lock, tmp_path, capfd):
    folder = tmp_path / "with a space" / ".venv"
    folder.parent.mkdir()

    python = environment.prepare(lock, folder)
    assert [words for words in runs if "-m venv" in words]
    assert subprocess.run([python, "-c", "import pip"], check=False).returncode == 0
    assert str(folder) in capfd.readouterr().out

    runs.clear()
    assert environment.prepare(lock, folder) == python
    assert runs == []
    assert capfd.readouterr().out == ""

    lock.write_text("# nothing yet\n", encoding="utf-8")
    environment.prepare(lock, folder)
    assert [words for words in runs if "pip install" in words]
    assert not [words for words in runs if "-m venv" in words]

    runs.clear()
    (tmp_path / "with a space" / ".venv-being-made").touch()  # what a run that was killed leaves
    environment.prepare(lock, folder)
    assert [words for words in runs if "-m venv --clear" in words]

    runs.clear()
    environment.prepare(lock, folder)
    assert runs == []


def test_the_system_s_libraries_are_looked_for_after_some_came_or_went(
    environment, runs, lock, tmp_path, monkeypatch
):
    looked, folder, listed = [], tmp_path / ".venv", tmp_path / "ld.so.cache"
    monkeypatch.setattr(environment, "missing_packages", lambda: looked.append(1) or [])
    monkeypatch.setattr(environment, "LIBRARIES", listed)
    listed.write_text("libxcb.so.1")

    def look():
        looked.clear()
        environment.prepare(lock, folder)
        return bool(looked)

    assert [look(), look()] == [True, False]
    listed.write_text("no libxcb.so.1")
    assert [look(), look()] == [True, False]
    listed.unlink()  # a system without such a list
    assert [look(), look()] == [True, True]


def test_packages_that_cannot_be_fetched_give_a_sentence_and_no_stamp(environment, runs, lock, tmp_path):
    lock.write_text("no-such-package==1 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    folder = tmp_path / ".venv"
    os.environ["PIP_NO_INDEX"] = "1"
    try:
        with pytest.raises(environment.SetupFailed, match="could not be fetched.*internet connection"):
            environment.prepare(lock, folder)
    finally:
        del os.environ["PIP_NO_INDEX"]
    assert not list(folder.glob("ready-*"))
    assert (tmp_path / ".venv-being-made").exists()


@pytest.mark.parametrize(
    ("platform", "length", "told"), [("win32", 90, True), ("win32", 60, False), ("linux", 90, False)]
)
def test_a_path_too_long_for_windows_is_told(environment, monkeypatch, platform, length, told):
    monkeypatch.setattr(environment.sys, "platform", platform)
    assert ("too long for Windows" in environment._where_paths_end(Path("x" * length))) is told


def test_a_folder_that_cannot_be_written_to_gets_a_sentence(environment, runs, lock, tmp_path):
    with pytest.raises(environment.SetupFailed, match="Nothing can be written into .*Copy the folder"):
        environment.prepare(lock, tmp_path / "not there" / ".venv")
    assert runs == []


HOLD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from one_at_a_time import one_at_a_time
with one_at_a_time(Path(sys.argv[2]), lambda: None):
    print("within", flush=True)
    sys.stdin.read()
"""
PREPARE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import environment
environment.missing_packages = list
print(environment.prepare(Path(sys.argv[2]), Path(sys.argv[3])), flush=True)
"""


@pytest.fixture
def start(checkout):
    """Start a script beside those in packaging/, with its words; what it says is read through the pipe."""
    started = []

    def begin(text, *words):
        command = [sys.executable, "-c", text, str(checkout / "packaging"), *map(str, words)]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True))
        return started[-1]

    yield begin
    for one in started:
        with one:
            one.kill()


@pytest.mark.parametrize("ending", ["goes on", "is killed"])
def test_a_second_start_waits_for_the_first(environment, start, runs, lock, tmp_path, ending):
    folder = tmp_path / ".venv"
    first = start(HOLD, tmp_path / ".venv-lock")
    assert first.stdout.readline() == "within\n"
    second = start(PREPARE, lock, folder)
    assert second.stdout.readline().startswith(f"Another start is making the environment in {folder}; this")
    assert second.poll() is None and not folder.exists()
    # Meanwhile the first has made it: the second finds it ready and makes nothing.
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    environment._stamp(folder, lock).write_text(environment._state(lock), encoding="utf-8")
    if ending == "is killed":
        first.kill()
    else:
        first.communicate()
    assert second.communicate(timeout=60) == (f"{python}\n", "") and second.returncode == 0


@pytest.mark.parametrize("version", [(3, 10), (3, 15), (2, 7)])
def test_another_python_gets_a_sentence(environment, version):
    told = f"this is Python {version[0]}.{version[1]}.*with it: py"
    with pytest.raises(environment.SetupFailed, match=told):
        environment.check_python(version)


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_the_pythons_that_plandesk_serves_pass(environment, minor):
    environment.check_python((3, minor))


@pytest.mark.parametrize(
    ("platform", "python"),
    [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")],
)
def test_where_an_environment_keeps_its_python(environment, monkeypatch, tmp_path, platform, python):
    monkeypatch.setattr(environment.sys, "platform", platform)
    assert environment.python_of(tmp_path) == tmp_path / python


def test_the_checkout_comes_first_where_python_looks(environment, checkout, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert environment.variables()["PYTHONPATH"] == f"{checkout}{os.pathsep}/elsewhere"
    monkeypatch.delenv("PYTHONPATH")
    assert environment.variables()["PYTHONPATH"] == str(checkout)


@pytest.fixture
def libraries(script):
    return script("system_libraries")


@pytest.fixture
def computer(tmp_path, monkeypatch):
    """A computer with nothing on it but the commands that a test puts there; each logs how it was called."""
    log = tmp_path / "called"
    log.touch()
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name, ending="exit 0"):
        path = folder / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\n{ending}\n', encoding="utf-8")
        path.chmod(0o755)

    put.log = log
    return put


def test_missing_libraries_are_named_by_their_package(libraries, monkeypatch):
    assert all(package.startswith("lib") for package in libraries.LIBRARIES.values())
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(libraries, "LIBRARIES", {"libc.so.6": "libc6", "libnone.so.9": "libnone9"})
    assert libraries.missing_packages() == ["libnone9"]
    monkeypatch.setattr(libraries.importlib.util, "find_spec", lambda name: None)
    assert libraries.missing_packages() == ["libnone9", f"python3.{sys.version_info.minor}-venv"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_mac_need_nothing(libraries, monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(libraries, "LIBRARIES", {"libnone.so.9": "libnone9"})
    assert libraries.missing_packages() == []


@pytest.mark.posix
def test_root_installs_at_once_and_says_what(libraries, computer, monkeypatch, capfd):
    computer("apt-get")
    computer("env", 'shift\nexec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    libraries.install(["libone1", "libtwo2"])
    assert "libone1 libtwo2" in capfd.readouterr().out
    called = [line for line in computer.log.read_text().splitlines() if line.startswith("apt-get")]
    assert called[0].startswith("apt-get update")
    assert called[1].startswith("apt-get install -y --no-install-recommends")
    assert called[1].endswith("libone1 libtwo2")


@pytest.mark.posix
def test_a_user_installs_through_sudo(libraries, computer, monkeypatch):
    computer("apt-get")
    computer("sudo")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    libraries.install(["libone1"])
    assert all(line.startswith("sudo") for line in computer.log.read_text().splitlines())
    assert "DEBIAN_FRONTEND=noninteractive" in computer.log.read_text()


@pytest.mark.posix
def test_a_user_without_sudo_gets_the_line_for_an_administrator(libraries, computer, monkeypatch):
    computer("apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(libraries.SetupFailed, match="administrator.*apt-get install libone1"):
        libraries.install(["libone1"])


@pytest.mark.posix
def test_a_system_without_apt_gets_the_names(libraries, computer):
    with pytest.raises(libraries.SetupFailed, match="no apt-get.*libone1"):
        libraries.install(["libone1"])


@pytest.mark.posix
def test_a_failed_installation_is_told(libraries, computer, monkeypatch):
    computer("apt-get", "exit 100")
    computer("env", 'shift\nexec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(libraries.SetupFailed, match="install failed"):
        libraries.install(["libone1"])


@pytest.mark.posix
def test_a_source_that_cannot_be_reached_does_not_stop_the_installation(libraries, computer, monkeypatch):
    computer("apt-get", '[ "$1" = update ] && exit 100; exit 0')
    computer("env", 'shift\nexec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    libraries.install(["libone1"])
    assert computer.log.read_text().splitlines()[-1].startswith("apt-get install")


@pytest.mark.posix
def test_who_may_not_become_root_is_told_once(libraries, computer, monkeypatch):
    computer("apt-get")
    computer("sudo", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(libraries.SetupFailed, match="update failed.*administrator"):
        libraries.install(["libone1"])
    assert len(computer.log.read_text().splitlines()) == 1
