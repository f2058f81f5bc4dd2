"""Forms that somebody tampered with on their way back."""

from __future__ import annotations

import zlib
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def tampered(pdf: bytes, change) -> bytes:
    """The form after `change(root, fields, writer)`; fields are by their names."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    root = writer.root_object
    form = root["/AcroForm"].get_object()
    fields = {one.get_object()["/T"]: one.get_object() for one in form["/Fields"]}
    change(root, fields, writer)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def with_values(pdf: bytes, values: dict) -> bytes:
    """The form with the values of some fields replaced by any objects."""

    def change(_root, fields, writer):
        for name, value in values.items():
            made = value
            if isinstance(value, StreamObject):
                made = writer._add_object(value)
            elif type(value) is str:
                made = TextStringObject(value)
            fields[name][NameObject("/V")] = made

    return tampered(pdf, change)


def script() -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )


def scripted(pdf: bytes) -> bytes:
    """The form with scripts wherever a viewer would look for them, and with XFA."""

    def change(root, fields, writer):
        root[NameObject("/OpenAction")] = script()
        root["/AcroForm"].get_object()[NameObject("/XFA")] = TextStringObject("<xdp/>")
        for field in fields.values():
            field[NameObject("/AA")] = DictionaryObject({NameObject("/K"): script()})

    return tampered(pdf, change)


def with_more_fields(pdf: bytes, *names: str, value: str = "CANARY") -> bytes:
    """The form with fields that it did not have."""

    def change(root, _fields, writer):
        for name in names:
            made = DictionaryObject(
                {
                    NameObject("/FT"): NameObject("/Tx"),
                    NameObject("/T"): TextStringObject(name),
                    NameObject("/V"): TextStringObject(value),
                }
            )
            root["/AcroForm"].get_object()["/Fields"].append(writer._add_object(made))

    return tampered(pdf, change)


def deep(pdf: bytes, levels: int) -> bytes:
    """The form with a field within a field, so many times."""

    def change(root, _fields, writer):
        inner = DictionaryObject({NameObject("/T"): TextStringObject("x")})
        for _level in range(levels):
            outer = DictionaryObject({NameObject("/T"): TextStringObject("x")})
            outer[NameObject("/Kids")] = ArrayObject([writer._add_object(inner)])
            inner = outer
        root["/AcroForm"].get_object()["/Fields"].append(writer._add_object(inner))

    return tampered(pdf, change)


def circle(pdf: bytes) -> bytes:
    """The form with a field that is its own child."""

    def change(root, _fields, writer):
        made = DictionaryObject({NameObject("/T"): TextStringObject("x")})
        reference = writer._add_object(made)
        made[NameObject("/Kids")] = ArrayObject([reference])
        root["/AcroForm"].get_object()["/Fields"].append(reference)

    return tampered(pdf, change)


def locked(pdf: bytes) -> bytes:
    """The form with a password."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def a_million_fields() -> bytes:
    """A PDF that names one field a million times."""
    return raw(b"<</Type /Catalog /AcroForm <</Fields [" + b"2 0 R " * 1_000_000 + b"]>> >>", b"<</T (x)>>")


def nested_arrays() -> bytes:
    """A PDF whose fields are arrays within arrays, a hundred thousand deep."""
    inner = b"[" * 100_000 + b"]" * 100_000
    return raw(b"<</Type /Catalog /AcroForm <</Fields " + inner + b">> >>")


def bomb() -> bytes:
    """A PDF whose catalog lies in a stream that unpacks to a hundred million bytes."""
    packer = zlib.compressobj(1)
    packed = packer.compress(b"9 0 <</Type /Catalog>>")
    for _turn in range(100):
        packed += packer.compress(b" " * 1_000_000)
    packed += packer.flush()
    stream = b"<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (
        len(packed), packed,
    )  # fmt: skip
    body = raw(b"<<>>", stream)
    place = body.index(b"2 0 obj")
    rows = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + more.to_bytes(2, "big")
        for kind, at, more in ((0, 0, 65535), (1, 9, 0), (1, place, 0), (2, 2, 0))
    )
    index = zlib.compress(rows)
    start = len(body)
    return body + (
        b"4 0 obj\n<</Type /XRef /Size 4 /W [1 4 2] /Root 3 0 R /Filter /FlateDecode /Length %d>>\nstream\n"
        % len(index)
        + index
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    )


def odd_values() -> list:
    """Values that are no text."""
    stream = StreamObject()
    stream.set_data(b"words in a stream")
    return [
        NumberObject(5),
        ArrayObject([TextStringObject("a")]),
        stream,
        ByteStringObject(b"\xff\x00\x01"),
        "x" * 200_000,
    ]


SIZE = 9_500_000  # just within what is read at all


def busy() -> dict[str, bytes]:
    """PDFs of nearly ten million bytes that are made to keep a reader busy, by what they are made of."""
    one_field = b"<</Type /Catalog /AcroForm <</Fields [2 0 R]>> >>"
    return {
        "objects": b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(SIZE // 24)),
        "trailers": b"%PDF-1.7\n" + b"trailer<</Root 1 0 R>>\n" * (SIZE // 23),
        "one string": raw(one_field, b"<</T (x) /V (" + b"x" * SIZE + b")>>"),
        "one string in digits": raw(one_field, b"<</T (x) /V <" + b"41" * (SIZE // 2) + b">>>"),
        "many long strings": raw(
            b"<</Type /Catalog /AcroForm <</Fields [%s]>> >>"
            % b" ".join(b"%d 0 R" % number for number in range(2, 1500)),
            *(b"<</T (x%d) /V (%s)>>" % (number, b"y" * 6_000) for number in range(1500)),
        ),
        "wrong places": _wrong_places(1900),
        "packed parts": _packed_parts(1900),
    }


def _wrong_places(count: int) -> bytes:
    """A PDF whose table says a wrong place for each field, so that the whole file is searched for it."""
    fields = b" ".join(b"%d 0 R" % number for number in range(2, count + 2))
    padded = raw(
        b"<</Type /Catalog /AcroForm <</Fields [" + fields + b"]>> >>\n%" + b"x" * (SIZE - 200_000),
        *(b"<</T (x%d)>>" % number for number in range(count)),
    )
    head, table = padded.split(b"\nxref\n")
    lines = table.split(b"\n")
    return (
        head
        + b"\nxref\n"
        + b"\n".join([*lines[:3], *(b"0000000020 00000 n " for _line in range(count)), *lines[3 + count :]])
    )


def _packed_parts(count: int) -> bytes:
    """A PDF in which many parts unpack to two million bytes each."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b" " * 2_000_000) + packer.flush()
    part = b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)
    return raw(b"<</Type /Catalog /AcroForm <</Fields [2 0 R]>> >>", *([part] * count))
