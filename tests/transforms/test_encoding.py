"""Bytes to text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Reason
from transforms.encoding import decode
from transforms.source import ParseError

READ = {
    "utf-8": ("café — 서울".encode(), "café — 서울", ()),
    "utf-8 with a mark": ("café".encode("utf-8-sig"), "café", ()),
    "latin-1": ("café, naïve, Grünwald".encode("latin-1"), "café, naïve, Grünwald",
                ("not UTF-8: read as Windows-1252",)),
    "windows quotes": (b"\x93quoted\x94 \x96 and so on", "“quoted” – and so on",
                       ("not UTF-8: read as Windows-1252",)),
    "one damaged character": ("서울 도쿄 ".encode() + b"\xec\x84 " + "부산".encode(), "서울 도쿄 \ufffd 부산",
                              ("1 damaged UTF-8 characters shown as \ufffd",)),
    "a stray control byte": (b"x" * 300 + b"\x07", "x" * 300 + "\x07", ()),
    "a price in euros, Windows": (b"It costs 5 \x80 now", "It costs 5 € now",
                                  ("not UTF-8: read as Windows-1252",)),
    "a price in euros, ISO 8859-15": (b"It costs 5 \xa4 now", "It costs 5 € now",
                                      ("not UTF-8: read as ISO 8859-15",)),
    "a rule of dashes": (b"one\n\x97\x97\x97\x97\x97\x97\ntwo", "one\n——————\ntwo",
                         ("not UTF-8: read as Windows-1252",)),
    "names of many languages": ("Müller, Sørensen, Peña, Guimarães, Łabno, Ægisson".encode("cp1252", "ignore"),
                                "Müller, Sørensen, Peña, Guimarães, abno, Ægisson",
                                ("not UTF-8: read as Windows-1252",)),
    "a byte that Windows-1252 leaves open": (b"Andr\xe9\x81 and Ren\xe9", "André\ufffd and René",
        ("not UTF-8: read as Windows-1252", "1 damaged characters shown as \ufffd")),
    "a Korean file with one damaged byte": ("서울에서 회담이 열렸다. ".encode("euc-kr") * 20 + b"\xff.",
        "서울에서 회담이 열렸다. " * 20 + "\ufffd.",
        ("not UTF-8: read as EUC-KR", "1 damaged characters shown as \ufffd")),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "text", "notes"), READ.values(), ids=READ)
def test_text_is_decoded(raw, text, notes):
    assert decode(raw) == (text, notes)


REFUSED = {
    "utf-16 with a mark": ("talks resume".encode("utf-16"), Reason.UTF_16),
    "utf-16 without": ("talks resume in Seoul".encode("utf-16-le"), Reason.UTF_16),
    "utf-16, big end first": ("talks resume in Seoul".encode("utf-16-be"), Reason.UTF_16),
    "utf-32": ("talks resume".encode("utf-32"), Reason.UTF_16),
    "control bytes": (bytes(range(32)) * 8, Reason.BINARY),
    "a zip archive": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00story.txt", Reason.BINARY),
    "cut inside a character": ("서울에서".encode()[:-1], Reason.TRUNCATED),
    "letters of no language": (bytes(range(0x80, 0x100)) * 20, Reason.UNKNOWN_ENCODING),
    "signs in the midst of words": (b"a\xa6b\xacc\xb6d\xbce\xa4f\xa7g\xafh\xb8i\xbej " * 9, Reason.UNKNOWN_ENCODING),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        decode(raw)
    assert refused.value.reason == reason


PLACES = {
    "utf-16 with a mark": ("talks resume".encode("utf-16"), 0),
    "utf-16 without": ("talks resume in Seoul".encode("utf-16-le"), 1),
    "a control byte": (b"talks\n resume \x00 in \x01 Seoul", 14),
    "a PDF document": (b"%PDF-1.7 talks", 0),
    "cut inside a character": ("서울에서".encode()[:-1], 9),
    "cut inside one, with a byte order mark": ("서울에서".encode("utf-8-sig")[:-1], 12),
    "letters of no language": (b"talks " + bytes(range(0x80, 0x100)) * 20, 6),
}


@pytest.mark.parametrize(("raw", "fault_at"), PLACES.values(), ids=PLACES)
def test_the_first_byte_at_fault_is_told(raw, fault_at):
    with pytest.raises(ParseError) as refused:
        decode(raw)
    assert refused.value.fault_at == fault_at


# One sentence of our own a language, and the encodings its wires have used.
SENTENCES = {
    "Korean": ("서울에서 회담이 다시 열렸다. 양측은 국경 다리를 다시 열기로 했다.", "euc_kr cp949"),
    "Japanese": ("東京で会談が再開された。橋を再び開くことで合意した。", "shift_jis euc_jp iso2022_jp"),
    "simplified Chinese": ("双方星期二在首都恢复会谈，同意重新开放大桥。", "gb2312 gb18030"),
    "traditional Chinese": ("雙方星期二在首都恢復會談，同意重新開放大橋。", "big5"),
    "Russian": ("Переговоры возобновились во вторник. Мост откроют весной.", "cp1251 koi8_r iso8859_5 cp866"),
    "Ukrainian": ("Переговори відновилися у вівторок. Міст відкриють навесні.", "cp1251 koi8_u"),
    "Bulgarian": ("Преговорите бяха възобновени. Мостът ще бъде отворен.", "cp1251"),
    "Greek": ("Οι συνομιλίες ξανάρχισαν. Η γέφυρα ανοίγει την άνοιξη.", "cp1253 iso8859_7"),
    "Turkish": ("Görüşmeler salı günü başladı. Köprü yeniden açılacak.", "cp1254 iso8859_9"),
    "Hebrew": ("השיחות התחדשו ביום שלישי. הגשר ייפתח באביב.", "cp1255 iso8859_8"),
    "Arabic": ("استؤنفت المحادثات يوم الثلاثاء. ويفتح الجسر في الربيع.", "cp1256 iso8859_6"),
    "Thai": ("การเจรจาเริ่มขึ้นใหม่เมื่อวันอังคาร สะพานจะเปิด", "cp874"),
    "Polish": ("Strony uzgodniły, że most będzie otwarty przed wiosną.", "cp1250 iso8859_2 cp852"),
    "Czech": ("Jednání byla v úterý obnovena, řekl mluvčí. Příští most.", "cp1250 iso8859_2"),
    "Hungarian": ("Kedden folytatódtak a tárgyalások. A híd jövőre újra megnyílik.", "cp1250 iso8859_2"),
    "Croatian": ("Pregovori će se nastaviti, kazao je čelnik šireg vijeća. Žele mir.", "cp1250 iso8859_2"),
    "Lithuanian": ("Šalys susitarė vėl atidaryti tiltą, sakė žurnalistams.", "cp1257"),
    "German": ("Die Gespräche gehen weiter. Die Brücke öffnet; große Freude.", "latin_1 cp1252 cp850"),
    "French": ("Les négociations ont repris à la frontière, l’été déjà là.", "cp1252 mac_roman"),
    "Spanish": ("El puente se abrirá mañana, según señaló. ¿Será así?", "latin_1 cp1252"),
    "Portuguese": ("As negociações foram retomadas. Não há decisão até à primavera.", "latin_1"),
    "Italian": ("I colloqui sono ripresi martedì, perché così è più facile.", "latin_1"),
    "Swedish": ("Samtalen återupptogs på tisdagen för att öppna bron.", "latin_1"),
    "Danish": ("Parterne blev enige om at åbne broen over grænsefloden før jul.", "latin_1"),
    "Icelandic": ("Viðræður hófust að nýju á þriðjudag um brúna.", "latin_1"),
}  # fmt: skip
ENCODED = [
    pytest.param(text, encoding, id=f"{language}-{encoding}")
    for language, (text, encodings) in SENTENCES.items()
    for encoding in encodings.split()
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_a_sentence_that_declares_nothing_is_read_by_its_alphabet(text, encoding):
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_long_copy_with_ascii_around_it_is_read_by_its_alphabet(text, encoding):
    copy = f'<p class="lead">{text}</p>\n<p>(END) Example News, 2026 - all rights</p>\n' * 300
    assert decode(copy.encode(encoding))[0] == copy


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_a_declared_encoding_is_followed(text, encoding):
    assert decode(text.encode(encoding), encoding) == (text, ())


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_utf_8_is_read_whatever_is_declared(text, encoding):
    assert decode(text.encode(), encoding)[0] == text


DECLARED = {
    "quotes in what is labelled ISO 8859-1": (b"\x93yes\x94", "iso-8859-1", "“yes”", ()),
    "a label in quotes": (b"caf\xe9", ' "ISO-8859-1"; ', "café", ()),
    "a label with x-": ("東京で".encode("shift_jis"), "x-sjis", "東京で", ()),
    "Korea's label": ("회담".encode("cp949"), "ks_c_5601-1987", "회담", ()),
    "a Hangul beyond KS X 1001": ("똠방각하".encode("cp949"), "euc-kr", "똠방각하", ()),
    "a name beyond GB 2312": ("朱镕基".encode("gbk"), "gb2312", "朱镕基", ()),
    "Cantonese": ("佢哋嘅橋".encode("big5hkscs"), "big5", "佢哋嘅橋", ()),
    "utf-16 with a mark": ("서울".encode("utf-16"), "utf-16", "서울", ()),
    "utf-16 without": ("Seoul".encode("utf-16-be"), "UTF-16BE", "Seoul", ()),
    "ASCII that is labelled utf-16": (b"<?xml version='1.0'?>", "utf-16", "<?xml version='1.0'?>",
                                      ("not in the declared charset utf-16",)),
    "utf-8 that is not": ("café déjà".encode("cp1252"), "utf-8", "café déjà",
                          ("not UTF-8: read as Windows-1252",)),
    "ascii that is not": ("café déjà".encode("cp1252"), "us-ascii", "café déjà",
                          ("not UTF-8: read as Windows-1252",)),
    "UTF-8 by a label of one byte a character": ("naïve".encode(), "windows-1251", "naïve",
                                                 ("not in the declared charset windows-1251",)),
    "a mark of UTF-8": ("서울".encode("utf-8-sig"), "euc-kr", "서울",
                        ("not in the declared charset euc-kr",)),
    "Korean by the default label": ("서울에서 회담이 열렸다".encode("euc-kr"), "iso-8859-1", "서울에서 회담이 열렸다",
        ("not in the declared charset iso-8859-1", "not UTF-8: read as EUC-KR")),
    "Russian by the default label": ("Переговоры возобновились".encode("cp1251"), "windows-1252", "Переговоры возобновились",
        ("not in the declared charset windows-1252", "not UTF-8: read as Windows-1251")),
    "a name nobody knows": ("café déjà".encode("cp1252"), "x-wire-8", "café déjà",
                            ("unknown charset 'wire-8'", "not UTF-8: read as Windows-1252")),
    "a codec that is no encoding": (b"abc", "rot13", "abc", ("unknown charset 'rot13'",)),
    "a codec that takes time squared": (b"abc", "punycode", "abc", ("unknown charset 'punycode'",)),
    "a name with a NUL": (b"abc", "utf\x008", "abc", ("unknown charset 'utf\\x008'",)),
    "nothing": (b"abc", "", "abc", ()),
    "one damaged character": ("서울에서 ".encode("euc-kr") * 50 + b"\xff", "euc-kr", "서울에서 " * 50 + "\ufffd",
                              ("1 damaged characters shown as \ufffd",)),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "label", "text", "notes"), DECLARED.values(), ids=DECLARED)
def test_a_label_is_believed_as_far_as_the_bytes_fit(raw, label, text, notes):
    assert decode(raw, label) == (text, notes)


DECLARED_AND_REFUSED = {
    "binary data": (b"\0\1\2\3" * 9, "iso-8859-1", Reason.BINARY),
    "utf-16 by another label": ("talks resume".encode("utf-16"), "utf-8", Reason.UTF_16),
    "half a character of utf-16": (b"\xff\xfea", "utf-16", Reason.UTF_16),
}


@pytest.mark.parametrize(
    ("raw", "label", "reason"), DECLARED_AND_REFUSED.values(), ids=DECLARED_AND_REFUSED
)
def test_a_label_makes_no_text_of_what_is_none(raw, label, reason):
    with pytest.raises(ParseError) as refused:
        decode(raw, label)
    assert refused.value.reason == reason


LABELS = st.sampled_from(
    [None, "utf-8", "utf-16", "utf-7", "hz", "iso-2022-kr", "euc-kr", "latin1", "big5", "johab"]
)


@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("gb18030", "ignore")), LABELS)  # fmt: skip
def test_any_bytes_are_read_or_refused(raw, label):
    try:
        text, notes = decode(raw, label)
    except ParseError:
        return
    assert isinstance(text, str)
    assert all(notes)


@pytest.mark.parametrize("unit", [b"\xe9", b"\xe9 ", b"\xc3(", b"\x1b$B", b"\x81", b"a\xff"])
def test_five_megabytes_of_oddity_are_read_or_refused(unit):
    raw = unit * (5_000_000 // len(unit))
    for label in (None, "latin1", "euc-kr"):
        with suppress(ParseError):
            assert len(decode(raw, label)[0]) <= len(raw)
