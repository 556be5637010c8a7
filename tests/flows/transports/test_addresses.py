"""Addresses of the web: one form each, and none with a secret."""

import pytest

from flows.transports.http.addresses import (
    Addresses,
    Credentials,
    canonical,
    climbs,
    decoded,
    joined,
    with_parameter,
    without_parameter,
)

CANONICAL = {
    "host in lower case, usual port left out": (
        "HTTP://Wire.Example:80/A",
        "http://wire.example/A",
    ),
    "a port of its own": ("https://wire.example:8443/", "https://wire.example:8443/"),
    "no path": ("https://wire.example?x=1", "https://wire.example/?x=1"),
    "spaces and letters": ("http://w.example/a b/é", "http://w.example/a%20b/%C3%A9"),
    "encoded already": ("http://w.example/%7ea%2fb%c3", "http://w.example/~a%2Fb%C3"),
    "a percent sign alone": ("http://w.example/50%.xml", "http://w.example/50%25.xml"),
    "dots": ("http://w.example/a/./b/../c", "http://w.example/a/c"),
    "dots encoded": ("http://w.example/a/%2e%2E/c", "http://w.example/c"),
    "user, password and fragment left out": ("http://u:p@w.example/a#b", "http://w.example/a"),
    "a host in letters": ("http://Küste.example/", "http://xn--kste-0ra.example/"),
    "IPv6": ("http://[::1]:8080/a", "http://[::1]:8080/a"),
}


@pytest.mark.parametrize(("given", "expected"), CANONICAL.values(), ids=CANONICAL)
def test_an_address_has_one_form(given, expected):
    assert canonical(given) == expected
    assert canonical(expected) == expected


JOINED = {
    "a name": ("a.xml", "http://w.example/in/a.xml"),
    "the folder above": ("../a.xml", "http://w.example/a.xml"),
    "above the root": ("../../../a.xml", "http://w.example/a.xml"),
    "a whole address with dots": ("http://w.example/in/../a", "http://w.example/a"),
    "another host": ("//other.example/a", "http://other.example/a"),
    "line breaks are taken out": ("a\n.x\tml ", "http://w.example/in/a.xml"),
    "controls are encoded": ("a\x01", "http://w.example/in/a%01"),
    "mail": ("mailto:desk@w.example", None),
    "a script": ("javascript:alert(1)", None),
    "another scheme": ("file:///etc/passwd", None),
    "no host": ("https:///a", None),
    "brackets": ("http://[w", None),
    "a port that is none": ("http://w.example:99999/", None),
    "no end": ("a" * 9000, None),
}


@pytest.mark.parametrize(("link", "expected"), JOINED.values(), ids=JOINED)
def test_a_link_leads_to_an_address_of_the_web_or_nowhere(link, expected):
    assert joined("http://w.example/in/", link) == expected


def test_a_name_in_another_charset_keeps_its_bytes():
    assert joined("http://w.example/", "caf\xe9", "iso-8859-1") == "http://w.example/caf%E9"
    assert joined("http://w.example/", "서울", "iso-8859-1").endswith("/%EC%84%9C%EC%9A%B8")


@pytest.mark.parametrize("path", ["a/..%2fb", "..%5cb", "%252e%252e/b", "a/./b", "..\\b", "a%2F.."])
def test_a_path_that_could_lead_upwards_is_known(path):
    assert climbs(path)


@pytest.mark.parametrize("path", ["a/b.xml", "..a", "a..b/c...", "50%25.xml", "a%2Fb"])
def test_a_path_with_odd_names_leads_nowhere_else(path):
    assert not climbs(path)


def test_a_path_is_decoded_as_its_server_knows_it():
    assert decoded("/caf%C3%A9/%E9%2Fx%3F") == "/café/\udce9%2Fx?"


def test_a_parameter_is_set_once_and_taken_out():
    url = with_parameter("http://w.example/?a=1&after=2&after=3", "after", "x&y =")
    assert url == "http://w.example/?a=1&after=x%26y%20%3D"
    assert without_parameter(url, "after") == "http://w.example/?a=1"
    assert without_parameter("http://w.example/?%61fter=1", "after") == "http://w.example/"


def addresses(start="https://w.example/in", user=None, parameter=None):
    return Addresses(start, user, Credentials(token="t0k/n", password="pa ss"), parameter)


@pytest.mark.parametrize(
    "url",
    [
        "https://w.example/in?key=t0k%2Fn&page=2",
        "https://w.example/in?page=2&key=other",
        "https://w.example/t0k%2Fn/in?page=2",
        "https://w.example/in?p=pa%20ss",
    ],
)
def test_what_is_recorded_holds_no_secret(url):
    recorded = addresses(parameter="key").recorded(url)
    assert not [secret for secret in ("t0k", "pa%20ss", "key=") if secret in recorded]


def test_what_is_recorded_can_be_asked_again():
    mine = addresses(user="ada@desk")
    recorded = mine.recorded("https://w.example/t0k%2Fn/in?page=2")
    assert recorded == "https://ada%40desk@w.example/***/in?page=2"
    assert mine.asked(recorded) == "https://w.example/t0k%2Fn/in?page=2"


OWN = {
    "the same": ("http://w.example/in", "http://w.example/other", True),
    "the same by https": ("http://w.example/in", "https://w.example/", True),
    "https by http": ("https://w.example/in", "http://w.example/in", False),
    "another port": ("https://w.example/in", "https://w.example:444/in", False),
    "another host": ("https://w.example/in", "https://cdn.w.example/in", False),
    "a name that begins like it": ("https://w.example/in", "https://w.example.other/in", False),
}


@pytest.mark.parametrize(("start", "url", "expected"), OWN.values(), ids=OWN)
def test_only_the_origin_is_told_secrets(start, url, expected):
    assert addresses(start).is_own(url) is expected


def test_a_server_behind_tls_may_name_its_next_page_by_http():
    assert addresses().next_page("https://w.example/in", "http://w.example/in?page=2") == (
        "https://w.example/in?page=2"
    )
    assert (
        addresses().next_page("https://w.example/in", "http://w.example:81/in").startswith("http:")
    )
