"""What `slugline story` prints, and how a story is found."""

import io
import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from flows.cli import story as command
from flows.cli.app import app
from schemas import Caption, Change, Family, Item, Link, PhotoKey, StoryItem, StoryMerge, to_table
from tests.warehouse.named import MORNING, item
from warehouse import Lake, connect, edits, open_for_writing, story

OPENING = "The harbor board of Dorwick said Monday it would close the north pier."
WORK = "The work is to begin on Thursday and will cost about 40,000 crowns."
OWL = "An owl was found asleep in the bell tower of the town hall."
SECRET = "Pier board chief resigns over herring"


def told(item_id, minutes, story_id="pier-1", part="version", **columns):
    """An item, and its row of story_items; columns are shared out by their names."""
    at = MORNING + timedelta(minutes=minutes)
    names = set(StoryItem.__slots__) - {"item_id"}
    own = {name: columns.pop(name) for name in names & set(columns)}
    row = StoryItem(item_id=item_id, story_id=story_id, part=part, wire_at=at, **own)
    given = {"agency": "Morning Wire", "slugline": "Dorwick pier", "guid": f"guid-{item_id}",
             "body": None, "words": 0}  # fmt: skip
    return item(item_id, at, **(given | columns)), row


def family(story_id, current, minutes, **columns):
    made = {"first_item_id": story_id, "current_item_id": current, "first_at": MORNING,
            "latest_at": MORNING + timedelta(minutes=minutes), "items": 1, "versions": 1,
            "state": "live"}  # fmt: skip
    return Family(story_id=story_id, **(made | columns))


NOTE = {"edit_note": "ADDS cost in 2nd para; CHANGES headline", "changes": [
    Change("ADDS", "cost", "2nd para"), Change("CHANGES", "headline", None)]}  # fmt: skip
KILL_AT = MORNING + timedelta(minutes=30)
ITEMS = [
    told("pier-1", 0, version_number=1, kind="flash", revision_label="URGENT",
         headline="Dorwick pier to close"),
    told("pier-22222222", 4.5, version_number=2, replaces_item_id="pier-1", body=OPENING, words=13,
         headline="Dorwick pier to close"),
    told("pier-3", 12, version_number=3, replaces_item_id="pier-22222222", revision_label="LEAD",
         body=f"{OPENING}\n\n{WORK}", words=26, headline="Dorwick to close its pier", **NOTE),
    told("pier-4", 20, version_number=4, replaces_item_id="pier-3", revision_label="2nd LD",
         body=f"{OPENING}\n\n{WORK}\n\n{SECRET}.", words=33, headline=SECRET,
         changes=[Change("ADDS", "herring", "last para")],
         killed_at=KILL_AT, killed_by_item_id="pier-kill"),
    told("pier-repeat", 25, part="repeat", kind="repeat", headline="Dorwick to close its pier"),
    told("pier-take", 26, part="take", take=2, headline="Dorwick to close its pier"),
    told("pier-kill", 30, part="notice", kind="kill", headline=SECRET,
         body="A kill is mandatory: the pier has no such chief."),
    told("owl-1", 3, "owl-1", version_number=1, headline="Owl asleep in tower", body=OWL, words=12,
         slugline="Owl", agency="Evening \x1b[2JWire"),
    told("owl-2", 1503, "owl-2", version_number=1, headline="Owl back", body=OWL, words=12,
         slugline="OWL", withheld_at=MORNING, withheld_by_item_id="owl-2"),
    told("late-1", 9, "late-1", version_number=1, headline="Herring prize goes to Mora",
         slugline="Prize", embargoed_until=MORNING + timedelta(days=36500)),
    told("old-1", 2, "old-1", version_number=1, headline="Kite fair opens", slugline="Kites",
         usable_until=MORNING + timedelta(days=30)),
    told("copy-1", 14, "copy-1", version_number=1, headline="Pier closes", slugline="North pier",
         agency="Evening Wire", body=f"{OPENING}\n\n{WORK}", words=26),
]  # fmt: skip
STORIES = [
    family("pier-1", "pier-4", 30, items=7, versions=4, state="killed", flash_to_story_minutes=4.5),
    family("owl-1", "owl-1", 3),
    family("owl-2", "owl-2", 1503, state="withheld", first_at=MORNING + timedelta(minutes=1503)),
    family("late-1", "late-1", 9),
    family("old-1", "old-1", 2),
    family("copy-1", "copy-1", 14),
]


def link(item_id, target, relation, score=1.0):
    return Link(item_id=item_id, target_item_id=target, relation=relation, method="headline",
                score=score, evidence=f"headline `{SECRET}`")  # fmt: skip


LINKS = [
    link("pier-kill", "pier-4", "kills"),
    link("pier-repeat", "pier-3", "repeats"),
    link("pier-take", "pier-3", "continues"),
    link("copy-1", "pier-22222222", "near_duplicate", 0.6),
    link("pier-3", "copy-1", "near_duplicate", 0.97),
]


def caption(item_id, text, key):
    return Caption(item_id=item_id, position=0, text=text, repeats=1, photo_key=key)


