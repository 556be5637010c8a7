"""Press-release wires: PR Newswire, Business Wire, GlobeNewswire and those alike.

`FOR IMMEDIATE RELEASE` above, `/PRNewswire/` in the dateline, contacts, `SOURCE Acme` and `###`
below. They have the same conventions under many names.
"""

import re
from dataclasses import replace

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Rule, marks, says

CORRECTION = re.compile(
    r"(?:/?C O R R E C T I O N(?=\s)|CORRECTING and REPLACING"
    r"|(?:CORRECTION|Correction|Corrected)(?=\s*[:,-])|CORRECTION from Source)"
    r"(?:\s*[:,]\s+|\s+[-–—]{1,2}\s+|\s+|\s*\Z)"
)
REPEAT = re.compile(r"(?:/?R E P E A T(?=\s)|REPEAT|REPEATING)(?:\s*[:,-]\s+|\s*\Z)")
KILL = re.compile(
    r"(?:/?\*{0,3}\s?KILL NOTICE|KILL\s?/\s?WITHDRAWAL|(?:ADVISORY|Advisory) - (?:Kill|KILL)"
    "|RETRACTION|Retraction"
    r"|NOTICE TO DISREGARD)(?:\s*[:,/-]{1,2}\s*|\s+|\s*\Z)"
)
ADVISORY = re.compile(
    r"(?:/?(?:MEDIA|PHOTO|NEWS|PRESS|EDITORIAL) ADVISORY\s*(?:[:/]|--?|–|—|\Z)\s*)", re.IGNORECASE
)
RELEASE = re.compile(
    r"\(?(?:FOR IMMEDIATE RELEASE|For Immediate Release|PRESS RELEASE|Press Release|NEWS RELEASE"
    "|News Release"
    r"|MEDIA RELEASE|Media Release|PRESSEMITTEILUNG|COMMUNIQUÉ DE PRESSE|COMUNICADO DE PRENSA)\)?"
    r"(?:\s*[:/]\s*|\s+[-–—]{1,2}\s+|\s*\Z)"
)

ROUTING = re.compile(
    r"(?:Medianet (?:Press |Media )?Release|(?i:AsiaNet)(?:[- ]Pakistan)? \d{4,6}|News provided by"
    r"|Share this article|[A-Z][a-z]{2} \d\d, \d{4}, \d\d:\d\d E[SD]?T)\s*\Z"
)
"""What stands above the headline, on a line of its own."""

LEADING: tuple[Rule, ...] = (
    (ROUTING, says()),
    (RELEASE, says(genre="press release")),
    (CORRECTION, says(kind="correction")),
    (REPEAT, says(kind="repeat")),
    (KILL, says(kind="kill")),
    (ADVISORY, says(kind="advisory")),
    *trade.LEADING,
)

