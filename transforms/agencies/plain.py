"""Copy of no agency whose conventions are declared here: only what is common to all."""

import re

from transforms.agencies.agency import Agency

AGENCY = Agency(
    name=None,
    names=(
        "AAP",
        "AFP",
        "ANSA",
        "AP",
        "Belga",
        "dpa",
        "EFE",
        "Keystone-SDA",
        "Kyodo",
        "MENA",
        "PA",
        "PTI",
        "Reuters",
        "TASS",
        "UPI",
        "Xinhua",
    ),
    note=re.compile(r"\(\s*(?:ATTN|Eds?)\s*[:;]\s*", re.IGNORECASE),
    end_mark=re.compile(r"\(\s*END\s*\)\.?|\A-30-\Z|\A###\Z", re.IGNORECASE),
)
