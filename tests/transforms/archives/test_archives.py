"""Archives: every document in them, and nothing that is made to hurt."""

import bz2
import gzip
import io
import lzma
import mmap
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Reason
from transforms import archives
from transforms.archives import Member, Refused, looks_like, members
from transforms.source import ParseError

STORY = b"LUMBERTON (Example) -- The bridge has reopened.\n"
OTHER = "다리가 다시 열렸다.\n".encode()
FILES = {"one.txt": STORY, "desk/two.xml": OTHER}


def zipped(files, method=zipfile.ZIP_DEFLATED):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(files, mode="w", form=tarfile.GNU_FORMAT, **kinds):
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=mode, format=form) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/hosts"
            archive.addfile(info)
    return raw.getvalue()


def read(raw, name="pack"):
    """The documents by name, and the reasons of what was refused by name."""
    found = list(members(raw, name))
    documents = {each.name: each.content for each in found if isinstance(each, Member)}
    refused = {each.name: each.error.reason for each in found if isinstance(each, Refused)}
    assert len(documents) + len(refused) == len(found)
    return documents, refused


KINDS = {
    "zip": ("zip", zipped(FILES), FILES),
    "zip, stored": ("zip", zipped(FILES, zipfile.ZIP_STORED), FILES),
    "zip by bzip2": ("zip", zipped(FILES, zipfile.ZIP_BZIP2), FILES),
    "zip by lzma": ("zip", zipped(FILES, zipfile.ZIP_LZMA), FILES),
    "zip, empty": ("zip", zipped({}), {}),
    "tar of GNU": ("tar", tarred(FILES), FILES),
    "tar of POSIX": ("tar", tarred(FILES, form=tarfile.PAX_FORMAT), FILES),
    "tar of ustar": ("tar", tarred(FILES, form=tarfile.USTAR_FORMAT), FILES),
    "tar, gzipped": ("gzip", tarred(FILES, "w:gz"), FILES),
    "tar, by bzip2": ("bzip2", tarred(FILES, "w:bz2"), FILES),
    "tar, by xz": ("xz", tarred(FILES, "w:xz"), FILES),
    "gzip": ("gzip", gzip.compress(STORY), {"pack": STORY}),
    "gzip, two members": ("gzip", gzip.compress(STORY) + gzip.compress(OTHER), {"pack": STORY + OTHER}),
    "gzip with padding behind": ("gzip", gzip.compress(STORY) + b"\0" * 99, {"pack": STORY}),
    "bzip2": ("bzip2", bz2.compress(STORY), {"pack": STORY}),
    "xz": ("xz", lzma.compress(STORY), {"pack": STORY}),
    "an empty document, gzipped": ("gzip", gzip.compress(b""), {"pack": b""}),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "raw", "documents"), KINDS.values(), ids=KINDS)
def test_an_archive_is_known_by_its_bytes_and_read(kind, raw, documents):
    assert looks_like(raw) == kind
    assert read(raw) == (documents, {})


def tar_with_a_damaged_header():
    raw = bytearray(tarred(FILES))
    raw[1024 + 100] ^= 1
    return bytes(raw)


CUT_TAR = tarred({"one.txt": STORY, "long.txt": STORY * 100})[: 1024 + 512 + 300]
IN_THE_FILE, IN_THE_MEMBER = None, "in.tar"

# Where a fault stands: the member it is told of (None for the file), and the offset in that.
PLACES = {
    "gzip that is cut": (gzip.compress(STORY)[:-9], IN_THE_FILE, len(gzip.compress(STORY)) - 9),
    "zip without an end": (zipped(FILES)[:-40], IN_THE_FILE, len(zipped(FILES)) - 40),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), IN_THE_FILE, 0),
    "tar with a damaged header": (tar_with_a_damaged_header(), IN_THE_FILE, 1024),
    "the same in a zip": (zipped({"in.tar": tar_with_a_damaged_header()}), IN_THE_MEMBER, 1024),
    "the same, gzipped": (gzip.compress(tar_with_a_damaged_header()), IN_THE_FILE, None),
    "tar that is cut in a header": (tarred(FILES)[: 1024 + 100], IN_THE_FILE, 1024 + 100),
    "tar that is cut in a member": (CUT_TAR, "long.txt", 300),
    "a link": (tarred({}, link=tarfile.SYMTYPE), "link", None),
    "a name that leads out": (zipped({"../one.txt": STORY}), "../one.txt", None),
    "an inner archive in a member": (zipped({"in.tar": CUT_TAR}), "in.tar/long.txt", 300),
}