CAPTIONS = [
    caption("pier-22222222", "The north pier.", "k1"),
    caption("pier-3", "The north pier of Dorwick.", "k2"),
    caption("pier-4", f"{SECRET}.", "k3"),
]
PHOTOS = [PhotoKey(photo_key=key, photo_id=of, method="alike", kin=key, stands=0) for key, of in
          (("k1", "photo-1"), ("k2", "photo-1"), ("k3", "photo-3"))]  # fmt: skip
MERGES = [StoryMerge(story_id="gone-1", merged_into_story_id="pier-1", merged_at=MORNING)]


def write(writer, name, records, record):
    writer.register("rows", to_table(records, record))
    writer.execute(f"INSERT INTO {name} BY NAME FROM rows")
    writer.unregister("rows")


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    made, rows = zip(*ITEMS, strict=True)
    with open_for_writing(lake, "a test") as writer:
        for name, records, record in (
            ("items", made, Item), ("story_items", rows, StoryItem), ("families", STORIES, Family),
            ("links", LINKS, Link), ("captions", CAPTIONS, Caption), ("photo_keys", PHOTOS, PhotoKey),
            ("story_merges", MERGES, StoryMerge),
        ):  # fmt: skip
            write(writer, name, records, record)
        writer.execute(
            "UPDATE story_items SET embargoed_until = 'infinity' WHERE embargoed_until IS NOT NULL"
        )
        writer.execute("CREATE TEMP TABLE rewritten AS SELECT item_id FROM story_items")
        edits.relate(writer)
    with connect(lake) as connection:
        connection.execute("CREATE TEMP TABLE of AS SELECT ? AS folder", [str(folder)])
        yield connection


@pytest.fixture
def run(reader, monkeypatch):
    """The command, as it is typed."""
    (folder,) = reader.execute("FROM temp.of").fetchone()
    monkeypatch.setenv("SLUGLINE_CATALOG", f"sqlite:{folder}/catalog.sqlite")
    monkeypatch.setenv("SLUGLINE_DATA", f"{folder}/data")

    def typed(*arguments, status=0):
        done = CliRunner().invoke(app, ["story", *arguments])
        assert done.exit_code == status, done.output
        return done.output

    return typed


ASKED = {
    "a story's id": ("pier-1", ["pier-1"]),
    "the id of an item": ("pier-3", ["pier-1"]),
    "an id that it had before a merge": ("gone-1", ["pier-1"]),
    "a guid": ("guid-pier-kill", ["pier-1"]),
    "the beginning of an id": ("pier-222", ["pier-1"]),
    "too little of an id": ("pier-2", []),
    "a slug": ("Dorwick pier", ["pier-1"]),
    "a slug in other case and points": ("dorwick-PIER", ["pier-1"]),
    "a slug of several stories, the latest first": ("owl", ["owl-2", "owl-1"]),
    "words of a headline": ("asleep in tower", ["owl-1"]),
    "words of a headline in another order": ("tower in asleep", []),
    "part of a word": ("slee", []),
    "rather a slug than a headline": ("prize", ["late-1"]),
    "nothing": ("  ", []),
    "signs": ("*%'", []),
}


@pytest.mark.parametrize(("asked", "expected"), ASKED.values(), ids=ASKED)
def test_a_story_is_found_by(reader, asked, expected):
    assert [row["story_id"] for row in story.found(reader, asked)] == expected


def printed(reader, story_id):
    to = io.StringIO()
    (about,) = story.found(reader, story_id)
    command.write_story(story.read(reader, about), to)
    return [" ".join(line.split()) for line in to.getvalue().splitlines() if line.strip()]


def test_a_story_as_a_timeline(reader):
    lines = printed(reader, "pier-1")
    assert "──" in lines.pop(4)
    assert lines == [
        "Dorwick pier · Morning Wire: killed",
        "story pier-1, 2026-03-02 06:00 to 2026-03-02 06:30 UTC, 7 items, 4 versions",
        "from flash to story 4.5 minutes",
        "minutes item",
        "0 1 flash URGENT Dorwick pier to close",
        "4.5 2 Dorwick pier to close",
        "+1 paragraph, lead changed",
        "12 3 LEAD Dorwick to close its pier",
        "+1 paragraph, headline changed; ADDS cost in 2nd para; CHANGES headline: agrees",
        "20 4 2nd LD killed 2026-03-02 06:30 by the kill: its text is not shown",
        "+1 paragraph, headline changed; its note: agrees",
        "25 repeat Dorwick to close its pier",
        "repeats version 3",
        "26 take 2 Dorwick to close its pier",
        "continues version 3",
        "30 kill kills version 4",
        "reason: A kill is mandatory: the pier has no such chief.",
        "Photos",
        "photo-1 The north pier of Dorwick. (version 2, version 3)",
        "Copies",
        "14 minutes: Evening Wire, Pier closes (much the same text as version 3, 97%; item copy-1)",
    ]


