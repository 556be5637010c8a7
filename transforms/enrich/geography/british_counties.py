"""Counties of Britain and Ireland, which GeoNames' first-order divisions there do not have."""

from collections.abc import Mapping
from functools import cache

from transforms.enrich.document import Place
from transforms.enrich.geography import divisions
from transforms.enrich.geography.geonames import key

Code = tuple[str, str]
"""A country and its division."""

BRITISH: Mapping[Code, str] = {
    ("GB", "ENG"): """avon bedfordshire berkshire buckinghamshire cambridgeshire cheshire cornwall
        cumbria derbyshire devon dorset essex gloucestershire hampshire herefordshire hertfordshire
        humberside kent lancashire leicestershire lincolnshire merseyside norfolk northamptonshire
        northumberland nottinghamshire oxfordshire rutland shropshire somerset staffordshire suffolk
        surrey sussex teesside tyneside warwickshire wiltshire worcestershire yorkshire""",
    ("GB", "WLS"): "anglesey carmarthenshire ceredigion dyfed flintshire gwent gwynedd"
    " pembrokeshire powys",
    ("GB", "SCT"): "aberdeenshire angus argyll ayrshire caithness dumfriesshire fife lanarkshire"
    " lothian perthshire renfrewshire tayside",
}
"""Counties whose name no large town of Britain has: `Sandringham in Norfolk`."""
IRISH: Mapping[Code, str] = {
    ("GB", "NIR"): "antrim armagh derry down fermanagh londonderry tyrone",
    (
        "IE",
        "L",
    ): "carlow dublin kildare kilkenny laois longford louth meath offaly westmeath wexford wicklow",
    ("IE", "M"): "clare cork kerry limerick tipperary waterford",
    ("IE", "C"): "galway leitrim mayo roscommon sligo",
    ("IE", "U"): "cavan donegal monaghan",
}
"""Counties with a word before them that says so: `Co Down`, `County Cork`."""
PARTS = frozenset({"east", "west", "north", "south", "mid"})


@cache
def _codes(irish: bool) -> dict[str, Code]:
    return {
        name: code
        for code, names in (IRISH if irish else BRITISH).items()
        for name in names.split()
    }


def of_ireland(name: str) -> Code | None:
    """Where an Irish county lies that is said to be one: `Co Down`, `County Cork`."""
    if not name.startswith("Co"):
        return None
    word, _, rest = name.partition(" ")
    return _codes(irish=True).get(key(rest)) if word in ("Co", "Co.", "County") else None


def read(name: str) -> Place | None:
    """A county of Britain by its bare name, or of Ireland by the word before it."""
    first, _, rest = key(name).partition(" ")
    bare = rest if first in PARTS else key(name)
    code = _codes(irish=False).get(bare) or of_ireland(name)
    if code is None:
        return None
    region = divisions.name_of(*code)
    return Place("district", name, None, region, code[0], resolved_by="name")
