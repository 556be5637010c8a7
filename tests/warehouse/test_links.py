"""Which item is a version of which, and what stops what."""

import pytest

from tests.warehouse.told import copy, empty, land, remove, told

TEXT = copy(1)
LONGER = f"{TEXT}\n\n{copy(2, 60, 1)}"
OTHER = copy(5)
DAY = 24 * 60
PIER = {"slugline": "Dorwick pier"}
VERSIONS = [
    pytest.param(
        [told("a", 0, guid="g", version="1"), told("b", 60, guid="g", version="2")],
        {("b", "a", "revises", "guid")}, id="a guid and its versions",
    ),
    pytest.param(
        [told("b", 0, guid="g", version="2"), told("a", 60, guid="g", version="1")],
        {("b", "a", "revises", "guid")}, id="a version that came late",
    ),
    pytest.param(
        [told("a", 0, agency="Yonhap", guid="AEN20260302000100315"),
         told("b", 60, agency="Yonhap", guid="AEN20260302000151315")],
        {("b", "a", "revises", "id anatomy")}, id="ids of one story",
    ),
    pytest.param(
        [told("a", 0), told("b", 60, names={"guid": "guid-a"})],
        {("b", "a", "revises", "declared")}, id="a declared link",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 30, **PIER, body=OTHER, lead=1),
         told("c", 60, **PIER, body=copy(9), lead=2)],
        {("b", "a", "revises", "slug"), ("c", "b", "revises", "slug")}, id="leads of a slug",
    ),
    pytest.param(
        [told("a", 0, **PIER, kind="flash", headline="Pier closes"), told("b", 20, **PIER, body=TEXT, headline="Pier closes after storm")],
        {("b", "a", "revises", "slug")}, id="a flash and its story",
    ),
    pytest.param(
        [told("c", 5, **PIER, body=TEXT, lead=1, is_timed=False), told("b", 5, **PIER, body=TEXT, is_timed=False)],
        {("c", "b", "revises", "slug")}, id="files of one moment, by their markers",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 60, **PIER, body=LONGER)],
        {("b", "a", "revises", "slug")}, id="no marker, and much the same text",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 60, **PIER, body=OTHER)],
        set(), id="no marker, and another text",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT, headline="Pier closes"),
         told("b", 90, **PIER, body=OTHER, headline="Owl found in tower", lead=1)],
        set(), id="a lead of which nothing is alike",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT, lead=1), told("b", DAY + 10, **PIER, body=OTHER, lead=2)],
        set(), id="the slug of yesterday",
    ),
    pytest.param(
        [told("a", 0, slugline="Lake shares", body=TEXT), told("b", 30, slugline="Lake shares", body=LONGER, lead=1),
         told("c", 400, slugline="Lake shares", body=OTHER), told("d", 430, slugline="Lake shares", body=copy(6), lead=1)],
        {("b", "a", "revises", "slug"), ("d", "c", "revises", "slug")}, id="a running story twice a day",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 60, **PIER, body=OTHER, lead=1, genre="News Focus")],
        set(), id="a feature beside the news",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 30, **PIER, body=OTHER, lead=1, agency="Hill Wire")],
        set(), id="another agency's slug",
    ),
    pytest.param(
        [*(told(f"s{n}", n, slugline="SPORTS", body=copy(20 + n)) for n in range(15)),
         told("b", 30, slugline="SPORTS", body=OTHER, lead=1)],
        set(), id="a slug that all share",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("b", 90, **PIER, body=LONGER, kind="correction")],
        {("b", "a", "corrects", "slug")}, id="a correction",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT, headline="North pier closes"),
         told("b", 300, **PIER, body=TEXT, headline="North pier closes", kind="repeat")],
        {("b", "a", "repeats", "slug")}, id="a repeat",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT, headline="North pier closes"),
         told("b", 300, **PIER, body=TEXT, headline="North pier closes")],
        {("b", "a", "repeats", "slug")}, id="sent again under another guid",
    ),
    pytest.param(
        [told("a", 0, slugline="Fair", body=copy(3), transmission="lw 014"),
         told("b", 2 * DAY, body=OTHER, kind="correction", names={"transmission": "lw 14"})],
        {("b", "a", "corrects", "note")}, id="a correction's note",
    ),
    pytest.param(
        [told("a", 0, headline="North pier closes", body=TEXT),
         told("b", 60, headline="North pier closes", body=OTHER, lead=1)],
        {("b", "a", "revises", "headline")}, id="a headline and a marker",
    ),
    pytest.param(
        [told("a", 0, headline="Rates of the day", body=TEXT), told("b", 600, headline="Rates of the day", body=OTHER)],
        set(), id="a headline of every day",
    ),
    pytest.param(
        [told("a", 0, headline="North pier closes", body=TEXT), told("b", 60, headline="Storm shuts Dorwick pier", body=LONGER, lead=1)],
        {("b", "a", "revises", "marker and text")}, id="a marker and the text",
    ),
    pytest.param(
        [told("a", 0, kind="flash", headline="HARBOR BOARD SHUTS NORTH PIER FOR 3 DAYS - MAYOR"),
         told("b", 12, headline="HARBOR BOARD <HRB> SHUTS PIER", body=TEXT)],
        {("b", "a", "revises", "flash and headline")}, id="a flash whose words the story has",
    ),
    pytest.param(
        [told("a", 0, kind="flash", headline="HARBOR BOARD SHUTS NORTH PIER FOR 3 DAYS - MAYOR"),
         told("b", 12, headline="HARBOR FEAST DRAWS VISITORS", body=TEXT)],
        set(), id="a flash of something else",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT, take=1), told("b", 5, **PIER, body=OTHER, take=2),
         told("c", 9, **PIER, body=copy(8), take=3)],
        {("b", "a", "continues", "take"), ("c", "b", "continues", "take")}, id="takes",
    ),
    pytest.param(
        [told("a", 0, **PIER, body=TEXT), told("d", 60, **PIER, kind="digest", body=TEXT)],
        set(), id="a digest",
    ),
]  # fmt: skip
STOPS = [
    pytest.param({"guid": "guid-a"}, {}, "guid", id="by guid"),
    pytest.param({"transmission": "lw 14"}, {}, "transmission", id="by transmission number"),
    pytest.param({"slug": "BC-Dorwick-pier"}, {}, "slug", id="by slug"),
    pytest.param({"headline": "North pier closes"}, {}, "headline", id="by headline"),
    pytest.param({}, {"slugline": "Dorwick pier"}, "slug", id="by its own slug"),
    pytest.param(
        {"slug": "Nowhere", "headline": "North pier closes"}, {}, "headline", id="by what is known"
    ),
]