@pytest.mark.parametrize(("raw", "member", "fault_at"), PLACES.values(), ids=PLACES)
def test_a_fault_is_told_of_the_file_or_of_the_member_it_is_in(raw, member, fault_at):
    (refused,) = (each for each in members(raw, "pack") if isinstance(each, Refused))
    assert (refused.member, refused.error.fault_at) == (member, fault_at)


NO_ARCHIVES = {
    "nothing": b"",
    "text": STORY,
    "text that begins like a name": b"BZh is what it began with",
    "text that begins PK": b"PK said the clerk",
    "XML": b"<?xml version='1.0'?><nitf/>",
    "text with a NUL": b"one\0two" * 200,
    "zeros": bytes(2048),
    "a Word document": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
    "a JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(900),
}


@pytest.mark.parametrize("raw", NO_ARCHIVES.values(), ids=NO_ARCHIVES)
def test_what_is_no_archive_is_none(raw):
    assert looks_like(raw) is None
    assert read(raw) == ({}, {})


def test_the_old_tar_is_known_by_its_checksum_alone():
    header = bytearray(tarfile.TarInfo("old.txt").tobuf(tarfile.USTAR_FORMAT))
    header[124:136] = b"%011o\0" % len(STORY)
    header[257:265] = bytes(8)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    assert read(bytes(header) + STORY.ljust(512, b"\0")) == ({"old.txt": STORY}, {})


NAMES = {
    "story.xml.gz": "story.xml",
    "file:///feeds/in/STORY.XML.GZ": "STORY.XML",
    "story": "story",
}


@pytest.mark.parametrize(("name", "member"), NAMES.items())
def test_a_compressed_document_has_the_name_without_the_suffix(name, member):
    assert read(gzip.compress(STORY), name) == ({member: STORY}, {})


NESTED = {
    "gzip in zip": (zipped({"a/one.txt.gz": gzip.compress(STORY)}), {"a/one.txt": STORY}),
    "zip in zip": (zipped({"in.zip": zipped(FILES)}),
                   {"in.zip/one.txt": STORY, "in.zip/desk/two.xml": OTHER}),
    "tar.gz in zip": (zipped({"in.tgz": tarred(FILES, "w:gz")}),
                      {"in.tgz/one.txt": STORY, "in.tgz/desk/two.xml": OTHER}),
    "zip in tar.gz": (tarred({"in.zip": zipped(FILES)}, "w:gz"),
                      {"in.zip/one.txt": STORY, "in.zip/desk/two.xml": OTHER}),
    "zip, gzipped": (gzip.compress(zipped(FILES)), {"pack/one.txt": STORY, "pack/desk/two.xml": OTHER}),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "documents"), NESTED.values(), ids=NESTED)
def test_archives_in_archives_are_read_two_levels_deep(raw, documents):
    assert read(raw) == (documents, {})


DEEP = {
    "zips": zipped({"a.zip": zipped({"b.zip": zipped(FILES)}), "flat.txt": STORY}),
    "gzip in zip in tar": tarred({"a.zip": zipped({"b.gz": gzip.compress(STORY)}), "flat.txt": STORY}),
}  # fmt: skip


@pytest.mark.parametrize("raw", DEEP.values(), ids=DEEP)
def test_deeper_ones_are_refused_and_their_neighbours_land(raw):
    documents, refused = read(raw)
    assert documents == {"flat.txt": STORY}
    assert list(refused.values()) == [Reason.UNSAFE]


