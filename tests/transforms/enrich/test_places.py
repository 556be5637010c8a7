"""Which place a name names, what of a dateline is added, and capitals that stand for governments."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import agencies
from transforms.agencies import plain
from transforms.enrich import places
from transforms.enrich.document import Body, Entity, Identified, Mention, Place, Span
from transforms.enrich.geography.countries import capitals, countries
from transforms.enrich.geography.divisions import divisions
from transforms.enrich.geography.geonames import key, towns
from transforms.enrich.places import locate, place_key

MARKED = re.compile(r"\[(.+?)\]")


def document(marked, **known):
    """A body with the names that stand in brackets: places, and nationalities behind an @."""
    text, mentions, entities, last = "", [], {}, 0
    for found in MARKED.finditer(marked):
        surface = found[1].removeprefix("@")
        label = "nationality" if found[1].startswith("@") else "place"
        text += marked[last : found.start()]
        span = Span(len(text), len(text) + len(surface), label)
        text += surface
        last = found.end()
        entities.setdefault(surface, Entity(label, surface))
        mentions.append(Mention(span, surface, list(entities).index(surface), "name"))
    return Body(text + marked[last:], **known), Identified(mentions, list(entities.values()))


def located(marked, **known):
    """The places of a document by their names."""
    identified = locate(*document(marked, **known))
    return {one.name: one.place for one in identified.entities if one.label == "place"}


def short(place):
    """A place as the tables below write it: kind, name, country, state; without an id with a ?."""
    if place is None:
        return None
    parts = [place.kind, place.name, place.country_code or "-"]
    if place.kind in ("city", "district"):
        parts.append(place.admin_region or "-")
    open_ = (place.resolved_by or "").startswith("ambiguous") or place.resolved_by is None
    return " ".join([*parts, *(["?"] if open_ else [])])


BESIDE = {
    # The country or state behind a comma.
    "Rescuers reached [Nara], Japan, at dawn.": "city Nara JP Nara",
    "The plant is in [Paris], Texas.": "city Paris US Texas",
    "He teaches at [Cambridge], Mass., and writes.": "city Cambridge US Massachusetts",
    "He teaches at [Cambridge], England.": "city Cambridge GB England",
    "A mill in [Birmingham], Ala., closed.": "city Birmingham US Alabama",
    "A mill in [London], Ontario, closed.": "city London CA Ontario",
    "A depot in [Moscow], Idaho.": "city Moscow US Idaho",
    "The Boise, not [Athens], Ga., office.": "city Athens US Georgia",
    "A base at [Vancouver], Wash., said so.": "city Vancouver US Washington",
    "A bank in [Portland], Maine, said so.": "city Portland US Maine",
    "A bank in [Portland], Ore., said so.": "city Portland US Oregon",
    "A depot in [Richmond], Va, was sold.": "city Richmond US Virginia",
    "A depot in [Wilmington], DE, was sold.": "city Wilmington US Delaware",
    "A mine in [Perth], Western Australia.": "city Perth AU Western Australia",
    "A hall in [Perth], Scotland.": "city Perth GB Scotland",
    "A hall in [Melbourne], Fla.": "city Melbourne US Florida",
    "The office at [Lebanon], Pa., is shut.": "city Lebanon US Pennsylvania",
    "The office at [Holland], Mich., is shut.": "city Holland US Michigan",
    "A camp near [Alexandria], Egypt.": "city Alexandria EG Alexandria",
    "A camp near [Alexandria], Va.": "city Alexandria US Virginia",
    "Police in [San Jose], Costa Rica, said so.": "city San José CR -",
    "Police in [San Jose], Calif., said so.": "city San Jose US California",
    "Protests in [Hyderabad], Pakistan.": "city Hyderabad PK Sindh",
    "He lives in [Washington], D.C., now.": "city Washington US District of Columbia",
    "The shop in [Reading], England, shut.": "city Reading GB England",
    "The shop in [Reading], Pa., shut.": "city Reading US Pennsylvania",
    "The yard at [Mobile], Ala., shut.": "city Mobile US Alabama",
    "The yard at [Bonn], West Germany, shut.": "city Bonn DE North Rhine-Westphalia",
    "A mill in [St. Petersburg], Fla.": "city St. Petersburg US Florida",
    "A court in [Gyeongju], South Korea.": "city Gyeongju KR North Gyeongsang",
    # In a land, in brackets, and inside the name itself.
    "Troops left [Samara] in southern Russia.": "city Samara RU Samara Region",
    "A yard at [Dalian] in China's northeastern Liaoning province.": "city Dalian CN Liaoning",
    "Police in [Paris], in northern Texas, said so.": "city Paris US Texas",
    "The team from [Valencia] (Venezuela) won.": "city Valencia VE Carabobo",
    "The mayor of [Paris, Texas] said so.": "city Paris US Texas",
    "He flew to [Nara, Japan] on Monday.": "city Nara JP Nara",
    # What stands before it.
    "[Georgia]'s capital [Tbilisi] was calm.": "country Georgia GE",
    "He toured the Japanese city of [Nara] on Monday.": "city Nara JP Nara",
    "In the Ukrainian town of [Bucha] he wept.": "city Bucha UA Kyiv region",
    "He was born in the Texas town of [Paris].": "city Paris US Texas",
    "In Pakistan's southern city of [Hyderabad] a mill burned.": "city Hyderabad PK Sindh",
    "In the South Korean port city of [Busan] a ship docked.": "city Busan KR Busan",
    "In India's western [Punjab] state it rained.": "state Punjab IN",
    "In Pakistan's [Punjab] province it rained.": "state Punjab PK",
    # A land beside it that is none.
    "He met ministers in [Seoul], Japan and China having agreed.": "city Seoul KR Seoul",
    "British ministers visited the city hall, and later [Boston].": "city Boston US Massachusetts",
    "Offices in [Osaka], Kyoto and Kobe shut.": "city Osaka JP Osaka",
}

LANDS = {
    "The [U.S.] Senate": "country United States US",
    "The [US] Senate": "country United States US",
    "He left [the States] early": "country United States US",
    "He left [America] early": "country United States US",
    "In [Britain] it rained": "country United Kingdom GB",
    "In the [UK] it rained": "country United Kingdom GB",
    "In [England] it rained": "state England GB",
    "In [Scotland] it rained": "state Scotland GB",
    "In [Northern Ireland] it rained": "state Northern Ireland GB",
    "In [South Korea] it rained": "country South Korea KR",
    "The [Republic of Korea] said": "country South Korea KR",
    "The [DPRK] said": "country North Korea KP",
    "In [Burma] it rained": "country Myanmar MM",
    "In [Myanmar] it rained": "country Myanmar MM",
    "In [Ivory Coast] it rained": "country Ivory Coast CI",
    "In [Côte d'Ivoire] it rained": "country Ivory Coast CI",
    "In [Cote d’Ivoire] it rained": "country Ivory Coast CI",
    "In [Zaire] it rained": "country Democratic Republic of the Congo CD",
    "In [West Germany] it rained": "country Germany DE",
    "In [East Germany] it rained": "country East Germany -",
    "In the [Soviet Union] it rained": "country Soviet Union -",
    "In [Czechoslovakia] it rained": "country Czechoslovakia -",
    "In [Yugoslavia] it rained": "country Yugoslavia -",
    "In [the Netherlands] it rained": "country Netherlands NL",
    "In [Holland] it rained": "country Netherlands NL",
    "In [Türkiye] it rained": "country Turkey TR",
    "In [Hong Kong] it rained": "country Hong Kong HK",
    "In [Taiwan] it rained": "country Taiwan TW",
    "In the [Vatican] it rained": "country Vatican VA",
    "The [Republic of Venezuela] said": "country Venezuela VE",
    "The [European Union] said": None,
    # States, provinces, prefectures.
    "In [Nara Prefecture] it rained": "state Nara JP",
    "In [Fukushima Prefecture] it rained": "state Fukushima JP",
    "In [Osaka] prefecture it rained": "state Osaka JP",
    "In [Gyeonggi Province] it rained": "state Gyeonggi KR",
    "In [South Jeolla Province] it rained": "state South Jeolla KR",
    "In [Henan] province it rained": "state Henan CN",
    "In [New York state] it rained": "state New York US",
    "In [Washington state] it rained": "state Washington US",
    "In [Washington] state it rained": "state Washington US",
    "In the [state of Victoria] it rained": "state Victoria AU",
    "In [Texas] it rained": "state Texas US",
    "Farmers of [Calif.] and Oregon": "state California US",
    "In [Quebec] it rained": "state Quebec CA",
    "In [Bavaria] it rained": "state Bavaria DE",
    "In [Catalonia] it rained": "state Catalonia ES",
    "In [Crimea] it rained": "state Crimea UA",
    "In [Xinjiang] it rained": "state Xinjiang CN",
    "In the state of [Texas] it rained": "state Texas US",
    "In the province of [Camaguey] it rained": "state Camaguey CU",
    "In [Chiang Rai Province] it rained": "state Chiang Rai TH",
    # Regions, continents, waters, and what only its words tell.
    "Peace in [Northeast Asia] is": "region Northeast Asia -",
    "Peace in the [Middle East] is": "region Middle East -",
    "Peace in [Southeast Asia] is": "region Southeast Asia -",
    "Trade with [Latin America] is": "region Latin America -",
    "Peace on the [Korean Peninsula] is": "region Korean Peninsula -",
    "War in the [Balkans] is": "region Balkans -",
    "In the [West Bank] it": "region West Bank PS",
    "In the [Gaza Strip] it": "region Gaza Strip PS",
    "Trade in [Asia] is": "continent Asia -",
    "Trade in [North America] is": "continent North America -",
    "Ships in the [Taiwan Strait] are": "water Taiwan Strait -",
    "Ships in the [Persian Gulf] are": "water Persian Gulf -",
    "Ships on the [St. Lawrence] river are": "water St. Lawrence river -",
    "Boats on [Trout Lake] are": "water Trout Lake -",
    "Farms in [northern Japan] are": "region northern Japan JP",
    "Streets of [central London] are": "district central London GB England",
}

BARE = {
    ("Protests in [Tripoli], north [Lebanon].", None): "city Tripoli LB -",
    ("Power was out in [Moscow], Texas.", None): "city Moscow US Texas",
    ("He left [Newcastle], Co Down.", None): "city Newcastle GB Northern Ireland",
    ("[Bihar] voted on Monday. [India] counts.", "IN"): "state Bihar IN",
    ("[D-Mass.] voted no.", None): "state Massachusetts US",
    ("In [Silao], Guanajuato, a mill shut.", None): "city Silao - - ?",
    ("He is in [Paris].", "US"): "city Paris FR Ile-de-France",
    ("He is in [London].", "CA"): "city London GB England",
    ("He is in [Vancouver].", "US"): "city Vancouver CA British Columbia",
    ("He is in [Athens].", "US"): "city Athens GR Attica",
    ("He is in [Cambridge].", "US"): "city Cambridge US Massachusetts",
    ("He is in [Cambridge].", "GB"): "city Cambridge GB England",
    ("He is in [Birmingham].", "US"): "city Birmingham US Alabama",
    ("He is in [Birmingham].", "GB"): "city Birmingham GB England",
    ("He is in [Hyderabad].", "IN"): "city Hyderabad IN Telangana",
    ("He is in [Hyderabad].", "PK"): "city Hyderabad PK Sindh",
    ("He is in [San Jose].", "US"): "city San Jose US California",
    ("He is in [Portland].", None): "city Portland US Oregon",
    ("He is in [Manchester].", "GB"): "city Manchester GB England",
    # Names of yesterday, and other languages' names.
    ("He is in [Peking].", None): "city Beijing CN Beijing",
    ("He is in [Bombay].", None): "city Mumbai IN Maharashtra",
    ("He is in [Saigon].", None): "city Ho Chi Minh City VN -",
    ("He is in [Leningrad].", None): "city Saint Petersburg RU St. Petersburg",
    ("He is in [Kiev].", None): "city Kyiv UA Kyiv",
    ("He is in [Rangoon].", None): "city Yangon MM Yangon",
    ("He is in [Pusan].", None): "city Busan KR Busan",
    ("He is in [Inchon].", None): "city Incheon KR Incheon",
    ("He is in [Kwangju].", None): "city Gwangju KR Gwangju",
    ("He is in [Cologne].", None): "city Köln DE North Rhine-Westphalia",
    ("He is in [New York].", None): "city New York City US New York",
    ("He is in [Mexico City].", None): "city Mexico City MX Mexico City",
    ("He is in [Nara].", None): "city Nara JP Nara",
    # Other places of the document.
    ("From [Lyon] he went to [Nice], the @French town.", "FR"): "city Lyon FR Auvergne-Rhone-Alpes",
    ("He left [Rochester] for upstate [New York state].", None): "city Rochester US New York",
    ("He left [Rochester] for [Minnesota].", "GB"): "city Rochester US Minnesota",
    ("The [Hyderabad] mill sells all over [Pakistan].", None): "city Hyderabad PK Sindh",
    ("The [Punjab] mills sell all over [Pakistan].", None): "state Punjab PK",
    ("[Korea] will send a team to [Seoul].", "US"): "country South Korea KR",
    ("[Korea] and [North Korea] will meet.", "KR"): "country South Korea KR",
    ("[Congo] borders Angola.", "FR"): "country Democratic Republic of the Congo CD",
    ("[Congo] has its seat in [Brazzaville].", "FR"): "country Republic of the Congo CG",
    ("[The North] fired at [South Korea].", "US"): "country North Korea KP",
    ("[Georgia] and [Florida] voted.", "US"): "state Georgia US",
    ("[Georgia] accused [Russia].", "GB"): "country Georgia GE",
    ("Tankers left the [Gulf] for [Kuwait].", "GB"): "water Persian Gulf -",
    ("It rained in [Chaco] and [Formosa], of [Argentina].", "GB"): "state Chaco AR",
    ("[Formosa] and [Argentina]'s [Chaco] had rain.", "GB"): "state Formosa AR",
    ("[Formosa] and [China] agreed.", "GB"): "country Taiwan TW",
    ("[LA] voted.", "US"): "city Los Angeles US California",
    ("[Okinawa] voted.", "JP"): "state Okinawa JP",
    ("[Jenin] is in the [West Bank].", "US"): "city Janīn PS -",
    ("[Rochester] or [New York], [Boston] and [Chicago].", "GB"): "city Rochester - - ?",
    ("Aid reached [Victoria] from [Australia].", "GB"): "state Victoria AU",
    # Too small or too many: open.
    ("He is in [Springfield].", "US"): "city Springfield - - ?",
    ("He is in [San Jose].", None): "city San Jose - - ?",
    ("He is in [Mobile].", "GB"): "city Mobile - - ?",
    ("He is in [Nice].", "US"): "city Nice - - ?",
    ("The [Bush] plan failed.", "US"): "city Bush - - ?",
    ("[Korea] and [North Korea] will meet.", "US"): "country Korea - ?",
    ("[The North] is cold.", "US"): "country The North - ?",
    ("The [Quoting] is no place.", "US"): None,
}

CASES = {
    **{(marked, None): expected for marked, expected in (*BESIDE.items(), *LANDS.items())},
    **BARE,
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=lambda value: str(value))
def test_a_name_is_the_place_that_the_copy_means(case, expected):
    marked, country = case
    first = next(iter(located(marked, country=country).values()))
    assert short(first) == expected


def test_the_table_has_enough_cases():
    assert len(CASES) >= 120


@pytest.mark.parametrize(
    ("marked", "name", "by"),
    [
        ("In [Nara], Japan, it", "Nara", "country beside it"),
        ("In [Paris], Texas, it", "Paris", "state beside it"),
        ("In [Cambridge] it", "Cambridge", "agency's home"),
        ("In [Japan] it", "Japan", "name"),
        ("In [Tanga], which [Tanzania] runs", "Tanga", "other places"),
        ("In [Milan] it", "Milan", "population"),
        (
            "In [Springfield] it",
            "Springfield",
            "ambiguous: Springfield, Missouri, US or Springfield, Massachusetts, US",
        ),
    ],
)
def test_a_place_says_what_told_it(marked, name, by):
    assert located(marked, country="GB")[name].resolved_by == by


def test_a_town_has_its_coordinates_and_people():
    seoul = located("In [Seoul] it rained.")["Seoul"]
    assert (seoul.geonames_id, seoul.country_code, seoul.admin_region) == (1835848, "KR", "Seoul")
    assert (round(seoul.latitude), round(seoul.longitude)) == (38, 127)
    assert seoul.population > 9_000_000


DATELINES = {
    ("SEOUL",): ["Seoul: city Seoul KR Seoul"],
    ("YANGYANG, South Korea",): ["Yangyang: city Yangyang KR -"],
    ("YANGYANG", "South Korea"): ["Yangyang: city Yangyang KR -"],
    ("PARIS, Texas",): ["Paris: city Paris US Texas"],
    ("PARIS", "Texas"): ["Paris: city Paris US Texas"],
    ("PORTLAND, Ore.",): ["Portland: city Portland US Oregon"],
    ("CITY OF SOREL, Calif.",): ["City of Sorel: city City of Sorel US California"],
    ("SEOUL", "TOKYO"): ["Seoul: city Seoul KR Seoul", "Tokyo: city Tokyo JP Tokyo"],
    ("PEKING",): ["Peking: city Beijing CN Beijing"],
    ("LUXEMBOURG",): ["Luxembourg: city Luxembourg LU -"],
    ("KUWAIT",): ["Kuwait: city Kuwait City KW -"],
    ("SINGAPORE",): ["Singapore: country Singapore SG"],
    ("UNITED NATIONS",): ["United Nations: city New York City US New York"],
    ("ST. LOUIS",): ["St. Louis: city St. Louis US Missouri"],
    ("Brasília",): ["Brasília: city Brasília BR Distrito Federal"],
    ("ABOARD AIR FORCE ONE",): [],
    ("XYLOPHON",): ["Xylophon: None"],
    ("", " "): [],
}


@pytest.mark.parametrize(("names", "expected"), DATELINES.items(), ids=str)
def test_a_dateline_gives_its_places(names, expected):
    identified = locate(*document("It rained.", dateline_places=names, country="US"))
    assert [f"{one.name}: {short(one.place)}" for one in identified.entities] == expected


def test_a_place_of_the_dateline_joins_the_one_of_the_body():
    body, identified = document(
        "[Portland] will rebuild, [Tokyo] will not.", dateline_places=("PORTLAND, Maine", "TOKYO")
    )
    locate(body, identified)
    assert [(one.name, one.dateline_position) for one in identified.entities] == [
        ("Portland", 0),
        ("Tokyo", 1),
    ]
    assert short(identified.entities[0].place) == "city Portland US Maine"


def test_a_namesake_of_the_dateline_is_another_place():
    body, identified = document("It left [Portland], Ore.", dateline_places=("PORTLAND, Maine",))
    locate(body, identified)
    assert [short(one.place) for one in identified.entities] == [
        "city Portland US Oregon",
        "city Portland US Maine",
    ]
    assert [one.dateline_position for one in identified.entities] == [None, 0]


def test_the_dateline_tells_where_the_towns_of_the_body_are():
    known = {"dateline_places": ("HARTFORD, Conn.",), "country": "GB"}
    assert (
        short(located("It left [Stamford].", **known)["Stamford"]) == "city Stamford US Connecticut"
    )


GOVERNMENTS = {
    "Lee said <Seoul> would not rush a deal": True,
    "Lee said <Seoul> would host the games": False,
    "talks broke off between <Pyongyang> and <Tokyo>": True,
    "dialogue between <Pyongyang> and <Washington>, as well as between <Pyongyang> and <Tokyo>, is": True,
    "tensions between <Beijing> and <Tokyo> over": True,
    "On Monday <Tokyo> said it would": True,
    "that <Seoul> does not intend to": True,
    "an issue which <Beijing> considers to be": True,
    "on <Seoul>'s diplomatic agenda": True,
    "as it seeks <Tokyo>'s support": True,
    "<Moscow>’s refusal to leave": True,
    "<Washington> and <Moscow> agreed to": True,
    "after talks with <Washington>, he": True,
    "cooperation among <Seoul>, <Washington> and <Tokyo>.": True,
    "He urged <Tehran> to stop": True,
    "He accused <Moscow> of lying": True,
    "new sanctions on <Pyongyang> were": True,
    "the <Beijing>-backed party": True,
    "a pro-<Moscow> party": True,
    "<London>, however, rejected it": True,
    "<Peking> has repeatedly denied": True,
    "He lives in <Tokyo>.": False,
    "Police in <Tokyo> said": False,
    "officials in <Seoul> and <Tokyo> said": False,
    "He arrived in <Moscow> on": False,
    "a call from <Seoul> to": False,
    "<Tokyo> stocks closed higher": False,
    "<Seoul> shares fell": False,
    "<London> closed higher": False,
    "flights between <Seoul> and <Tokyo> resumed": False,
    "the train between <Paris> and <London>": False,
    "<Tokyo>'s streets were empty": False,
    "<Paris>-based engineers said": False,
    "<Tokyo> has 13 million people": False,
    "the mayor of <London> said": False,
    "He left <Washington> for": False,
    "<Singapore> said it would": False,
    "<Japan> said it would": False,
    "<Osaka> said it would": False,
    "diplomats in <Brussels> and elsewhere": False,
}


@pytest.mark.parametrize(("marked", "expected"), GOVERNMENTS.items(), ids=GOVERNMENTS)
def test_a_capital_stands_for_its_government(marked, expected):
    identified = locate(*document(marked.replace("<", "[").replace(">", "]")))
    flags = {mention.stands_for for mention in identified.mentions}
    assert flags == ({"government"} if expected else {None})


def test_what_a_booster_said_of_a_seat_stays():
    body, identified = document("[Seoul] said it rained.")
    identified.mentions[0].stands_for = "city hall"
    assert locate(body, identified).mentions[0].stands_for == "city hall"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("city", "Seoul", 1835848, "Seoul", "KR"), "place:1835848"),
        (Place("state", "Nara", None, "Nara", "JP"), "place:jp-nara"),
        (Place("city", "Wall", None, "New Jersey", "US"), "place:us-new-jersey-wall"),
        (Place("region", "Northeast Asia"), "place:northeast-asia"),
    ],
)
def test_a_place_has_a_key(place, expected):
    assert place_key(place) == expected


def test_a_state_behind_its_town_is_no_capital():
    found = located("Evidence was found in [Spokane], [Washington], police said.")
    assert short(found["Washington"]) == "state Washington US"
    found = located("He flew from [Spokane], Washington, to [Washington] on Monday.")
    assert short(found["Washington"]) == "city Washington US District of Columbia"


NEAR_THE_DATELINE = {
    ("MANAGUA, Nicaragua", "US", "[Costa Rica] spoke in [San Jose]. [United States] agreed."): (
        "San Jose", "city San José CR -",
    ),
    ("LONDON, Ontario", "US", "The trial is in [Cambridge]. He fled to [Detroit], [Michigan]."): (
        "Cambridge", "city Cambridge CA Ontario",
    ),
    ("KINGSTON, Jamaica", "US", "[Black River] was hit. [United States] sent aid."): (
        "Black River", "city Black River JM -",
    ),
    ("HYDERABAD, Pakistan", "GB", "[Punjab] sent teams. [India] helped."): (
        "Punjab", "state Punjab PK",
    ),
    ("MOSCOW", "RU", "[Ukraine] lost [Donetsk]. [Russia] won."): (
        "Donetsk", "city Donetsk UA Donetsk region",
    ),
    ("LONDON", "GB", "The King was at home in [Norfolk]. [United States] spoke."): (
        "Norfolk", "district Norfolk GB England",
    ),
    ("NEW YORK", "GB", "A ship left [Norfolk] on Monday. [United States] spoke."): (
        "Norfolk", "city Norfolk US Virginia",
    ),
    ("CAIRO", "FR", "Aid went to [Rafah]. [Gaza Strip] and [Egypt] waited."): (
        "Rafah", "city Rafah - - ?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("story", "expected"), NEAR_THE_DATELINE.items(), ids=str)
def test_a_bare_name_is_looked_for_near_the_dateline(story, expected):
    dateline, home, marked = story
    names = tuple(dateline.split(", ")[:1])
    found = located(marked, dateline=dateline, dateline_places=names, country=home)
    assert (expected[0], short(found[expected[0]])) == expected


def test_names_of_one_place_are_one_entity():
    identified = locate(*document("[Kiev] fell silent. [Kyiv] woke. [Ind.] and [Indiana] voted."))
    assert [one.name for one in identified.entities] == ["Kiev", "Indiana"]
    assert [mention.entity for mention in identified.mentions] == [0, 0, 1, 1]


def test_other_labels_are_left_alone():
    body, identified = document("The [@Japanese] left.")
    assert locate(body, identified).entities == [Entity("nationality", "Japanese")]


def test_the_gazetteer_holds_what_the_package_brings():
    assert len(towns().names) > 165_000
    assert {1835848, 1850147, 4140963, 2988507, 524901} <= set(capitals())
    assert len(countries().by_code) == 250
    assert len([one for one in divisions().by_code if one[0] == "JP"]) == 47


@pytest.mark.parametrize(
    "one", divisions().by_code.values(), ids=lambda one: f"{one.country_code} {one.name}"
)
def test_a_division_has_towns(one):
    assert any(
        (code, admin) == (one.country_code, one.code)
        for code, admin in zip(towns().countries, towns().admins, strict=True)
    )


HOMES = {
    "AP": "US", "Associated Press": "US", "AFP": "FR", "Yonhap": "KR", "연합뉴스": "KR", "Kyodo": "JP",
    "dpa": "DE", "Xinhua": "CN", "PTI": "IN", "TASS": "RU", "Reuters": "GB", "AAP": "AU",
    "The Canadian Press": "CA", "CP": "CA", "Bernama": "MY", "Interfax": "RU",
    "Interfax-Ukraine": "UA", "CNW": "CA", "ACN": None, "Nobody": None, None: None,
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), HOMES.items(), ids=str)
def test_an_agency_has_its_home(name, expected):
    assert agencies.home_of(name) == expected


def test_homes_are_countries():
    homes = {*plain.HOMES, *(one.country for one in agencies.AGENCIES.values() if one.country)}
    assert homes <= set(countries().by_code)


WORDS = st.sampled_from(
    ["Nara", "Paris", "Texas", "Georgia", "the", "between", "and", "Korea", "Tokyo", ",", "'s", "(",
     ")", "said", "城", "☂", "\n\n", "Mass.", "U.S.", "of", "city", "-", "ROME", "x" * 50, "Springfield"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30), st.data())
def test_any_spans_of_any_text_are_read(words, data):
    text = " ".join(words)
    starts = sorted(data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=6)))
    ends = [*starts[1:], len(text)]
    spans = [
        Span(start, end, "place") for start, end in zip(starts, ends, strict=False) if start < end
    ]
    mentions = [
        Mention(span, text[span.start : span.end], index, "name")
        for index, span in enumerate(spans)
    ]
    entities = [Entity("place", mention.surface) for mention in mentions]
    names = tuple(data.draw(st.lists(st.text(max_size=12), max_size=3)))
    found = locate(Body(text, dateline_places=names), Identified(mentions, entities))
    assert [text[one.span.start : one.span.end] for one in found.mentions] == [
        one.surface for one in mentions
    ]
    assert [one.span for one in found.mentions] == spans
    for one in found.entities:
        assert one.place != places.OPEN


@given(st.text(max_size=60))
def test_a_key_of_a_key_is_itself(name):
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    "name", ["S" * 200_000, "north " * 50_000, "Ö" * 100_000, "St. " * 9, "'s", ", "]
)
def test_a_hostile_name_is_no_place(name):
    mention = Mention(Span(0, len(name), "place"), name, 0, "name")
    found = locate(
        Body(name, dateline_places=(name,)), Identified([mention], [Entity("place", name)])
    )
    assert found.entities[0].place is None


def test_a_long_body_is_read_in_time():
    text = "Seoul " + "A, B and C " * 100_000
    mention = Mention(Span(0, 5, "place"), "Seoul", 0, "name")
    found = locate(Body(text), Identified([mention], [Entity("place", "Seoul")]))
    assert found.entities[0].place.country_code == "KR"