def links(connection, *relations):
    found = connection.execute(
        "SELECT item_id, target_item_id, relation, method FROM links "
        "WHERE relation NOT IN ('duplicate', 'near_duplicate', 'contains')"
    ).fetchall()
    return {row for row in found if not relations or row[2] in relations}


@pytest.mark.parametrize(("items", "expected"), VERSIONS)
def test_versions(items, expected):
    connection = empty()
    land(connection, items)
    assert links(connection) == expected


@pytest.mark.parametrize(("items", "expected"), VERSIONS)
def test_versions_that_come_one_by_one_backwards(items, expected):
    connection = empty()
    for item in reversed(items):
        land(connection, [item])
    assert links(connection) == expected


def story(**columns):
    known = {"headline": "North pier closes", "transmission": "lw 014", "body": TEXT}
    return told("a", 0, **PIER, **(known | columns))


@pytest.mark.parametrize(("names", "own", "method"), STOPS)
@pytest.mark.parametrize("minutes", [40, -10], ids=["after", "before"])
def test_a_notice_stops_what_it_names(names, own, method, minutes):
    notice = told("k", minutes, kind="kill", names=names, **own)
    fair = told("x", 5, slugline="Fair", headline="Fair opens in the rain", body=OTHER)
    for batches in ([[story(), notice, fair]], [[notice], [fair, story()]]):
        connection = empty()
        for batch in batches:
            land(connection, batch)
        assert links(connection) == {("k", "a", "kills", method)}


@pytest.mark.parametrize(("kind", "relation"), [("withdrawn", "kills"), ("withheld", "withholds")])
def test_what_a_notice_does(kind, relation):
    connection = empty()
    land(connection, [story(), told("k", 40, kind=kind, names={"slug": "Dorwick pier"})])
    assert links(connection) == {("k", "a", relation, "slug")}


def test_a_notice_stops_the_last_before_it():
    connection = empty()
    old = told("o", -3 * DAY, **PIER, headline="Pier opens at last", body=OTHER)
    land(connection, [old, story(), told("k", 30, kind="kill", names={"slug": "Dorwick pier"})])
    assert links(connection) == {("k", "a", "kills", "slug")}


def test_a_number_of_another_day_is_another_item():
    connection = empty()
    land(connection, [story(), told("k", 3 * DAY, kind="kill", names={"transmission": "lw 014"})])
    assert links(connection) == set()


def test_a_notice_may_name_several():
    connection = empty()
    notice = told("k", 30, kind="kill", names={"guid": "guid-a"})
    notice.refers_to = [*notice.refers_to, *told("y", names={"guid": "guid-b"}).refers_to]
    land(
        connection, [story(), told("b", 10, headline="Fair opens in the rain", body=OTHER), notice]
    )
    assert links(connection) == {("k", "a", "kills", "guid"), ("k", "b", "kills", "guid")}


def test_what_goes_takes_its_links_along():
    connection = empty()
    versions = [
        told(name, 30 * lead, **PIER, headline="Pier closes", body=copy(30 + lead), lead=lead)
        for lead, name in enumerate("abc")
    ]
    land(connection, versions)
    remove(connection, "b")
    assert links(connection) == {("c", "a", "revises", "slug")}
    remove(connection, "a")
    assert links(connection) == set()


def test_the_evidence_is_for_people_to_read():
    connection = empty()
    land(
        connection,
        [
            told("a", 0, **PIER, headline="Pier closes", body=TEXT),
            told("b", 74, **PIER, headline="Pier opens", body=OTHER, lead=1),
        ],
    )
    ((evidence, score),) = connection.execute("SELECT evidence, score FROM links").fetchall()
    assert evidence == "slug `Dorwick pier`, Lake Wire, markers no marker -> LEAD, 74 minutes apart"
    assert 0 < score <= 1
