"""What a PDF says of itself, where viewers and the standard look for it: title, author, language, date."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any
from xml.sax.saxutils import escape

from msgspec import Struct
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from plandesk import __version__
from plandesk.reports.typeset import clean

_CREATOR = f"PlanDesk {__version__}"
_PRODUCER = "ReportLab"


class DocumentFacts(Struct, frozen=True):
    """What a PDF says of itself. The date is that of the report, never the moment of writing."""

    title: str
    author: str
    subject: str
    language: str
    date: datetime.date | None


class _Stamp:
    """The date of the report in the place where reportlab looks for the time of day."""

    dhh = dmm = 0
    t = 0.0

    def __init__(self, date: datetime.date) -> None:
        self.YMDhms = (date.year, date.month, date.day, 0, 0, 0)


def describe(canvas: Canvas, facts: DocumentFacts) -> None:
    """Say the facts in the document's information, before anything is drawn."""
    document = canvas._doc
    document._timeStamp = _Stamp(_date(facts))
    document.signature = hashlib.md5(usedforsecurity=False)  # without the time of day
    canvas.setTitle(clean(facts.title))
    canvas.setAuthor(clean(facts.author))
    canvas.setSubject(clean(facts.subject))
    canvas.setCreator(_CREATOR)
    canvas.setProducer(_PRODUCER)
    canvas.setKeywords("")


def add_metadata(document: Any, facts: DocumentFacts) -> None:
    """Add the XMP packet to the document's catalog, when all is drawn."""
    document.Catalog.Metadata = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}),
        _packet(facts),
    )


def _date(facts: DocumentFacts) -> datetime.date:
    return facts.date or datetime.date(2000, 1, 1)


def _packet(facts: DocumentFacts) -> bytes:
    """Return the XMP packet: title, author, language, date and the claim of PDF/UA-1."""
    date = _date(facts).isoformat() + "T00:00:00Z"
    title, author, subject = (escape(clean(text)) for text in (facts.title, facts.author, facts.subject))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{escape(_CREATOR)}</xmp:CreatorTool><pdf:Producer>{escape(_PRODUCER)}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
""".encode()
