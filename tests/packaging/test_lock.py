"""The lock files hold what pyproject.toml asks for, each package with the hashes of its files."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)( ; .*?)? \\$", re.MULTILINE)
RENEW = "renew the locks with: python3 packaging/lock.py"


def pins(path):
    return {name: version for name, version, _ in PINNED.findall(path.read_text(encoding="utf-8"))}


def disagreements(requirements, pinned):
    found = []
    for requirement in map(Requirement, requirements):
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            found.append(f"{requirement} is not met by {version}")
    return found


@pytest.fixture(scope="module")
def project(checkout):
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def run_lock(checkout):
    return checkout / "packaging" / "requirements.lock"


@pytest.fixture(scope="module")
def full_lock(checkout):
    return checkout / "packaging" / "requirements-test.lock"


def test_the_locks_hold_what_the_project_asks_for(project, run_lock, full_lock):
    assert disagreements(project["dependencies"], pins(run_lock)) == [], RENEW
    everything = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert disagreements(everything, pins(full_lock)) == [], RENEW


def test_tests_run_on_the_packages_that_users_have(run_lock, full_lock):
    assert pins(run_lock).items() <= pins(full_lock).items(), RENEW


def test_every_package_has_hashes_and_no_address_of_its_own(run_lock, full_lock):
    for lock in (run_lock, full_lock):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        blocks = re.split(r"\n(?=\S)", text.strip())
        assert len(blocks) == len(pins(lock)) > 10
        assert all("--hash=sha256:" in block for block in blocks)


def test_the_comparison_finds_what_is_missing_or_too_old():
    assert disagreements(["a>=2", "B_c"], {"a": "2.1", "b-c": "1"}) == []
    assert len(disagreements(["a>=2", "b"], {"a": "1.9"})) == 2
