"""Names of mailboxes as they go over the wire, and what servers say of them."""

import pytest

from flows.transports.imap.names import Named, code_of, decoded, encoded, said


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Entwürfe", '"Entw&APw-rfe"'),
        ("A&B", '"A&-B"'),
        ("台北", '"&U,BTFw-"'),
        ("a\r\nb", '"a&AA0ACg-b"'),
        ("😀", '"&2D3eAA-"'),
    ],
)
def test_a_name_goes_over_the_wire_in_modified_utf_7(name, code):
    assert encoded(name) == code
    assert decoded(code[1:-1]) == name


@pytest.mark.parametrize("name", ["A&B", "&", "&AB", "&U,BTFw", "&2D0-", "a&!!-b"])
def test_a_name_that_is_no_modified_utf_7_is_shown_as_it_is(name):
    assert decoded(name) == name


@pytest.mark.parametrize("name", ['q"q', "b\\b", "&-&", "~peter/mail/台北/日本語"])
def test_a_name_survives_its_encoding(name):
    inside = encoded(name)[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    assert decoded(inside) == name


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        (rb'(\HasNoChildren) "." INBOX.Sent', Named("INBOX.Sent", ".", True)),
        (rb'(\Noselect) "/" ""', Named("", "/", False)),
        (rb'() "\\" "a \"b\" & c"', Named('a "b" & c', "\\", True)),
        (rb"() NIL Flat", Named("Flat", None, True)),
        (rb'(\NonExistent) "/" "&U,BTFw-"', Named("台北", "/", False)),
        ((rb'() "/" {5}', b'a"b\\c'), Named('a"b\\c', "/", True)),
        (rb"nonsense", None),
    ],
)
def test_an_answer_to_list_names_a_mailbox(answer, named):
    assert Named.read(answer) == named


@pytest.mark.parametrize(
    ("answer", "words", "code"),
    [
        (b"[INUSE] try later", "[INUSE] try later", "INUSE"),
        (b"[UIDNEXT 5] fine", "[UIDNEXT 5] fine", "UIDNEXT"),
        (b"* BYE \x1b[31mred\x07\r\n gone", "BYE [31mred gone", None),
        (b"\xff" * 3, "\ufffd\ufffd\ufffd", None),
        ("x" * 300, "x" * 200 + "...", None),
    ],
)
def test_what_a_server_says_is_shown_in_a_few_printable_words(answer, words, code):
    assert said(answer) == words
    assert code_of(words) == code
