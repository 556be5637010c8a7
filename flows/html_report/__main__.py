"""Make the report of the settings' days, as a process of its own; its last line says what is wrong.

Nightly makes it so: what draws takes memory that a process gives back when it ends, and it can be
stopped where it takes too long.
"""

import sys

from flows.html_report.make import renew
from flows.settings import Settings, SettingsError
from warehouse import LakeError

if __name__ == "__main__":
    try:
        settings = Settings.read()
        renew(settings, days=settings.report_days or None)
    except (SettingsError, LakeError) as error:
        sys.exit(str(error))
