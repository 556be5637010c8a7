"""What the index pages of web servers list."""

from datetime import UTC, datetime

import pytest

from flows.transports.http.listing import entries

PAGE = "http://w.example/wire/"
APACHE = b"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html><head><title>Index of /wire</title></head><body><h1>Index of /wire</h1>
<table><tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
<tr><td><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td></tr>
<tr><td><a href="doran%20desk/">doran desk/</a></td><td>2026-01-12 02:15</td><td>  - </td></tr>
<tr><td><a href="a&amp;b.xml"><img src="x"></a></td><td><a href="a&amp;b.xml">a&amp;b.xml</a></td><td>1.2K</td></tr>
</table></body></html>"""
NGINX = b"""<html>\r\n<head><title>Index of /wire/</title></head>\r\n<body>\r\n<h1>Index of /wire/</h1><hr><pre><a href="../">../</a>\r
<a href="old/">old/</a>      12-Jan-2026 02:15     -\r
<a href="%EB%B6%80%EC%82%B0.xml">...</a>   12-Jan-2026 02:15   1234\r\n</pre><hr></body>\r\n</html>"""
CADDY = b"""<!DOCTYPE html><html><body><a href="/">/</a><a href="/wire/">wire</a>
<a href="./?sort=name&amp;order=desc">Name</a><a href="./?layout=grid">Grid</a>
<a href="./sub/"><span>sub</span></a><a href="./a.xml"><span>a.xml</span></a></body></html>"""
IIS = b"""<html><head><title>w.example - /wire/</title></head><body><H1>w.example - /wire/</H1><hr>
<pre><A HREF="/">[To Parent Directory]</A><br><br> 1/12/2026  2:15 AM  1234 <A HREF="/wire/a%20b.xml">a b.xml</A><br>
 1/12/2026  2:15 AM        &lt;dir&gt; <A HREF="/wire/sub/">sub</A><br></pre><hr></body></html>"""
PYTHON = b"""<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Directory listing for /wire/</title>
</head>\n<body>\n<ul>\n<li><a href="a%23%3F.xml">a#?.xml</a></li>\n<li><a href="sub/">sub/</a></li>\n</ul>\n</body>\n</html>"""

