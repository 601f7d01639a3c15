"""Packages that lie, hide or swell are refused before they are unpacked."""

import io
import struct
import zipfile

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript_of
from travaux.reading.packages import open_package, read_member

from .word_files import paragraph, word_file


def package(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return held.getvalue()


def unpacked(content: bytes) -> dict[str, bytes | None]:
    found = open_package(content, "draft.docx")
    return {name: read_member(found, name) for name in found.names}


def refusal_of(content: bytes) -> str:
    with pytest.raises(TravauxError) as refusal:
        unpacked(content)
    assert refusal.value.try_this
    return refusal.value.code


def test_more_than_two_thousand_members_are_refused() -> None:
    assert refusal_of(package({f"word/{n}.xml": b"" for n in range(2_001)})) == "too_many_members"


def test_two_thousand_members_are_not_too_many() -> None:
    assert len(open_package(package({f"word/{n}.xml": b"" for n in range(2_000)}), "").names) == 2_000


def test_a_member_that_swells_two_hundred_times_is_refused() -> None:
    assert refusal_of(package({"word/document.xml": bytes(2_000_000)})) == "unpacks_too_large"


def test_a_small_member_may_swell() -> None:
    assert open_package(package({"word/document.xml": bytes(900_000)}), "").names


def test_members_that_together_unpack_to_more_than_two_hundred_megabytes_are_refused() -> None:
    content = bytearray(package({f"word/{n}.xml": bytes(1_000) for n in range(3)}, zipfile.ZIP_STORED))
    for at in (i for i in range(len(content)) if content[i : i + 4] == b"PK\x01\x02"):
        struct.pack_into("<II", content, at + 20, 90_000_000, 90_000_000)
    assert refusal_of(bytes(content)) == "unpacks_too_large"


def test_a_directory_that_says_less_than_comes_out_is_found_out() -> None:
    content = bytearray(package({"word/document.xml": b"x" * 50_000}))
    at = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 100)
    assert refusal_of(bytes(content)) == "damaged"


@pytest.mark.parametrize("name", ["/etc/passwd", "word/../../x", "..\\x", "C:/x", "\\x"])
def test_a_member_that_would_land_outside_is_refused(name: str) -> None:
    assert refusal_of(package({name: b"x"})) == "unsafe_member_name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("word/document.xml", b"<a/>")
        made.writestr("word/document.xml", b"<b/>")
    assert refusal_of(held.getvalue()) == "unsafe_member_name"


def test_a_link_inside_a_package_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        link = zipfile.ZipInfo("word/document.xml")
        link.create_system, link.external_attr = 3, 0xA1FF << 16
        made.writestr(link, "/etc/passwd")
    assert refusal_of(held.getvalue()) == "unsafe_member_name"


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(package({"word/document.xml": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal_of(bytes(content)) == "encrypted"


def test_an_archive_in_the_place_of_a_part_is_refused() -> None:
    assert refusal_of(package({"word/document.xml": package({"a": b"x"})})) == "nested_archive"


def test_a_package_cut_off_anywhere_is_refused_or_read_whole() -> None:
    whole = word_file(paragraph("Each Party shall report."))
    for length in range(4, len(whole), 37):
        with pytest.raises(TravauxError):
            manuscript_of(whole[:length], "draft.docx")
