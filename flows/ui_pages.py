"""The pages of Prefect's UI, kept to this machine.

Prefect's UI asks a service on the internet for the settings of its telemetry whenever a page is
opened, also where telemetry is off. Prefect's server copies the pages into a folder that we name
before it starts; there they are told what they may speak with, and the browser holds them to it.
It also keeps wire copy from having an image fetched from elsewhere.
"""

import os
import shutil
from pathlib import Path

FOLDER = "prefect-ui"
"""Where the pages are, beside the lake."""
LOOPBACK = " ".join(
    f"{scheme}://{host}:*" for scheme in ("http", "ws") for host in ("127.0.0.1", "localhost")
)
POLICY = f"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: {LOOPBACK}"
"""The page's own server and this machine's; see Content Security Policy Level 3, W3C."""
RULE = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'

STATIC = "PREFECT_SERVER_UI_STATIC_DIRECTORY"
"""The variable that tells Prefect's server the folder."""


def keep_local(folder: Path) -> None:
    """Have the pages of a folder, to which a server that has started copied them, stay local."""
    for page in folder.glob("*/index.html"):
        text = page.read_text(encoding="utf-8")
        if RULE not in text:
            page.write_text(text.replace("<head>", f"<head>{RULE}", 1), encoding="utf-8")


def show_report(html: Path) -> None:
    """Have the server show the report at `/report.html`, if its pages are beside it.

    A browser does not open `file:` from a page of a server. What Prefect's old UI has in its
    folder the server gives as it is; it empties that when Prefect is another version, so that
    `slugline serve` does this as well.
    """
    pages = html.with_name(FOLDER) / "v1"
    if html.exists() and pages.is_dir():
        beside = pages / f".{html.name}.{os.getpid()}"
        shutil.copyfile(html, beside)
        beside.replace(pages / html.name)


def address_of(html: Path) -> str:
    """Where the UI finds the report: at its own server if that is ours, else as a file.

    Nothing where there is no report.
    """
    if not html.exists():
        return ""
    is_ours = os.environ.get(STATIC) == str(html.with_name(FOLDER))
    return f"/{html.name}" if is_ours else html.as_uri()
