import importlib.util
import sys

import pytest


@pytest.fixture
def script(checkout, monkeypatch):
    """Load one of the scripts in packaging/ by its name, as a module of its own."""
    folder = checkout / "packaging"

    def load(name):
        monkeypatch.syspath_prepend(str(folder))
        before = set(sys.modules)
        spec = importlib.util.spec_from_file_location(f"plandesk_packaging_{name}", folder / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for new in set(sys.modules) - before:  # environment and the like: each test gets its own
            if str(getattr(sys.modules[new], "__file__", "")).startswith(str(folder)):
                del sys.modules[new]
        return module

    return load
