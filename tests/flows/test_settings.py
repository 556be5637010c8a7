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


WRONG_SCHEDULES = {
    "a nightly at 25 o'clock": (
        {"SLUGLINE_SCHEDULE": "15 25 * * *"},
        "SLUGLINE_SCHEDULE is '15 25",
    ),
    "words": ({"SLUGLINE_MAINTAIN_SCHEDULE": "sundays"}, "SLUGLINE_MAINTAIN_SCHEDULE is 'sundays'"),
    "a zone that is none": ({"SLUGLINE_TIME_ZONE": "Seoul"}, "SLUGLINE_TIME_ZONE is 'Seoul'"),
}


@pytest.mark.parametrize(("given", "says"), WRONG_SCHEDULES.values(), ids=WRONG_SCHEDULES)
def test_a_schedule_that_is_none_is_an_error(given, says):
    with pytest.raises(SettingsError, match=says):
        Settings.read(given).check_schedules()
    Settings.read({}).check_schedules()


@pytest.mark.parametrize("catalog", ["lake/catalog.sqlite", "sqlite:", "postgres:host=x"])
def test_a_catalog_of_another_kind_is_an_error(catalog):
    with pytest.raises(SettingsError, match="SLUGLINE_CATALOG is"):
        Settings.read({"SLUGLINE_CATALOG": catalog})


@pytest.mark.parametrize("days", ["a week", "-1", "7.5", "99999"])
def test_days_of_a_report_that_are_none_are_an_error(days):
    with pytest.raises(SettingsError, match="SLUGLINE_REPORT_DAYS is"):
        Settings.read({"SLUGLINE_REPORT_DAYS": days})
    assert Settings.read({}).report_days == 7


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
    "no path": ('name = "a"', "feed 1: give either path or url"),
    "an unknown format": ('name = "a"\npath = "b"\nformat = "x"', "'x' is not one of auto, anpa, "),
    "an unknown zone": ('name = "a"\npath = "b"\ntime_zone = "Seoul"', "'Seoul' is no IANA time zone"),
    "a zone outside the folder": ('name = "a"\npath = "b"\ntime_zone = "../x"', "no IANA time zone"),
    "a language that is none": ('name = "a"\npath = "b"\nlanguage = "English!"', "feed 1 language"),
    "a negative settle time": ('name = "a"\npath = "b"\nsettle_seconds = -1', "settle_seconds"),
    "one name twice": ('name = "a"\npath = "b"\n[[feeds]]\nname = "a"\npath = "c"', "two feeds are called 'a'"),
    "a path and a url": ('name = "a"\npath = "b"\nurl = "ftp://h/"', "give either path or url"),
    "an unknown scheme": ('name = "a"\nurl = "gopher://h/"', "of one of http://, https://, sftp://"),
    "a url without a host": ('name = "a"\nurl = "sftp:///x"', "give an address with a host"),
    "a port that is none": ('name = "a"\nurl = "ftp://h:99999/"', "its port is no number"),
    "a password in the url": ('name = "a"\nurl = "ftp://u:hunter2@h/"', "give password_from"),
    "a token in the url": ('name = "a"\nurl = "https://h/?api_key=hunter2"', "give token_from"),
    "a password in the file": ('name = "a"\nurl = "ftp://h/"\npassword_from = "hunter2"', "feed 1 password_from"),
    "a user in an endpoint": ('name = "a"\nurl = "s3://b/"\nendpoint_url = "http://k:hunter2@h"', "it holds a user"),
    "a key of another transport": ('name = "a"\nurl = "ftp://h/"\nkey_file = "k"', "key_file is not for ftp feeds"),
    "a move to nowhere": ('name = "a"\npath = "b"\nafter = "move"', "move_to go together"),
    "a move to where it is": ('name = "a"\npath = "b"\nafter = "move"\nmove_to = "./"', "the feed's own folder"),
    "a web page that is to go": ('name = "a"\nurl = "https://h/"\nafter = "delete"', "can only be left"),
    "a cursor from nowhere": ('name = "a"\nurl = "https://h/x"\ncursor_parameter = "c"', "needs next"),
    "broken TOML": ('name = "a', "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_feeds_toml_is_one_clear_sentence(tmp_path, text, says):
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, f"[[feeds]]\n{text}\n")
    assert says in str(refused.value)
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("query", ["keywords=politics", "author=me", "monkey=1", "tokens=5"])
def test_a_url_may_have_parameters_that_are_no_secret(tmp_path, query):
    (feed,) = read(tmp_path, f'[[feeds]]\nname = "a"\nurl = "https://h.example/x?{query}"\n')
    assert feed.scheme == "https"


@pytest.mark.parametrize("name", ["key", "apikey", "api_key", "access_token", "x-auth", "password"])
def test_a_url_may_not_have_parameters_that_are(tmp_path, name):
    with pytest.raises(SettingsError, match="seems to hold a secret"):
        read(tmp_path, f'[[feeds]]\nname = "a"\nurl = "https://h.example/x?{name}=1"\n')


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
