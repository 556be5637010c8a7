"""Places a parser must know: cities that stand alone in a dateline, and the lands behind a comma.

The cities are those that AP style lets stand alone, capitals, and seats of news: a name on the
list is believed on less evidence, one that is not is no less a place.
"""

from transforms.copy.months import plain


def key(name: str) -> str:
    """A name in small letters without accents, points and spaces: `N.Y.` and `NY` agree."""
    return plain("".join(sign for sign in name if sign not in " .’'"))


def _keys(names: str) -> frozenset[str]:
    return frozenset(key(name) for name in names.split(","))


CITIES = _keys(
    "Aberdeen,Abidjan,Abu Dhabi,Abuja,Accra,Addis Ababa,Aden,Albany,Algiers,Alger,Almaty,Amman,"
    "Amsterdam,Anchorage,Ankara,Antananarivo,Antwerp,Apia,Ashgabat,Asmara,Astana,Asuncion,Atenas,"
    "Athens,Atlanta,Auckland,Austin,Baghdad,Bagdad,Baku,Bali,Baltimore,Bamako,Bandung,Bangalore,"
    "Bengaluru,Bangkok,Bangui,Banjul,Barcelona,Bari,Basel,Bâle,Beijing,Beirut,Beyrouth,Belfast,"
    "Belgrade,Belgrado,Berlin,Berlín,Berlino,Bern,Berne,Bilbao,Birmingham,Bishkek,Bissau,Bogota,"
    "Bologna,Bombay,Bonn,Bordeaux,Boston,Brasilia,Bratislava,Brazzaville,Bremen,Bridgetown,"
    "Brisbane,Bristol,Brno,Brussels,Bruxelles,Brussel,Bruselas,Brüssel,Bucharest,Bucarest,"
    "Budapest,Buenos Aires,Busan,Cairo,Caire,Calcutta,Calgary,Cali,Canberra,Cape Town,Caracas,"
    "Cardiff,Casablanca,Charlotte,Chengdu,Chennai,Chicago,Chisinau,Cincinnati,Ciudad de México,"
    "Cleveland,Cologne,Colombo,Conakry,Copenhagen,Cork,Dakar,Dallas,Damascus,Dar es Salaam,"
    "Darwin,Davos,Delhi,Denver,Des Moines,Detroit,Dhaka,Dili,Djibouti,Doha,Dortmund,Dresden,"
    "Dubai,Dublin,Durban,Dushanbe,Düsseldorf,Edinburgh,Edmonton,Erbil,Erfurt,Essen,Florence,"
    "Firenze,Frankfurt,Freetown,Gaborone,Gaza,Gaza City,Geneva,Genève,Genf,Ginebra,Genova,"
    "Georgetown,Glasgow,Graz,Guangzhou,Guatemala,Guatemala City,Halifax,Hamburg,Hanoi,Hannover,"
    "Harare,Havana,Helsinki,Hiroshima,Ho Chi Minh City,Hong Kong,Honolulu,Honiara,Houston,"
    "Hyderabad,Incheon,Indianapolis,Innsbruck,Islamabad,Istanbul,Izmir,Jakarta,Jeddah,Jeju,"
    "Jerusalem,Johannesburg,Juba,Kabul,Kampala,Kansas City,Karachi,Kathmandu,Khartoum,Kharkiv,"
    "Kiev,Kyiv,Kigali,Kingston,Kinshasa,Köln,Kolkata,Kuala Lumpur,Kuwait,Kuwait City,Kyoto,"
    "La Habana,La Paz,Lagos,Lahore,Las Vegas,Lausanne,Leeds,Leipzig,Libreville,Lille,Lilongwe,"
    "Lima,Linz,Lisbon,Lisboa,Liverpool,Ljubljana,Lodz,Lome,London,Londres,Los Angeles,Luanda,"
    "Lusaka,Luxembourg,Luzern,Lviv,Lyon,Macau,Madrid,Magdeburg,Mainz,Malabo,Malaga,Male,Managua,"
    "Manama,Manchester,Manila,Maputo,Marrakech,Marseille,Maseru,Mbabane,Mecca,Medellin,Melbourne,"
    "Mexico City,México,Miami,Milan,Milano,Milwaukee,Minneapolis,Minsk,Mogadishu,Monaco,Monrovia,"
    "Monterrey,Montevideo,Montreal,Moroni,Moscow,Moscou,Moscú,Moskau,Mosca,Mumbai,Munich,München,"
    "Muscat,N'Djamena,Nagasaki,Nagoya,Nairobi,Nanjing,Naples,Napoli,Nashville,Nassau,Naypyitaw,"
    "New Delhi,New Orleans,New York,Niamey,Nice,Nicosia,Nouakchott,Noumea,Nuremberg,Nuuk,"
    "Nuku'alofa,Oklahoma City,Omaha,Orlando,Osaka,Oslo,Ottawa,Ouagadougou,Palermo,Panama,"
    "Panama City,Panmunjom,Paramaribo,Paris,París,Parigi,Perth,Philadelphia,Phnom Penh,Phoenix,"
    "Pittsburgh,Podgorica,Port Louis,Port Moresby,Port of Spain,Port Vila,Port-au-Prince,"
    "Portland,Porto,Porto-Novo,Prague,Praga,Praha,Praia,Pretoria,Pristina,Pyongyang,Quebec City,"
    "Québec,Quito,Rabat,Ramallah,Rangoon,Rawalpindi,Reykjavik,Riga,Rio de Janeiro,Riyadh,Rome,"
    "Roma,Rom,Rotterdam,Sacramento,Salt Lake City,Salzburg,San Antonio,San Diego,San Francisco,"
    "San Jose,San José,San Juan,San Salvador,Sanaa,Santiago,Santo Domingo,Sao Paulo,Sapporo,"
    "Sarajevo,Seattle,Seoul,Sejong,Sevilla,Shanghai,Sharjah,Shenzhen,Singapore,Singapur,"
    "Singapour,Skopje,Sofia,St. Louis,St. Petersburg,San Pietroburgo,Stockholm,Strasbourg,"
    "Stuttgart,Suva,Sydney,Taipei,Tallinn,Tampa,Tashkent,Tbilisi,Tegucigalpa,Tehran,Téhéran,"
    "Teherán,Tel Aviv,Thessaloniki,The Hague,Thimphu,Tirana,Tokyo,Tokio,Torino,Toronto,Toulouse,"
    "Tripoli,Tunis,Turin,Ulaanbaatar,Ulan Bator,United Nations,Naciones Unidas,Nations Unies,"
    "Utrecht,Vaduz,Valencia,Valletta,Vancouver,Varsovia,Varsovie,Vatican City,Vaticano,"
    "Cité du Vatican,Ciudad del Vaticano,Città del Vaticano,Venezia,Venice,Victoria,Vienna,"
    "Vienne,Viena,Vientiane,Vilnius,Vladivostok,Warsaw,Warszawa,Warschau,Washington,Wellington,"
    "Wien,Windhoek,Winnipeg,Wuhan,Xi'an,Yamoussoukro,Yangon,Yaounde,Yekaterinburg,Yerevan,Zagreb,"
    "Zürich,Zurich,Genf,Москва,Київ,Киев,Минск,Αθήνα"
)

