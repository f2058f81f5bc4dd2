"""Finished PDFs in the window: their pages as pictures, and on a printer."""
