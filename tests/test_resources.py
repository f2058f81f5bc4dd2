import pytest

from plandesk import resources
from plandesk.resources import resource_path


def test_a_checkout_uses_its_own_folder(checkout):
    assert resource_path("locale/plandesk.pot") == checkout / "resources" / "locale" / "plandesk.pot"
    assert resource_path("fonts").is_dir()


def test_an_installed_program_uses_its_own_copy(tmp_path, monkeypatch):
    (tmp_path / "icons").mkdir()
    monkeypatch.setattr(resources, "_SHIPPED", tmp_path)
    assert resource_path("icons") == tmp_path / "icons"


def test_a_missing_file_is_a_fault_that_names_it():
    with pytest.raises(FileNotFoundError, match="fonts/none.ttf"):
        resource_path("fonts/none.ttf")