PASSED_OVER = {
    "a folder of macOS": "__MACOSX/._one.txt",
    "its notes on a folder": "desk/.DS_Store",
    "a hidden file": ".ftpquota",
    "a hidden folder": ".git/config",
    "notes of Windows": "desk/Thumbs.db",
    "a directory": "desk/",
}


@pytest.mark.parametrize("name", PASSED_OVER.values(), ids=PASSED_OVER)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_is_no_document_is_passed_over(name, pack):
    content = b"" if name.endswith("/") else b"x"
    assert read(pack({name: content, "one.txt": STORY})) == ({"one.txt": STORY}, {})


UNSAFE = {
    "up": "../one.txt",
    "up in the midst": "desk/../../one.txt",
    "up at the end": "desk/..",
    "up, of Windows": "..\\one.txt",
    "from the root": "/etc/passwd",
    "from a drive": "C:\\news\\one.txt",
    "from a share": "\\\\server\\one.txt",
    "a line feed": "one\n.txt",
    "an escape": "\x1b[2Jone.txt",
    "a long one": "x" * 2000,
}


@pytest.mark.parametrize("name", UNSAFE.values(), ids=UNSAFE)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_unsafe_name_is_refused_for_that_member_alone(name, pack):
    documents, refused = read(pack({"first.txt": STORY, name: b"x", "last.txt": OTHER}))
    assert documents == {"first.txt": STORY, "last.txt": OTHER}
    assert list(refused.values()) == [Reason.UNSAFE]
    assert all(shown.isprintable() for shown in refused)


def test_a_name_with_a_nul_in_a_zip_is_refused():
    raw = zipped({"one_txt": STORY}).replace(b"one_txt", b"one\0txt")
    assert list(read(raw)[1].values()) == [Reason.UNSAFE]


def test_a_name_may_begin_here_and_have_dots():
    files = {"./a..b/one...txt": STORY, "..two": OTHER}
    assert read(tarred(files))[0] == {"a..b/one...txt": STORY}


SPECIAL = {
    "a link": tarfile.LNKTYPE,
    "a symbolic link": tarfile.SYMTYPE,
    "a device": tarfile.CHRTYPE,
    "a disk": tarfile.BLKTYPE,
    "a pipe": tarfile.FIFOTYPE,
    "a sparse file": tarfile.GNUTYPE_SPARSE,
    "an unknown type": b"Z",
}


@pytest.mark.parametrize("kind", SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_file_in_a_tar_is_refused(kind):
    assert read(tarred(FILES, special=kind)) == (FILES, {"special": Reason.UNSAFE})


def test_a_symbolic_link_in_a_zip_is_refused():
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    assert read(zipped({info: "/etc/hosts", "one.txt": STORY})) == (
        {"one.txt": STORY},
        {"link.txt": Reason.UNSAFE},
    )


NAMED = {
    "UTF-8 in zip": (zipped({"기사.txt": STORY}), "기사.txt"),
    "EUC-KR in zip": (zipped({"xxxxxxxxxxxxxxxx.txt": STORY}).replace(b"x" * 16, "서울다리기사입니".encode("euc-kr")),
                      "서울다리기사입니.txt"),
    "EUC-KR in tar": (tarred({"서울다리기사입니.txt".encode("euc-kr").decode("utf-8", "surrogateescape"): STORY}),
                      "서울다리기사입니.txt"),
    "a long one in a tar of GNU": (tarred({"d/" * 200 + "one.txt": STORY}), "d/" * 200 + "one.txt"),
    "a long one in a tar of POSIX": (tarred({"d/" * 200 + "기사.txt": STORY}, form=tarfile.PAX_FORMAT),
                                     "d/" * 200 + "기사.txt"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "name"), NAMED.values(), ids=NAMED)
def test_names_are_read_in_their_own_encoding(raw, name):
    assert read(raw) == ({name: STORY}, {})


def test_an_encrypted_member_is_refused_alone():
    raw = bytearray(zipped(FILES))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(raw)) == ({"desk/two.xml": OTHER}, {"one.txt": Reason.UNREADABLE})