_WIRE = Agency(
    name=None,
    names=(),
    marks=marks(LEADING, ((re.compile(r"(?<=[\w.])/\Z"), says()), *trade.TRAILING)),
    note=re.compile(
        r"/?(?:Note|NOTE) (?:to|TO) (?:[Ee]ditors|EDITORS|[Mm]edia)\s*:\s*|(?:Editors?"
        r"|EDITORS?)['’]?s? [Nn]ote\s*:\s*"
        rf"|{trade.NOTE.pattern}"
    ),
    end_mark=re.compile(
        rf"\A(?:SOURCE|Source|QUELLE|SOURCES?):? [^\n]{{2,120}}\Z|{trade.END_MARK.pattern}"
    ),
    signoff=re.compile(
        r"\AView (?:original content|source version on)[^\n]{0,300}\Z|\A/PRNewswire\S*/?\Z"
        r"|\AOriginal-Content von: [^\n]{3,200}\Z",
        re.IGNORECASE,
    ),
    private=re.compile(
        r"(?:(?:For )?(?:Media|Press|Investor|News|Public|Company|Further)(?: (?:and|&) \w{1,12})?"
        "(?: (?:Relations|Enquiries|Inquiries|information))? )?"
        r"(?:Contacts?|(?:Presse|Medien)?[Kk]ontakt)"
        r"(?: information)?\s*(?::|\Z)"
        r"|(?:Media|Press|Investor)(?: Relations)? (?:enquiries|inquiries)\s*(?::|\Z)"
        r"|For (?:more|further|additional) information,? (?:please )?(?:contact|call)\b",
        re.IGNORECASE,
    ),
    digest=trade.DIGEST,
    advisory=re.compile(
        rf"(?:MEDIA|PHOTO|NEWS|PRESS|EDITORIAL) ADVISORY\b|{trade.ADVISORY.pattern}"
    ),
    test=trade.TEST,
)
IS_RELEASE = re.compile(
    r"\s*\(?(?:FOR IMMEDIATE RELEASE|(?:PRESS|NEWS|MEDIA) RELEASE|(?:Press|News|Media) Release)\b"
)
ANY = replace(_WIRE, writes=lambda text: IS_RELEASE.match(text) is not None)
"""Releases that their own sender mails: no wire is named."""
NAMES: dict[str, tuple[str, ...]] = {
    "PR Newswire": ("PRNewswire", "PR Newswire", "PRNewswire-AsiaNet", "PRNewswire-USNewswire",
                    "PRNewswire-PRWeb", "Cision", "PR Newswire Asia", "PRN", "US Newswire"),
    "Business Wire": ("Business Wire", "BUSINESS WIRE", "BusinessWire", "BUSINESSWIRE"),
    "GlobeNewswire": ("GlobeNewswire", "GLOBE NEWSWIRE", "GLOBENEWSWIRE", "Globe Newswire",
                      "PRIMEZONE", "PrimeNewswire"),
    "Marketwired": ("Marketwired", "MARKETWIRED", "Marketwire", "Market Wire", "MARKET WIRE"),
    "ACCESSWIRE": ("ACCESSWIRE", "Accesswire", "ACCESS Newswire"),
    "Newsfile": ("Newsfile", "Newsfile Corp.", "Newsfile Corp"),
    "CNW": ("CNW", "CNW Group", "Canada NewsWire", "CNW Telbec"),
    "AsiaNet": ("AsiaNet", "Asianet", "Medianet", "Medianet Press Release", "AsiaNet-Pakistan"),
    "JCN Newswire": ("JCN Newswire", "JCN"),
    "Kyodo JBN": ("Kyodo JBN", "Kyodo News PR Wire"),
    "EQS": ("EQS Group", "EQS News", "EQS Newswire", "DGAP", "EQS"),
    "news aktuell": ("news aktuell", "ots", "OTS", "APA-OTS", "presseportal"),
    "EurekAlert": ("EurekAlert", "EurekAlert!", "AlphaGalileo"),
    "EIN Presswire": ("EIN Presswire", "EINPresswire.com", "PRWeb", "PRLog"),
}  # fmt: skip
_SIGNS = {
    "PR Newswire": ("/prnewswire", "(prnewswire)"),
    "Business Wire": ("(business wire)", "/business wire/", "businesswire.com/news"),
    "GlobeNewswire": ("(globe newswire)", "(globenewswire)"),
    "Marketwired": ("(marketwired", "(market wire"),
    "ACCESSWIRE": ("/ accesswire /", "/accesswire/"),
    "Newsfile": ("(newsfile corp",),
    "CNW": ("/cnw/", "/cnw telbec/"),
    "AsiaNet": ("/asianet", "asianet 1", "medianet press release"),
    "JCN Newswire": ("(jcn newswire)",),
    "Kyodo JBN": ("/kyodo jbn",),
    "news aktuell": ("(ots) -", "(ots)"),
}

_HOMES = {
    "PR Newswire": "US",
    "Business Wire": "US",
    "GlobeNewswire": "US",
    "ACCESSWIRE": "US",
    "Newsfile": "CA",
    "CNW": "CA",
    "AsiaNet": "AU",
    "JCN Newswire": "JP",
    "Kyodo JBN": "JP",
    "EQS": "DE",
    "news aktuell": "DE",
    "EurekAlert": "US",
    "EIN Presswire": "US",
}
"""Marketwired had two, Canada and the United States."""

AGENCIES: dict[str, Agency] = {
    name: replace(
        _WIRE, name=name, country=_HOMES.get(name), names=names, signs=_SIGNS.get(name, ())
    )
    for name, names in NAMES.items()
}
