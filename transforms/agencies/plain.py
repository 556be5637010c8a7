"""Copy of no agency whose conventions are declared here: only what is common to the trade."""

import re
from dataclasses import replace

from transforms.agencies import anpa, press_releases, trade, yonhap_ko
from transforms.agencies.agency import Agency, marks

OTHERS: dict[str, tuple[str, ...]] = {
    "ACN": ("Agencia Cubana de Noticias", "Agència Catalana de Notícies"),
    "Adnkronos": (),
    "Agenzia Nova": ("Nova",),
    "AGERPRES": (),
    "AGI": ("Agenzia Italia",),
    "Agência Brasil": ("Agencia Brasil", "ABr"),
    "ANA-MPA": ("AMNA", "Athens News Agency", "Athens-Macedonian News Agency", "ΑΠΕ-ΜΠΕ"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "AA"),
    "Andina": ("Agencia Andina",),
    "ANI": ("Asian News International",),
    "ANP": ("Algemeen Nederlands Persbureau", "Novum"),
    "Antara": ("Antara News", "LKBN Antara"),
    "APA": ("Austria Presse Agentur", "Austria Press Agency", "APA-Com"),
    "APP": ("Associated Press of Pakistan",),
    "APS": ("Algérie Presse Service", "Algeria Press Service"),
    "Azertac": (),
    "BBC Monitoring": (),
    "BelTA": (),
    "Bernama": ("Malaysian National News Agency",),
    "BETA": (),
    "Bloomberg": ("Bloomberg News",),
    "BNO News": (),
    "BNS": ("Baltic News Service",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "BTA": ("Bulgarian News Agency",),
    "CNA": ("Central News Agency", "Focus Taiwan", "中央社"),
    "CNS": ("China News Service", "中新社", "中国新闻社"),
    "ČTK": ("CTK", "Czech News Agency", "Česká tisková kancelář"),
    "dapd": ("ddp", "AP Deutschland"),
    "Dow Jones": ("Dow Jones Newswires", "Dow Jones News", "DJN"),
    "epd": ("Evangelischer Pressedienst",),
    "Europa Press": ("EP",),
    "Fars": ("Fars News Agency", "FNA"),
    "GNA": ("Ghana News Agency",),
    "Hina": (),
    "IANS": ("Indo-Asian News Service", "Indo Asian News Service"),
    "INA": ("Iraqi News Agency",),
    "Interfax": ("Interfax-Ukraine", "Интерфакс"),
    "IPS": ("Inter Press Service",),
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Jiji": ("Jiji Press", "時事", "時事通信"),
    "KCNA": ("Korean Central News Agency", "조선중앙통신"),
    "KNA": ("Katholische Nachrichten-Agentur",),
    "KPL": ("Lao News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "LaPresse": (),
    "LETA": (),
    "Lusa": ("Agência Lusa",),
    "MAP": ("Maghreb Arab Press", "Maghreb Arabe Presse"),
    "Montsame": (),
    "MTI": ("Magyar Távirati Iroda",),
    "NAN": ("News Agency of Nigeria",),
    "News1": ("뉴스1",),
    "Newsis": ("뉴시스",),
    "NNA": ("National News Agency",),
    "Notimex": ("NTX",),
    "NTB": ("Norsk Telegrambyrå",),
    "NZPA": ("New Zealand Press Association",),
    "PANA": ("Panapress",),
    "PAP": ("Polish Press Agency", "Polska Agencja Prasowa"),
    "Petra": ("Jordan News Agency",),
    "PNA": ("Philippine News Agency",),
    "Prensa Latina": ("PL",),
    "QNA": ("Qatar News Agency",),
    "RIA Novosti": ("RIA", "Sputnik", "РИА Новости"),
    "Ritzau": ("Ritzaus Bureau",),
    "SANA": ("Syrian Arab News Agency",),
    "SAPA": ("South African Press Association",),
    "sid": ("Sport-Informations-Dienst",),
    "SITA": (),
    "SPA": ("Saudi Press Agency",),
    "STA": ("Slovenska tiskovna agencija",),
    "STT": ("STT-Lehtikuva", "Suomen Tietotoimisto", "FNB"),
    "Tanjug": (),
    "TAP": ("Tunis Afrique Presse",),
    "TASR": (),
    "Télam": ("Telam",),
    "The Canadian Press": ("Canadian Press", "CP", "La Presse Canadienne", "PC"),
    "TNA": ("Thai News Agency",),
    "TT": ("TT Nyhetsbyrån", "Tidningarnas Telegrambyrå", "TT-AFP", "TT-Reuters"),
    "Ukrinform": (),
    "UNB": ("United News of Bangladesh",),
    "UNI": ("United News of India",),
    "VNA": ("Vietnam News Agency", "TTXVN", "VietnamPlus"),
    "WAFA": ("Palestine News Agency",),
    "WAM": ("Emirates News Agency",),
}
"""Agencies that have no file of their own yet, by usual name: datelines and headers name them."""

HOMES: dict[str, tuple[str, ...]] = {
    "AE": ("WAM",),
    "AR": ("Télam",),
    "AT": ("APA",),
    "AZ": ("Azertac",),
    "BD": ("BSS", "UNB"),
    "BG": ("BTA",),
    "BR": ("Agência Brasil",),
    "BY": ("BelTA",),
    "CA": ("The Canadian Press",),
    "CN": ("CNS",),
    "CU": ("Prensa Latina",),
    "CZ": ("ČTK",),
    "DE": ("dapd", "epd", "KNA", "sid"),
    "DK": ("Ritzau",),
    "DZ": ("APS",),
    "ES": ("Europa Press",),
    "FI": ("STT",),
    "GB": ("BBC Monitoring",),
    "GH": ("GNA",),
    "GR": ("ANA-MPA",),
    "HR": ("Hina",),
    "HU": ("MTI",),
    "ID": ("Antara",),
    "IN": ("ANI", "IANS", "UNI"),
    "IQ": ("INA",),
    "IR": ("Fars", "IRNA", "ISNA"),
    "IT": ("Adnkronos", "AGI", "Agenzia Nova", "LaPresse"),
    "JO": ("Petra",),
    "JP": ("Jiji",),
    "KP": ("KCNA",),
    "KR": ("News1", "Newsis"),
    "KW": ("KUNA",),
    "LA": ("KPL",),
    "LB": ("NNA",),
    "LV": ("LETA",),
    "MA": ("MAP",),
    "MN": ("Montsame",),
    "MX": ("Notimex",),
    "MY": ("Bernama",),
    "NG": ("NAN",),
    "NL": ("ANP", "BNO News"),
    "NO": ("NTB",),
    "NZ": ("NZPA",),
    "PE": ("Andina",),
    "PH": ("PNA",),
    "PK": ("APP",),
    "PL": ("PAP",),
    "PS": ("WAFA",),
    "PT": ("Lusa",),
    "QA": ("QNA",),
    "RO": ("AGERPRES",),
    "RS": ("BETA", "Tanjug"),
    "RU": ("Interfax", "RIA Novosti"),
    "SA": ("SPA",),
    "SE": ("TT",),
    "SI": ("STA",),
    "SK": ("SITA", "TASR"),
    "SY": ("SANA",),
    "TH": ("TNA",),
    "TN": ("TAP",),
    "TR": ("Anadolu",),
    "TW": ("CNA",),
    "UA": ("Interfax-Ukraine", "Ukrinform"),
    "US": ("Bloomberg", "Dow Jones"),
    "VN": ("VNA",),
    "ZA": ("SAPA",),
}
"""Those of them whose home is one country, by its code. ACN is two agencies; BNS, IPS and PANA
write from several countries for several."""

SIGNOFF = re.compile(
    # -- BERNAMA, --IANS, Lusa/Fim, (Schluss) ab/cd, Enditem/AB
    r"\A[-–—]{1,2} ?[A-Z]{3,8}(?:[ /][\w/]{2,8}){0,3}\Z"
    r"|\ALusa/[Ff]im\Z|\AEnditem(?:/\w{2,4})?\Z"
    r"|(?:\A|(?<=[.!?\"”“»] ))\((?:Schluss|Forts(?:\.|etzung))\)"
    r"(?: [a-z]{2,4}(?:/[a-z]{2,4}){0,3})?\Z"
    # (©NTB), (c)ANP 2026
    r"|(?:\A|(?<=[.!?\"”»] ))\(?(?:\([cC]\)|©) ?"
    r"(?:NTB|ANP|TT|STT|APA|PAP|Ritzau)(?: \d{4})?\)?\.?\Z"
    # Initials and authors at the foot: ab/cd, ako/ mal/, AB // CD, Ann Lee/TT, (By Ann Lee)
    r"|\A[a-ząćęłńóśźż]{2,4}/(?: ?[a-ząćęłńóśźż]{2,4}/?){0,3}\Z"
    r"|\A[A-Z]{2,4}(?: //? [A-Z]{2,4}){1,3}\Z"
    r"|\A[A-ZÅÄÖ][\w. -]{3,40}/TT\Z|\A\(By [A-Z][^()]{3,80}\)\Z"
    r"|\A\*\s?(?:Writing|Reporting|Additional reporting|Contributed) by [^\n]{3,120}\Z"
    r"|\A(?:Reporter|Editor|Pewarta|Penerjemah|Translator|Edited by|Reported by)s? ?: [^\n]{3,80}\Z"
    r"|\ASTT [A-ZÅÄÖ][\w. -]{3,40}\Z|\A/ritzau/?\w{0,12}/?\Z"
    r"|\A[A-Z]{3,6}(?:/[A-Z][\w. ]{2,30}){1,4}\Z"
    # Ab cd (Interfax), 9341**1424 (IRNA), (PNA)
    r"|\A[A-Z][a-z]{1,2} [a-z]{2,3}\Z|\A\d{4}\*\*\d{4}\Z"
    r"|(?<=[.!?\"”»] )\([A-Z]{2,8}(?:/[A-Za-z]{2,8}){0,2}\)\Z"
    r"|\A\(?Our editorial staff can be reached at [^()\n]{3,80}\)?\Z"
    r"|\AThis report by The Canadian Press was first published [^\n]{5,40}\.\Z"
    r"|\A[A-Z][\w .'’-]{3,60}, The Canadian Press\Z"
    # BBC Monitoring
    r"|\ASource: [^\n]{5,160}\b\d{4} gmt \d{1,2} \w{3} \d\d\Z|\ABBC Mon [^\n]{3,80}\Z"
    r"|\AFollow us on [^\n]{3,80}\Z"
    r"|\Awww\.kcna\.kp \(Juche ?[\d.]{3,14}\)\Z"
)
"""The closing credits of those that have no file of their own."""

KOREAN = replace(yonhap_ko.AGENCY, name=None, names=(), signs=(), story_id=None)
"""The markers that every Korean desk writes: `[속보]`, `(종합)`."""

AGENCY = Agency(
    name=None,
    names=tuple(name for usual, others in OTHERS.items() for name in (usual, *others)),
    marks=marks(trade.LEADING, (*anpa.TRAILING, *trade.TRAILING)),
    slug=anpa.SLUG,
    note=trade.NOTE,
    end_mark=trade.END_MARK,
    signoff=SIGNOFF,
    digest=trade.DIGEST,
    advisory=trade.ADVISORY,
    test=trade.TEST,
    services=(KOREAN, press_releases.ANY),
)
