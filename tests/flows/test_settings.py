"""Settings and feeds.toml: what is read, and what is said of what is wrong."""

from pathlib import Path

import pytest

from flows import feeds
from flows.settings import Settings, SettingsError


def test_the_defaults_are_here():
    settings = Settings.read({})
    assert settings.lake.catalog == Path.cwd() / "lake/catalog.sqlite"
    assert settings.lake.data == Path.cwd() / "lake/data"
    assert settings.feeds_file == Path.cwd() / "feeds.toml"
    assert settings.schedule == "15 2 * * *"


def test_settings_survive_a_change_of_folder():
    settings = Settings.read({"SLUGLINE_CATALOG": "sqlite:x/c.sqlite", "SLUGLINE_DATA": "y"})
    assert Settings.read(settings.environment()) == settings


@pytest.mark.parametrize("catalog", ["lake/catalog.sqlite", "sqlite:", "postgres:host=x"])
def test_a_catalog_of_another_kind_is_an_error(catalog):
    with pytest.raises(SettingsError, match="SLUGLINE_CATALOG is"):
        Settings.read({"SLUGLINE_CATALOG": catalog})


def read(tmp_path, text):
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    return feeds.read(file)


def test_a_feed_is_read_with_its_path_beside_the_file(tmp_path):
    (feed,) = read(tmp_path, '[[feeds]]\nname = "a"\npath = "in"\n')
    assert feed.path == str(tmp_path / "in")
    assert (feed.format, feed.time_zone, feed.settle_seconds) == ("auto", "UTC", 2)


FAULTS = {
    "an unknown key": ('name = "a"\npath = "b"\nagecy = "c"', "feed 1 agecy: no such key"),
    "no path": ('name = "a"', "feed 1 path: Field required"),
    "an unknown format": ('name = "a"\npath = "b"\nformat = "x"', "'x' is not one of auto, anpa, "),
    "an unknown zone": ('name = "a"\npath = "b"\ntime_zone = "Seoul"', "'Seoul' is no IANA time zone"),
    "a zone outside the folder": ('name = "a"\npath = "b"\ntime_zone = "../x"', "no IANA time zone"),
    "a language that is none": ('name = "a"\npath = "b"\nlanguage = "English!"', "feed 1 language"),
    "a negative settle time": ('name = "a"\npath = "b"\nsettle_seconds = -1', "settle_seconds"),
    "one name twice": ('name = "a"\npath = "b"\n[[feeds]]\nname = "a"\npath = "c"', "two feeds are called 'a'"),
    "broken TOML": ('name = "a', "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_feeds_toml_is_one_clear_sentence(tmp_path, text, says):
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, f"[[feeds]]\n{text}\n")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_feeds_toml_says_so(tmp_path):
    with pytest.raises(SettingsError, match="SLUGLINE_FEEDS"):
        feeds.read(tmp_path / "feeds.toml")


def test_feeds_are_chosen_by_name(tmp_path):
    all_feeds = read(tmp_path, '[[feeds]]\nname="a"\npath="x"\n[[feeds]]\nname="b"\npath="y"\n')
    assert [feed.name for feed in feeds.choose(all_feeds, ["b"])] == ["b"]
    assert feeds.choose(all_feeds, []) == all_feeds
    with pytest.raises(SettingsError, match=r"there is no feed 'c' in feeds.toml: there are a, b"):
        feeds.choose(all_feeds, ["c"])


def test_files_can_be_loaded_as_a_feed_that_is_known(tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text('[[feeds]]\nname = "a"\npath = "x"\nagency = "Yonhap"\n')
    (feed,) = feeds.of_paths(["/elsewhere"], "a", "plain", file)
    assert (feed.agency, feed.path, feed.format) == ("Yonhap", "/elsewhere", "plain")
    assert feed.settle_seconds == 0