def test_what_is_killed_is_not_printed(run):
    for how in ("table", "json"):
        assert "erring" not in run("pier-1", "--format", how)
        assert "prize goes" not in run("late-1", "--format", how).lower()
        assert "Owl back" not in run("owl-2", "--format", how)
        assert "Owl back" not in run("owl", "--format", how)


def test_why_there_is_no_text(reader):
    assert "withheld 2026-03-02 06:00 as it declares: its text is not shown" in printed(
        reader, "owl-2"
    )[-1]  # fmt: skip
    assert "under an embargo whose end is not known: its text" in printed(reader, "late-1")[-1]
    assert printed(reader, "late-1")[0] == "Prize · Morning Wire: embargoed"
    assert "its terms ended 2026-04-01 06:00: its text is not shown" in printed(reader, "old-1")[-1]


NOTICES = {
    "with its reason": (
        {"reason": "There is\nno such chief."}, ["kills version 4", "reason: There is no such chief."],
    ),
    "in words that quote what is killed": (
        {"reason": None, "reason_is_hidden": True},
        ["kills version 4", "its words are not shown: they quote what may not be used"],
    ),
    "of what is not there": ({"item_id": "other", "reason": None}, ["stops nothing that is known"]),
}  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), NOTICES.values(), ids=NOTICES)
def test_what_is_said_of_a_notice(reader, row, expected):
    (about,) = story.found(reader, "pier-1")
    one = story.read(reader, about)
    assert [*command._lines(one.items[-1] | row, one, {"pier-4": "version 4"})] == expected


def test_a_reason_that_quotes_what_is_killed_is_hidden(lake):
    quoting = [
        told(
            "a", 0, "a", version_number=1, headline=SECRET, killed_at=MORNING, killed_by_item_id="k"
        ),
        told("b", 1, "a", part="notice", kind="kill", body=f'Kill "{SECRET.upper()}".'),
    ]
    made, rows = zip(*quoting, strict=True)
    with open_for_writing(lake, "a test") as writer:
        write(writer, "items", made, Item)
        write(writer, "story_items", rows, StoryItem)
        _, notice = story.read(writer, {"story_id": "a"}).items
    assert (notice["reason"], notice["reason_is_hidden"]) == (None, True)


CHANGED = {
    "nothing": ({}, "nothing changed"),
    "all": (
        {"added": 2, "removed": 1, "edited": 3, "moved": 1, "lead_changed": True},
        "+2 paragraphs, -1 paragraph, 3 edited, 1 moved, lead changed",
    ),
    "a note that says nothing to look up": (
        {"edited": 1, "changes": [{"verb": "ADDS", "object": "photo", "where": None}]},
        "1 edited; ADDS photo",
    ),
    "a note that does not agree": (
        {
            "headline_changed": True,
            "changes": [{"verb": "ADDS", "object": "quotes", "where": "4th para"}],
            "changes_agree": False,
            "disagreements": ["ADDS quotes in 4th para, but paragraph 4 is as it was"],
        },
        "headline changed; ADDS quotes in 4th para: does not agree (ADDS quotes in 4th para, but "
        "paragraph 4 is as it was)",
    ),
    "the note of an item that may not be used": (
        {"edited": 1, "changes_agree": False}, "1 edited; its note: does not agree",
    ),
}  # fmt: skip
UNCHANGED = dict.fromkeys(
    ("added", "removed", "edited", "moved", "lead_changed", "headline_changed", "changes",
     "changes_agree", "disagreements")
)  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), CHANGED.values(), ids=CHANGED)
def test_what_changed_in_a_line(row, expected):
    assert command.what_changed(UNCHANGED | row) == expected


def test_several_stories_are_listed(run):
    output = run("owl")
    assert output.index("2026-03-03") < output.index("2026-03-02")
    assert output.endswith("2 stories: `slugline story ID` with the id of one prints it.\n")
    assert "\x1b" not in output
    assert [one["story_id"] for one in json.loads(run("owl", "--format", "json"))] == [
        "owl-2",
        "owl-1",
    ]


def test_json_has_the_rows(run):
    (one,) = json.loads(run("pier-1", "--format", "json"))
    assert one["state"] == "killed"
    assert one["first_at"] == "2026-03-02T06:00:00Z"
    assert [row["item_id"] for row in one["timeline"]][:2] == ["pier-1", "pier-22222222"]
    assert one["timeline"][2]["changes_agree"] is True
    assert one["timeline"][3]["headline"] is None
    assert {row["relation"] for row in one["links"]} == {"kills", "repeats", "continues"}
    assert [photo["item_ids"] for photo in one["photos"]] == [["pier-22222222", "pier-3"]]


def test_what_is_not_there_is_said_in_a_sentence(run):
    output = run("no\x1bsuch", status=2)
    assert "there is no story 'no\ufffdsuch': give its slug, words of its headline" in output
    assert output.count("\n") == 1


def test_it_prints_no_colours_when_piped(run):
    assert "\x1b" not in run("pier-1")


def test_the_format_is_one_of_two(run):
    assert "'csv' is not one of" in run("pier-1", "--format", "csv", status=2)
