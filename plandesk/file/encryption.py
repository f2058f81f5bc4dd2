"""Passphrases and keys of locked files, as SQLCipher 4 has them.

The engine's own derivation is done here once for each opening (PBKDF2 with HMAC-SHA512, 256,000 rounds,
the file's first 16 bytes as salt), and every connection gets the finished key: so only the first pays for it,
and any SQLCipher program still opens the file with the passphrase. The
recovery key is that finished key in writing.

Source of the numbers: the defaults of SQLCipher 4, https://www.zetetic.net/sqlcipher/design/.
"""

from __future__ import annotations

import base64
import os
import unicodedata
from pathlib import Path

from plandesk.errors import DamagedFile, InvalidValue, WrongPassphrase
from plandesk.i18n import _

ROUNDS = 256_000
SALT, KEY, PAGE, MAC = 16, 32, 4096, 64
MAGIC = b"SQLite format 3\0"
GROUP = 5  # characters of a group of the recovery key
NEXT = 7  # pages after the first that tell a damaged file from a wrong passphrase
DISTINCT = 200  # different values of a byte that an encrypted page has at least
# How other packed files begin: pictures, PDF, ZIP (so the newer Office files), older Office files.
FOREIGN = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_MISREAD = str.maketrans("0189", "OIBG", " -–\n\t")


