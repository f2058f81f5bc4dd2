"""Workbooks for tests: made by a library, or by hand from parts that no library would write."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def parts(sheet, name="Plan", head="", workbook="", shared=None, styles=None, state=""):
    """The parts of a workbook with one worksheet; `sheet` is what stands in its <worksheet>."""
    found = {
        "[Content_Types].xml": (
            f'<Types><Override PartName="/xl/workbook.xml" ContentType="{CONTENT}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{head}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}<sheets>'
            f'<sheet name="{name}" sheetId="1" {state} r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    if shared is not None:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if styles is not None:
        found["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return found


def packed(of, compression=zipfile.ZIP_DEFLATED):
    """Parts as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in of.items():
            archive.writestr(name, data)
    return out.getvalue()


def rows(*lines):
    """Rows of inline texts as XML of a worksheet."""
    found = []
    for n, line in enumerate(lines, 1):
        cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in line)
        found.append(f'<row r="{n}">{cells}</row>')
    return "".join(found)


def by_hand(*lines, **more):
    """An archive with one worksheet of texts."""
    return packed(parts(f"<sheetData>{rows(*lines)}</sheetData>", **more))


def cells(xml, **more):
    """An archive whose second row is the XML of some cells, under the header A, B, C."""
    head = rows(("A", "B", "C"))
    return packed(parts(f'<sheetData>{head}<row r="2">{xml}</row></sheetData>', **more))