def test_a_member_packed_by_an_unknown_method_is_refused_alone():
    raw = bytearray(zipped(FILES))
    raw[raw.index(b"PK\x01\x02") + 10] = 9
    assert read(bytes(raw)) == ({"desk/two.xml": OTHER}, {"one.txt": Reason.UNREADABLE})


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_member_of_a_zip_is_refused_alone(method):
    raw = bytearray(zipped(FILES, method))
    raw[raw.index(b"one.txt") + 30] ^= 0xFF
    assert read(bytes(raw)) == ({"desk/two.xml": OTHER}, {"one.txt": Reason.MALFORMED})


def test_a_size_that_is_declared_too_small_is_found_out():
    raw = bytearray(zipped(FILES))
    raw[raw.index(b"PK\x01\x02") + 24] = 3
    assert read(bytes(raw)) == ({"desk/two.xml": OTHER}, {"one.txt": Reason.MALFORMED})


def test_a_damaged_header_of_a_tar_is_told_and_the_next_file_lands():
    raw = bytearray(tarred({"one.txt": STORY, "two.txt": STORY, "three.txt": OTHER}))
    raw[1024 + 100] ^= 1
    documents, refused = read(bytes(raw))
    assert documents == {"one.txt": STORY, "three.txt": OTHER}
    assert refused == {"pack": Reason.MALFORMED}


