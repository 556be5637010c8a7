"""UPI: United Press International, in the slugs of ANPA-1312 (`BC-town-fire 1stld-writethru`)."""

import re

from transforms.agencies import anpa, trade
from transforms.agencies.agency import Agency, marks

AGENCY = Agency(
    name="UPI",
    country="US",
    names=("UPI", "United Press International", "UPI.com", "UPI News"),
    signs=("(upi) --", "(upi) _", "(upi) —", "united press international"),
    marks=marks(trade.LEADING, (*anpa.TRAILING, *trade.TRAILING)),
    slug=anpa.SLUG,
    note=trade.NOTE,
    end_mark=re.compile(
        rf"\A(?:upi|UPI)[ -]\d\d-\d\d-\d\d \d{{4}}\b.{{0,8}}\Z|{trade.END_MARK.pattern}",
        re.IGNORECASE,
    ),
    signoff=re.compile(r"\ACopyright \d{4} by United Press International\.?.{0,80}\Z"),
    story_id=re.compile(r"upi\.com/[\w/-]{1,60}/\d{4}/\d\d/\d\d/[\w-]{1,100}/(?P<id>\d{9,16})"),
    digest=trade.DIGEST,
    advisory=trade.ADVISORY,
    test=trade.TEST,
)
