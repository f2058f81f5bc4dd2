"""What the window reads from a finished PDF: sizes, pictures, words, hits, links."""

import threading
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from plandesk.gui.paper import pdf_pages


def test_sizes_are_those_of_the_paper(pdf):
    facts = pdf_pages.read_facts(pdf)
    read = PdfReader(BytesIO(pdf)).pages
    assert [(size.width, size.height) for size in facts.sizes] == [(612, 792)] * len(read)


def test_the_contents_lead_to_the_pages_they_name(pdf):
    facts = pdf_pages.read_facts(pdf)
    contents = next(number for number, links in enumerate(facts.links) if links)
    text = pdf_pages.read_text(pdf, contents)
    targets = {link.page for link in facts.links[contents]}
    assert targets and all(contents < target < len(facts.sizes) for target in targets)
    assert all(str(target + 1) in text for target in targets)


def test_a_picture_has_the_width_asked_for_and_shows_the_page(pdf):
    picture = pdf_pages.draw(pdf, 0, 300)
    assert (picture.width(), picture.height()) == (300, 388)
    colours = {QColor(picture.pixel(x, y)).name() for x in range(0, 300, 7) for y in range(0, 388, 7)}
    assert "#16294d" in colours
    assert "#ffffff" in colours


def test_a_part_is_the_same_as_in_the_whole(pdf):
    whole = pdf_pages.draw(pdf, 1, 640)
    room = QRect(100, 120, 256, 300)
    part = pdf_pages.draw(pdf, 1, 640, room)
    assert part.size() == room.size()
    assert part == whole.copy(room)
    assert part != whole.copy(room.translated(40, 40))


def test_words_are_found_where_they_stand(pdf):
    spots = pdf_pages.find(pdf, "BICYCLE")
    number = sum(page.extract_text().count("bicycle") for page in PdfReader(BytesIO(pdf)).pages)
    assert len(spots) == number > 1
    box = spots[0].boxes[0]
    picture = pdf_pages.draw(pdf, spots[0].page, 612, QRect(*(round(side) for side in box)))
    inks = {
        picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())
    }
    assert min(inks) < 100  # there is ink where the hit is
    assert pdf_pages.find(pdf, "unheard of") == ()
    assert pdf_pages.find(pdf, "  ") == ()


def test_finding_can_be_cut_short(pdf):
    class Enough(Exception):
        pass

    def check():
        raise Enough

    with pytest.raises(Enough):
        pdf_pages.find(pdf, "a", check)


def test_several_threads_may_read_at_once(pdf):
    expected = pdf_pages.draw(pdf, 1, 200)
    faults = []

    def read():
        for _turn in range(8):
            if pdf_pages.draw(pdf, 1, 200) != expected or not pdf_pages.find(pdf, "bicycle"):
                faults.append("differs")

    threads = [threading.Thread(target=read) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