GREEDY = b"\x02\0\x21\x01\x28\0\0\0"  # the header of a block with a dictionary of 4 GiB
DAMAGED = {
    "gzip, its data": (gzip.compress(STORY)[:10] + b"\x07" * 30, Reason.MALFORMED),
    "gzip, its checksum": (gzip.compress(STORY)[:-8] + bytes(8), Reason.MALFORMED),
    "bzip2": (bz2.compress(STORY)[:20] + b"\xff" * 60, Reason.MALFORMED),
    "xz": (lzma.compress(STORY)[:30] + b"\xff" * 90, Reason.MALFORMED),
    "xz that asks for all memory": (lzma.compress(STORY)[:12] + GREEDY + zlib.crc32(GREEDY).to_bytes(4, "little"), Reason.MALFORMED),
    "zip without an end": (zipped(FILES)[:-40], Reason.TRUNCATED),
    "zip, cut early": (zipped(FILES)[:20], Reason.TRUNCATED),
    "zip whose directory is elsewhere": (zipped(FILES).replace(b"PK\x01\x02", b"PK\x09\x09"), Reason.MALFORMED),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", Reason.UNREADABLE),
    "rar": (b"Rar!\x1a\x07\x00", Reason.UNREADABLE),
    "zstd": (b"\x28\xb5\x2f\xfd\x04", Reason.UNREADABLE),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_archive_is_refused(raw, reason):
    documents, refused = read(raw)
    assert documents == {}
    assert list(refused.values()) == [reason]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_document_that_is_cut_anywhere_is_refused(pack):
    raw = pack(STORY)
    for length in range(12, len(raw)):
        assert read(raw[:length]) == ({}, {"pack": Reason.TRUNCATED})


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_of_a_tar_that_is_cut_what_stands_before_the_cut_lands(mode):
    noise = bytes((n * 7919 >> 3) % 251 for n in range(400_000))
    raw = tarred({"one.txt": STORY, "two.txt": noise}, mode)
    documents, refused = read(raw[: len(raw) * 3 // 4])
    assert documents == {"one.txt": STORY}
    assert list(refused.values()) == [Reason.TRUNCATED]


PAGE = b"\n" * 900_000
BOMB = bytes(80_000_000)


@pytest.mark.parametrize(
    "raw", [zipped({"blank.txt": PAGE}), gzip.compress(PAGE), bz2.compress(PAGE)]
)
def test_a_small_text_may_expand_a_thousandfold(raw):
    documents, refused = read(raw)
    assert list(documents.values()) == [PAGE]
    assert not refused


BOMBS = {
    "zip": zipped({"one.txt": STORY, "bomb.txt": BOMB, "late.txt": STORY}),
    "zip by bzip2": zipped({"one.txt": STORY, "bomb.txt": BOMB, "late.txt": STORY}, zipfile.ZIP_BZIP2),
    "zip by lzma": zipped({"one.txt": STORY, "bomb.txt": BOMB, "late.txt": STORY}, zipfile.ZIP_LZMA),
    "tar.gz": tarred({"one.txt": STORY, "bomb.txt": BOMB, "late.txt": STORY}, "w:gz"),
    "tar.xz": tarred({"one.txt": STORY, "bomb.txt": BOMB, "late.txt": STORY}, "w:xz"),
    "many small bombs": zipped({"one.txt": STORY} | {f"{n}.txt": PAGE for n in range(20)}),
    "bombs in a zip in a zip": zipped({"one.txt": STORY, "in.zip": zipped({f"{n}.txt": PAGE for n in range(20)})}),
}  # fmt: skip


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS)
def test_what_expands_without_measure_stops_and_what_came_before_has_landed(raw):
    documents, refused = read(raw)
    assert documents["one.txt"] == STORY
    assert "late.txt" not in documents
    assert refused == {"pack": Reason.TOO_LARGE}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_bomb_is_refused(pack):
    assert read(pack(BOMB)) == ({}, {"pack": Reason.TOO_LARGE})


def test_a_member_that_is_too_large_is_refused_alone(monkeypatch):
    monkeypatch.setattr(archives, "MEMBER_BYTES", 1000)
    files = {"one.txt": STORY, "huge.txt": b"x" * 1001, "two.txt": OTHER}
    for pack in (zipped, tarred):
        documents, refused = read(pack(files))
        assert documents == {"one.txt": STORY, "two.txt": OTHER}
        assert refused == {"huge.txt": Reason.TOO_LARGE}


def test_the_total_is_bounded(monkeypatch):
    monkeypatch.setattr(archives, "TOTAL_BYTES", 1000)
    documents, refused = read(zipped({f"{n}.txt": b"x" * 300 for n in range(9)}))
    assert list(documents) == ["0.txt", "1.txt", "2.txt"]
    assert refused == {"pack": Reason.TOO_LARGE}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_the_count_is_bounded(monkeypatch, pack):
    monkeypatch.setattr(archives, "MEMBERS", 3)
    documents, refused = read(pack({f"{n}.txt": STORY for n in range(9)}))
    assert list(documents) == ["0.txt", "1.txt", "2.txt"]
    assert refused == {"pack": Reason.TOO_LARGE}


def test_a_zip_with_a_directory_beyond_measure_is_not_opened():
    raw = b"PK\x03\x04" + b"PK\x01\x02" * 60_000 + zipped({})
    assert read(raw) == ({}, {"pack": Reason.TOO_LARGE})


def test_pax_headers_made_to_hurt_cost_little():
    info = tarfile.TarInfo("x")
    info.type = tarfile.XHDTYPE
    info.size = 60_000
    header = info.tobuf() + (b"1" * 60_000).ljust(60_416, b"\0")
    assert read(header * 100 + tarred(FILES)) == (FILES, {})


def test_one_file_twice_is_two_documents():
    raw = zipped({"one.txt": STORY, "two.txt": OTHER}).replace(b"two.txt", b"one.txt")
    assert list(members(raw, "pack")) == [Member("one.txt", STORY), Member("one.txt", OTHER)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_memory_map_is_read_in_place(tmp_path, kind):
    _, raw, documents = KINDS[kind]
    path = tmp_path / "pack"
    path.write_bytes(raw)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert read(mapped) == (documents, {})
        assert looks_like(mapped) == looks_like(raw)


def test_members_are_read_when_they_are_asked_for():
    found = members(zipped({"one.txt": STORY, "bomb.txt": BOMB}), "pack")
    assert next(found) == Member("one.txt", STORY)


@given(st.sampled_from(sorted(KINDS)), st.data())
@settings(max_examples=300)
def test_a_byte_changed_or_an_archive_cut_is_members_or_refused(kind, data):
    raw = bytearray(KINDS[kind][1])
    for _ in range(data.draw(st.integers(0, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(0, len(raw))) or len(raw) :]
    for each in members(bytes(raw), "pack"):
        assert isinstance(each, Member) or isinstance(each.error, ParseError)