class FileKey:
    """The finished key of one file, with its salt. Nothing of it shows in a traceback or a log."""

    __slots__ = ("_key", "salt")

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key, self.salt = key, salt

    @property
    def spec(self) -> str:
        """The key as the engine takes it."""
        return f"x'{self._key.hex()}{self.salt.hex()}'"

    @property
    def recovery(self) -> str:
        """The key in writing: groups of letters and digits, the last of which are a check."""
        text = base64.b32encode(self._key + _check(self._key)).decode("ascii").rstrip("=")
        return "-".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileKey) and (self._key, self.salt) == (other._key, other.salt)

    def __hash__(self) -> int:
        return hash(self.salt)

    def key_for(self, salt: bytes) -> FileKey:
        """Itself: it is good for the file of its salt alone, and fits no page of another."""
        return self

    def opens(self, path: Path) -> bool:
        """Whether a file was written with this key; not for a document that is open in this process."""
        return self.fits(_first_page(path))

    def fits(self, page: bytes, number: int = 1) -> bool:
        """Whether a page of a file was written with this key, by its seal."""
        if len(page) < PAGE:
            return False
        import hashlib
        import hmac

        masked = bytes(one ^ 0x3A for one in self.salt)
        sealing = hashlib.pbkdf2_hmac("sha512", self._key, masked, 2, KEY)
        start = SALT if number == 1 else 0
        seal = hmac.new(sealing, page[start : PAGE - MAC] + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(seal.digest(), page[PAGE - MAC : PAGE])


class Passphrase:
    """What the user types. Accented letters count as the same however a keyboard makes them."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFC", text)

    def key_for(self, salt: bytes) -> FileKey:
        """The key of the file with that salt; takes about a tenth of a second."""
        import hashlib

        words = self._text.encode("utf-8", "surrogatepass")
        return FileKey(hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, KEY), salt)

    def __bool__(self) -> bool:
        return bool(self._text)


class RecoveryKey:
    """The printed key. Spaces, dashes and small letters do not matter; raises InvalidValue when mistyped."""

    __slots__ = ("_key",)

    def __init__(self, text: str) -> None:
        letters = text.translate(_MISREAD).upper()
        try:
            data = base64.b32decode(letters + "=" * (-len(letters) % 8))
        except ValueError:
            data = b""
        self._key = data[:KEY]
        if len(data) != KEY + 2 or data[KEY:] != _check(self._key):
            raise InvalidValue(
                _("This is not a whole recovery key. Nothing was opened; compare it with the paper.")
            )

    def key_for(self, salt: bytes) -> FileKey:
        """The key of the file with that salt."""
        return FileKey(self._key, salt)


Unlocking = Passphrase | RecoveryKey | FileKey


def new_key(passphrase: Passphrase) -> FileKey:
    """The key of a file that is to be made."""
    return passphrase.key_for(os.urandom(SALT))


def salt_of(path: Path) -> bytes | None:
    """The salt of a locked file; None for one that is not locked, cannot be read or is no file of ours.

    Its bytes are read past the engine, which loses the locks that this process has on the file: a document
    has them only within a step, and the writer's lock beside the file holds all the same.
    """
    page = _first_page(path)
    if len(page) < PAGE or page.startswith(MAGIC) or len(set(page)) < DISTINCT:
        return None
    # A salt may begin like anything, once in millions of files; but ours are made of whole pages.
    if page.startswith(FOREIGN) and path.stat().st_size % PAGE:
        return None
    return page[:SALT]


def key_of_file(path: Path, salt: bytes, unlocking: Unlocking) -> FileKey:
    """The key that opens a locked file; raises WrongPassphrase, DamagedFile.

    It is tried on the first page, or where that was cut off in writing, on its copy in the unfinished save:
    the engine is given a key only when it fits, so a wrong one never touches the file.
    """
    key = unlocking.key_for(salt)
    pages = _pages(path, 1 + NEXT)
    if key.fits(pages[0]) or any(key.fits(page) for page in _kept_first_pages(path)):
        return key
    if any(key.fits(page, number) for number, page in enumerate(pages[1:], 2)):
        raise DamagedFile(_("“{name}” is damaged and was not changed.").format(name=path.name))
    raise WrongPassphrase(_wrong(unlocking).format(name=path.name))


def _wrong(unlocking: Unlocking) -> str:
    if isinstance(unlocking, RecoveryKey):
        return _("This recovery key does not open “{name}”. Nothing was changed; try again.")
    if isinstance(unlocking, FileKey):
        return _("“{name}” has another passphrase than this file. Nothing was changed; give its passphrase.")
    return _("This passphrase does not open “{name}”. Nothing was changed; try again.")


def is_plain(path: Path) -> bool:
    """Whether a file is a database that anybody can read; not for a document that is open in this process."""
    return _first_page(path).startswith(MAGIC)


def _first_page(path: Path) -> bytes:
    return _pages(path, 1)[0]


def _pages(path: Path, count: int) -> list[bytes]:
    """The first pages of a file; those that it lacks or that cannot be read are short or empty."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return [b""] * count
    try:
        data = os.read(descriptor, count * PAGE)
    except OSError:
        data = b""
    finally:
        os.close(descriptor)
    return [data[place * PAGE : (place + 1) * PAGE] for place in range(count)]


def _kept_first_pages(path: Path) -> list[bytes]:
    """The first page as an unfinished save has kept it, if it has.

    The journal is in parts, each with a head of a sector that tells how many pages follow (0 or all ones:
    up to the end); see https://sqlite.org/fileformat.html#the_rollback_journal.
    """
    try:
        data = path.with_name(path.name + "-journal").read_bytes()
    except OSError:
        return []
    found, place = [], 0
    while data[place : place + 8] == _JOURNAL_MAGIC:
        count, sector = (int.from_bytes(data[place + at : place + at + 4], "big") for at in (8, 20))
        begin = place + max(sector, 32)
        whole = (len(data) - begin) // (PAGE + 8)
        count = min(count, whole) if 0 < count < 0xFFFF_FFFF else whole
        for at in range(begin, begin + count * (PAGE + 8), PAGE + 8):
            if data[at : at + 4] == b"\0\0\0\1":
                found.append(data[at + 4 : at + 4 + PAGE])
        end = begin + count * (PAGE + 8)
        place = max(-(-end // max(sector, 32)) * max(sector, 32), place + 32)
    return found


def _check(key: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(b"plandesk recovery key" + key).digest()[:2]
