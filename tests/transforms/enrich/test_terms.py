"""How long terms let a thing be used."""

from datetime import UTC, datetime, timedelta

import pytest

from transforms.enrich.terms import ARCHIVE_DAYS, usable_until

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ENDS = {
    "AFP and Reuters": ("NO ARCHIVAL USE", timedelta(days=ARCHIVE_DAYS)),
    "among other terms": ("NO RESALES. NO ARCHIVES", timedelta(days=ARCHIVE_DAYS)),
    "small letters": ("This content has no archive use.", timedelta(days=ARCHIVE_DAYS)),
    "archive out": ("AUSTRIA OUT, ARCHIVE OUT", timedelta(days=ARCHIVE_DAYS)),
    "days of its own": ("NO ARCHIVAL USE after 14 days of transmission", timedelta(days=14)),
    "hours": ("No archiving. News use within 48 hours only", timedelta(hours=48)),
    "days without an archive": (
        "EDITORIAL USE ONLY; must be used within 14 days from transmission",
        timedelta(days=14),
    ),
    "French": ("Archivage interdit", timedelta(days=ARCHIVE_DAYS)),
    "German": ("Keine Archivierung, nur 30 Tage", timedelta(days=30)),
    "Spanish": ("PROHIBIDO SU ARCHIVO", timedelta(days=ARCHIVE_DAYS)),
    "German, not to archive": ("Nicht archivieren", timedelta(days=ARCHIVE_DAYS)),
    "German, not for archiving": ("Nicht zur Archivierung", timedelta(days=ARCHIVE_DAYS)),
    "Swedish": ("Ej för arkiv", timedelta(days=ARCHIVE_DAYS)),
    "Korean": ("자료 보관 금지", timedelta(days=ARCHIVE_DAYS)),
    "a hyphen": ("NO-ARCHIVE", timedelta(days=ARCHIVE_DAYS)),
    "no-break spaces": ("NO\xa0ARCHIVAL\u202fUSE", timedelta(days=ARCHIVE_DAYS)),
    "no-break spaces about a length": ("used within\xa014\xa0days", timedelta(days=14)),
    "weeks": ("must be used within 2 weeks", timedelta(weeks=2)),
    "a week in letters": ("To be used within one week", timedelta(weeks=1)),
    "days in letters": ("must be used within fourteen days", timedelta(days=14)),
    "calendar days": ("USED WITHIN 14 CALENDAR DAYS", timedelta(days=14)),
    "months": ("May be used for 3 months from transmission", timedelta(days=90)),
    "a month": ("used within a month", timedelta(days=30)),
    "a length behind a comma": ("NO ARCHIVE, 48 hours", timedelta(hours=48)),
    "a use before the archive": ("To be used within 24 hours. NO ARCHIVE", timedelta(hours=24)),
    "a length before it": ("After 14 days no archive", timedelta(days=14)),
    "a length before it, in Korean": ("30일 이후 보관 금지", timedelta(days=30)),
    "hours before it, in Korean": ("48시간 후 보관 금지", timedelta(hours=48)),
    "a date before it": ("3월 5일 이후 보관 금지", timedelta(days=ARCHIVE_DAYS)),
    "a desk's hours behind a full stop": ("NO ARCHIVE. 24-hour desk", timedelta(days=ARCHIVE_DAYS)),
    "a desk's hours": ("NO ARCHIVE. Call our 24-hour desk", timedelta(days=ARCHIVE_DAYS)),
    "a date": ("2026년 3월 5일 제공, 보관 금지", timedelta(days=ARCHIVE_DAYS)),
    "an embargo's hours": ("Embargo 3 h; NO ARCHIVE", timedelta(days=ARCHIVE_DAYS)),
    "no days": ("not to be archived 0 days", timedelta(days=ARCHIVE_DAYS)),
}
STAYS = {
    "no terms": None,
    "rights": "(C) Yonhap News Agency. All Rights Reserved",
    "no sales": "PHOTO NOT FOR SALE",
    "an archive that is named": "Photo from the archives of the harbor museum",
    "days of something else": "Reports every 14 days on the ferry",
    "a use of no days": "to be used within 0 days",
    "photos that are not archived": "Noch nicht archivierte Fotos",
    "archives that are for use": "Ferries not seen in the archives for 14 days",
    "a licence": "https://creativecommons.org/licenses/by/4.0/",
}


@pytest.mark.parametrize(("terms", "length"), ENDS.values(), ids=ENDS)
def test_terms_end(terms, length):
    assert usable_until([None, terms], NOON) == NOON + length


@pytest.mark.parametrize("terms", STAYS.values(), ids=STAYS)
def test_terms_do_not_end(terms):
    assert usable_until([terms], NOON) is None


def test_of_several_the_first_to_end_counts():
    terms = ["NO ARCHIVAL USE", "to be used within 24 hours"]
    assert usable_until(terms, NOON) == NOON + timedelta(hours=24)


def test_without_a_time_nothing_is_said():
    assert usable_until(["NO ARCHIVAL USE"], None) is None
