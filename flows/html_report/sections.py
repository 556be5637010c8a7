"""The sections of the report: the one place that says what it shows, and in which order."""

from collections.abc import Iterator

from flows.html_report import intake, stories, volume
from flows.html_report.bars import total
from flows.html_report.cards import Section, change
from flows.html_report.figures import Figures


def sections(figures: Figures) -> list[Section]:
    """All sections, those of the wire first, then those of the runs that pulled it."""
    return [
        Section(
            "volume",
            "Volume",
            "All items by the time they were on the wire.",
            [volume.by_hour(figures.volume), volume.by_day(figures)],
        ),
        Section(
            "stories",
            "Stories",
            "Items of one story are its versions; a flash is its first line.",
            [stories.depth(figures.depth), stories.latency(figures.latency)],
        ),
        Section(
            "names",
            "Names",
            "Live stories that name them, in their current version, against the days before.",
            [stories.names_of(figures, label) for label in stories.LABELS],
        ),
        Section(
            "datelines",
            "Datelines",
            "Where live stories are datelined.",
            [stories.dateline_map(figures)],
        ),
        Section(
            "copy",
            "Copy and photos used again",
            "Items whose copy another carried before, and photos that several items carry.",
            [intake.duplicates(figures.duplicates), intake.photos(figures.photos)],
        ),
        Section(
            "notices",
            "Kills and corrections",
            "A headline is that of the story now, where it may be used.",
            [intake.notices(figures.notices)],
        ),
        Section(
            "intake",
            "Intake",
            f"By the days on which files were pulled: {figures.windows.pulls.title}.",
            [
                *(intake.saved(figures.removed), intake.duplicate_files(figures.removed)),
                *(intake.rejects(figures.rejects), intake.health(figures.health)),
            ],
        ),
    ]


def totals(figures: Figures) -> Iterator[tuple[str, str, str]]:
    """The figures at the top: what, how many, and the change against the days before."""
    for name in ("items", "stories", "revisions", "words", "kills", "corrections"):
        now, before = figures.total(name), figures.total(name, is_now=False)
        yield (
            "Kills and holds" if name == "kills" else name.capitalize(),
            f"{now:,}",
            change(now, before, figures.has_before).replace("new", f"+{now:,}"),
        )
    removed = figures.removed
    yield "Duplicate files", f"{total(removed, 'duplicate_files'):,}", ""
    saved = total(removed, "captions_chars") + total(removed, "padding_chars")
    yield "Characters saved", f"{saved:,}", ""
    yield "Rejects", f"{total(figures.rejects, 'documents'):,}", ""