REGIONS = _keys(
    # The states in full, by AP style, and by the post's two letters.
    "Alabama,Ala,AL,Alaska,AK,Arizona,Ariz,AZ,Arkansas,Ark,AR,California,Calif,Cal,CA,Colorado,"
    "Colo,CO,Connecticut,Conn,CT,Delaware,Del,DE,Florida,Fla,FL,Georgia,Ga,Hawaii,HI,Idaho,ID,"
    "Illinois,Ill,IL,Indiana,Ind,IN,Iowa,IA,Kansas,Kan,Kans,KS,Kentucky,Ky,Louisiana,La,Maine,ME,"
    "Maryland,Md,Massachusetts,Mass,MA,Michigan,Mich,MI,Minnesota,Minn,MN,Mississippi,Miss,MS,"
    "Missouri,Mo,Montana,Mont,MT,Nebraska,Neb,Nebr,NE,Nevada,Nev,NV,New Hampshire,NH,New Jersey,"
    "NJ,New Mexico,NM,New York,NY,North Carolina,NC,North Dakota,ND,Ohio,OH,Oklahoma,Okla,OK,"
    "Oregon,Ore,OR,Pennsylvania,Pa,Penn,Penna,Rhode Island,RI,South Carolina,SC,South Dakota,SD,"
    "Tennessee,Tenn,TN,Texas,Tex,TX,Utah,UT,Vermont,Vt,Virginia,Va,Washington,Wash,WA,"
    "West Virginia,WVa,WV,Wisconsin,Wis,Wisc,WI,Wyoming,Wyo,WY,District of Columbia,DC,"
    "Puerto Rico,PR,Guam,"
    # Canada and Australia.
    "Alberta,Alta,AB,British Columbia,BC,Manitoba,Man,MB,New Brunswick,NB,Newfoundland,Nfld,NL,"
    "Newfoundland and Labrador,Nova Scotia,NS,Ontario,Ont,ON,Prince Edward Island,PEI,Quebec,Que,"
    "QC,Saskatchewan,Sask,SK,Yukon,Nunavut,Northwest Territories,NWT,New South Wales,NSW,"
    "Queensland,Qld,South Australia,Tasmania,Tas,Victoria,Vic,Western Australia,"
    "Northern Territory,ACT,"
    # Countries, those of yesterday too.
    "Afghanistan,Albania,Algeria,Andorra,Angola,Antigua,Argentina,Armenia,Aruba,Australia,"
    "Austria,Azerbaijan,Bahamas,Bahrain,Bangladesh,Barbados,Belarus,Belgium,Belize,Benin,Bermuda,"
    "Bhutan,Bolivia,Bosnia,Bosnia and Herzegovina,Bosnia-Herzegovina,Botswana,Brazil,Brasil,"
    "Brunei,Bulgaria,Burkina Faso,Burma,Burundi,Cambodia,Cameroon,Canada,Cape Verde,"
    "Cayman Islands,Central African Republic,Chad,Chile,China,Colombia,Comoros,Congo,Costa Rica,"
    "Croatia,Cuba,Cyprus,Czech Republic,Czechia,Czechoslovakia,Denmark,Dominica,"
    "Dominican Republic,East Germany,East Timor,Ecuador,Egypt,El Salvador,England,"
    "Equatorial Guinea,Eritrea,Estonia,Eswatini,Ethiopia,Fiji,Finland,France,Gabon,Gambia,"
    "Germany,Deutschland,Ghana,Gibraltar,Greece,Greenland,Grenada,Guatemala,Guinea,Guyana,Haiti,"
    "Honduras,Hungary,Iceland,India,Indonesia,Iran,Iraq,Ireland,Israel,Italy,Italia,Ivory Coast,"
    "Jamaica,Japan,Jordan,Kazakhstan,Kenya,Kosovo,Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Lesotho,"
    "Liberia,Libya,Liechtenstein,Lithuania,Macedonia,Madagascar,Malawi,Malaysia,Maldives,Mali,"
    "Malta,Mauritania,Mauritius,Mexico,Moldova,Mongolia,Montenegro,Morocco,Mozambique,Myanmar,"
    "Namibia,Nepal,Netherlands,The Netherlands,New Zealand,Nicaragua,Niger,Nigeria,North Korea,"
    "North Macedonia,Northern Ireland,Norway,Oman,Pakistan,Palestine,Panama,Papua New Guinea,"
    "Paraguay,Peru,Philippines,Poland,Portugal,Qatar,Romania,Russia,Rwanda,Samoa,Saudi Arabia,"
    "Scotland,Senegal,Serbia,Seychelles,Sierra Leone,Slovakia,Slovenia,Solomon Islands,Somalia,"
    "South Africa,South Korea,South Sudan,Soviet Union,Spain,España,Sri Lanka,Sudan,Suriname,"
    "Swaziland,Sweden,Switzerland,Syria,Taiwan,Tajikistan,Tanzania,Thailand,Togo,Tonga,"
    "Gaza Strip,Trinidad and Tobago,Trinidad,Tunisia,Turkey,Türkiye,Turkmenistan,U.S.,USA,U.K.,"
    "UAE,USSR,Uganda,Ukraine,United Arab Emirates,United Kingdom,United States,Uruguay,"
    "Uzbekistan,Vanuatu,Venezuela,Vietnam,Wales,West Bank,West Germany,Western Sahara,Yemen,"
    "Yugoslavia,Zaire,Zambia,Zimbabwe"
)

CITIES_AND_STATES = _keys("New York,Washington")
"""Names of both: among cities of renown they are cities."""

BY_A_RIVER = _keys(
    "Main,Oder,Saale,Lahn,Breisgau,Weinstraße,Tauber,Ruhr,Neckar,Allgäu,Rhein,Donau,Elbe,Weser,"
    "Spree,Havel,Inn,Isar,Lech,Mosel,Aisch,Werra,Taunus,Harz,Schwarzwald,Oberpfalz,Westfalen,"
    "Holstein,Niederbayern,Sachsen,Thüringen,Niedersachsen,Ostsee,Ostfriesland,Vogtland,"
    "Erzgebirge"
)
"""What German desks put behind a slash to tell one town of a name from another."""