PAGES = {
    "Apache": (APACHE, ["doran%20desk/", "a&b.xml"]),
    "nginx": (NGINX, ["old/", "%EB%B6%80%EC%82%B0.xml"]),
    "Caddy": (CADDY, ["sub/", "a.xml"]),
    "IIS": (IIS, ["a%20b.xml", "sub/"]),
    "Python": (PYTHON, ["a%23%3F.xml", "sub/"]),
    "an empty folder": (b"<html><body><h1>Index of /wire/</h1></body></html>", []),
    "nothing at all": (b"", []),
    "white space": (b" \n", []),
    "a zero": (b"\0", []),
    "deeper than browsers go": (b"<div>" * 5000 + b"<a href=a.xml>", []),
    "no HTML to speak of": (b"<pre>\n<a href=a.xml>", ["a.xml"]),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_the_files_and_folders_of_a_page_are_found(page, expected):
    found = entries(PAGE, "text/html; charset=utf-8", page)
    assert [entry.below for entry in found] == expected
    assert all(entry.url == PAGE + entry.below for entry in found)
    assert all(entry.is_folder == entry.below.endswith("/") for entry in found)
    assert {entry.size_bytes for entry in found} <= {None}


LINKS = {
    "upwards": ("../secret.xml", None),
    "upwards, encoded": ("%2e%2e/secret.xml", None),
    "upwards behind a slash that is encoded": ("a%2F..%2F..%2Fsecret.xml", None),
    "upwards by a backslash": ("..\\secret.xml", None),
    "upwards, encoded twice": ("%252e%252e%252fsecret.xml", None),
    "an absolute path": ("/etc/passwd", None),
    "an absolute path below": ("/wire/a.xml", "a.xml"),
    "a name that begins like the folder's": ("/wireless/a.xml", None),
    "another host": ("http://other.example/wire/a.xml", None),
    "another port": ("http://w.example:81/wire/a.xml", None),
    "another scheme": ("https://w.example/wire/a.xml", None),
    "a whole address": ("http://w.example/wire/a.xml", "a.xml"),
    "with a user": ("http://u:p@w.example/wire/a.xml", "a.xml"),
    "the page itself": ("./", None),
    "sorted": ("?C=S&O=A", None),
    "a folder sorted": ("sub/?C=S&O=A", None),
    "a place in the page": ("#top", None),
    "a place in a file": ("a.xml#top", "a.xml"),
    "a file with a query": ("get.cgi?id=7", "get.cgi?id=7"),
    "a folder without a name": ("//", None),
    "an empty part": ("a//b.xml", "a/b.xml"),
    "mail": ("mailto:desk@w.example", None),
    "a script": ("javascript:void(0)", None),
    "quotes and spaces": ("it's \u201ca b\u201d.xml", "it's%20%E2%80%9Ca%20b%E2%80%9D.xml"),
    "percent signs": ("100%.xml", "100%25.xml"),
    "brackets": ("[1].xml", "[1].xml"),
    "a colon": ("./12:30.xml", "12:30.xml"),
}


@pytest.mark.parametrize(("link", "expected"), LINKS.values(), ids=LINKS)
def test_a_link_is_taken_where_it_lies_below_the_page(link, expected):
    page = f'<html><a href="{link}">x</a><a name="no address">x</a></html>'
    found = entries(PAGE, "text/html", page.encode())
    assert [entry.below for entry in found] == ([expected] if expected else [])


def test_names_that_are_no_utf_8_keep_their_bytes():
    (entry,) = entries(PAGE, "text/html", b'<html><a href="caf\xe9.xml">')
    assert entry.below == "caf%E9.xml"


NGINX_JSON = b"""[
{ "name":"sub", "type":"directory", "mtime":"Mon, 12 Jan 2026 02:15:00 GMT" },
{ "name":"a b?.xml", "type":"file", "mtime":"Mon, 12 Jan 2026 02:15:30 GMT", "size":1234 },
{ "name":"pipe", "type":"other", "mtime":"Mon, 12 Jan 2026 02:15:30 GMT" }
]"""
CADDY_JSON = b"""[
{"name":"sub/","size":4096,"url":"./sub/","mod_time":"2026-01-12T02:15:00Z","mode":2147484141,"is_dir":true,"is_symlink":false},
{"name":"a b?.xml","size":1234,"url":"./a%20b%3F.xml","mod_time":"2026-01-12T03:15:30.123456789+01:00","mode":420,"is_dir":false,"is_symlink":false}
]"""


@pytest.mark.parametrize(
    ("page", "microsecond"), [(NGINX_JSON, 0), (CADDY_JSON, 123456)], ids=["nginx", "Caddy"]
)
def test_json_lists_exactly(page, microsecond):
    folder, file = entries(PAGE, "application/json", page)
    assert (folder.below, folder.is_folder, folder.size_bytes) == ("sub/", True, None)
    assert (file.below, file.size_bytes) == ("a%20b%3F.xml", 1234)
    assert file.modified_at == datetime(2026, 1, 12, 2, 15, 30, microsecond, UTC)


ROWS = {
    "upwards": ('{"name":"../../secret","type":"file"}', []),
    "an absolute path": ('{"name":"/etc/passwd","type":"file"}', ["%2Fetc%2Fpasswd"]),
    "no size": ('{"name":"a","type":"file","mtime":"Mon, 12 Jan 2026 02:15:30 GMT"}', ["a"]),
    "a time that is none": ('{"name":"a","type":"file","mtime":"soon","size":1}', ["a"]),
    "a time out of bounds": (
        '{"name":"a","is_dir":false,"mod_time":"9999-12-31T23:59:59-12:00","size":1}',
        ["a"],
    ),
    "a name with a colon": ('{"name":"http://x","type":"file"}', ["http%3A%2F%2Fx"]),
    "without a name": ('{"name":"","type":"file"}', []),
    "a name of dots": ('{"name":"..","type":"directory"}', []),
}


@pytest.mark.parametrize(("row", "expected"), ROWS.values(), ids=ROWS)
def test_odd_rows_of_json_do_no_harm(row, expected):
    found = entries(PAGE, "application/json", f"[{row}]".encode())
    assert [(entry.below, entry.size_bytes) for entry in found] == [(b, None) for b in expected]


NONE = {
    "RSS": ("application/rss+xml", b"<rss/>"),
    "XML without a type": ("", b"<?xml version='1.0'?><nitf/>"),
    "JSON of an interface": ("application/json", b'{"items": []}'),
    "a list of items": ("application/json", b'[{"name": "x"}]'),
    "broken JSON": ("application/json", b"["),
    "text": ("text/plain", b"DORAN, Jan. 12"),
}


@pytest.mark.parametrize(("kind", "page"), NONE.values(), ids=NONE)
def test_another_document_is_no_index(kind, page):
    assert entries(PAGE, kind, page) is None
