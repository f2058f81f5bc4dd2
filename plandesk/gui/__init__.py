"""The window. Everything in here may use Qt; nothing outside does."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide6 puts itself before Python's import, to find the modules that ask for its other naming of methods:
# it reads the source of every module that is loaded after it. None of ours asks, and a start loads 140.
if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
