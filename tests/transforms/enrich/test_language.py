"""What language copy is in: declared, detected, and what is noted where the two disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.enrich.language import (
    LANGUAGES,
    Settled,
    detector,
    reads_entities,
    settle,
)
from transforms.enrich.language_tags import primary

SENTENCES = {
    "ar": (
        "استأنفت العبّارات رحلاتها صباح اليوم",
        "قالت سلطة الميناء إن العبّارات استأنفت رحلاتها صباح الثلاثاء بعد إضراب دام يومين، وإن "
        "المفاوضات بشأن الأجور ستستمر حتى نهاية الأسبوع.",
    ),
    "cs": (
        "Přívozy opět vyplouvají každou hodinu",
        "Správa přístavu uvedla, že přívozy po dvoudenní stávce v úterý ráno znovu vypluly a že "
        "jednání o mzdách budou pokračovat do konce týdne.",
    ),
    "da": (
        "Færgerne sejler igen efter strejken",
        "Havnens ledelse oplyser, at færgerne sejlede igen tirsdag morgen efter to dages strejke, "
        "og at forhandlingerne om løn fortsætter ugen ud.",
    ),
    "de": (
        "Die Fähren fahren wieder",
        "Nach einem zweitägigen Streik haben die Fähren am Dienstagmorgen wieder abgelegt, teilte "
        "die Hafenbehörde mit. Die Gespräche über die Löhne sollen bis Ende der Woche dauern.",
    ),
    "el": (
        "Τα πλοία σαλπάρουν και πάλι σήμερα",
        "Η αρχή του λιμανιού ανακοίνωσε ότι τα πλοία σάλπαραν ξανά το πρωί της Τρίτης έπειτα από "
        "διήμερη απεργία και ότι οι συνομιλίες για τους μισθούς θα συνεχιστούν.",
    ),
    "en": (
        "Ferries sail again after the strike",
        "Ferries sailed again on Tuesday morning after a two-day strike, the harbor office said, "
        "and talks on pay will go on until the end of the week.",
    ),
    "es": (
        "Los transbordadores vuelven a zarpar tras la huelga",
        "Los transbordadores volvieron a zarpar el martes por la mañana tras una huelga de dos "
        "días, informó la autoridad del puerto, y las conversaciones sobre los salarios seguirán.",
    ),
    "fi": (
        "Lautat kulkevat taas lakon jälkeen",
        "Satamaviranomaisen mukaan lautat lähtivät jälleen liikkeelle tiistaiaamuna kahden päivän "
        "lakon jälkeen, ja palkkaneuvottelut jatkuvat viikon loppuun.",
    ),
    "fr": (
        "Les bacs reprennent la mer après la grève",
        "Les bacs ont repris la mer mardi matin après deux jours de grève, a indiqué l'autorité "
        "portuaire, et les discussions sur les salaires se poursuivront jusqu'à la fin de la "
        "semaine.",
    ),
    "he": (
        "המעבורות חזרו להפליג לאחר השביתה",
        "רשות הנמל מסרה כי המעבורות חזרו להפליג ביום שלישי בבוקר לאחר שביתה בת יומיים, וכי השיחות "
        "על השכר יימשכו עד סוף השבוע.",
    ),
    "hi": (
        "हड़ताल के बाद नौकाएँ फिर चलने लगीं",
        "बंदरगाह कार्यालय ने कहा कि दो दिन की हड़ताल के बाद मंगलवार सुबह नौकाएँ फिर चलने लगीं और वेतन पर "
        "बातचीत सप्ताह के अंत तक जारी रहेगी।",
    ),
    "hu": (
        "Újra közlekednek a kompok a sztrájk után",
        "A kikötő közlése szerint a kompok kedd reggel, kétnapos sztrájk után ismét elindultak, és "
        "a bérekről folyó tárgyalások a hét végéig tartanak.",
    ),
    "id": (
        "Kapal penyeberangan kembali berlayar setelah mogok kerja",
        "Kapal penyeberangan kembali berlayar pada Selasa pagi setelah mogok kerja selama dua hari, "
        "kata kantor pelabuhan, dan pembicaraan tentang upah akan berlanjut hingga akhir pekan.",
    ),
    "it": (
        "I traghetti ripartono dopo lo sciopero",
        "I traghetti sono ripartiti martedì mattina dopo due giorni di sciopero, ha detto "
        "l'autorità del porto, e i colloqui sugli stipendi andranno avanti fino a fine settimana.",
    ),
    "ja": (
        "連絡船の運航が再開された",
        "港湾事務所によると、連絡船は2日間のストライキの後、火曜日の朝に運航を再開した。賃金をめぐる"
        "協議は週末まで続く見通しだ。",
    ),
    "ko": (
        "파업이 끝나고 여객선이 다시 다닌다",
        "항만 사무소는 이틀간의 파업이 끝난 뒤 화요일 아침 여객선 운항이 재개됐다고 밝혔다. 임금 협상은 "
        "이번 주말까지 이어질 예정이다.",
    ),
    "nl": (
        "De veerboten varen weer na de staking",
        "De veerboten zijn dinsdagochtend na een staking van twee dagen weer uitgevaren, zei het "
        "havenkantoor, en het overleg over de lonen gaat door tot het einde van de week.",
    ),
    "no": (
        "Fergene går igjen etter streiken",
        "Fergene seilte igjen tirsdag morgen etter to dager med streik, opplyser havnekontoret, og "
        "samtalene om lønn vil fortsette ut uken, ifølge begge parter.",
    ),
    "pl": (
        "Promy znów kursują po strajku",
        "Promy wypłynęły ponownie we wtorek rano po dwudniowym strajku, poinformował urząd portowy, "
        "a rozmowy o płacach potrwają do końca tygodnia.",
    ),
    "pt": (
        "As balsas voltam a navegar depois da greve",
        "As balsas voltaram a navegar na manhã de terça-feira depois de dois dias de greve, "
        "informou a autoridade do porto, e as conversações sobre os salários vão continuar.",
    ),
    "ro": (
        "Feriboturile circulă din nou după grevă",
        "Feriboturile au plecat din nou marți dimineața, după o grevă de două zile, a anunțat "
        "administrația portului, iar discuțiile despre salarii vor continua până la sfârșitul "
        "săptămânii.",
    ),
    "ru": (
        "Паромы снова ходят после забастовки",
        "Паромы снова вышли в море во вторник утром после двухдневной забастовки, сообщили в "
        "управлении порта, а переговоры о зарплате продлятся до конца недели.",
    ),
    "sv": (
        "Färjorna går igen efter strejken",
        "Färjorna lade ut igen på tisdagsmorgonen efter två dagars strejk, uppger hamnkontoret, "
        "och samtalen om löner ska fortsätta veckan ut.",
    ),
    "tr": (
        "Grevin ardından feribotlar yeniden çalışıyor",
        "Liman idaresi, iki günlük grevin ardından feribotların salı sabahı yeniden sefere "
        "çıktığını ve ücret görüşmelerinin hafta sonuna kadar süreceğini açıkladı.",
    ),
    "uk": (
        "Пороми знову ходять після страйку",
        "Пороми знову вийшли в море у вівторок уранці після дводенного страйку, повідомили в "
        "управлінні порту, а переговори про зарплату триватимуть до кінця тижня.",
    ),
    "vi": (
        "Phà chạy lại sau cuộc đình công",
        "Phà đã chạy lại vào sáng thứ Ba sau cuộc đình công kéo dài hai ngày, văn phòng cảng cho "
        "biết, và các cuộc đàm phán về tiền lương sẽ tiếp tục đến cuối tuần.",
    ),
    "zh": (
        "罢工结束后渡轮恢复航行",
        "港务局表示，为期两天的罢工结束后，渡轮于星期二上午恢复航行，有关工资的谈判将持续到本周末。",
    ),
}
"""In each language, a headline and a story's first sentence."""
NOT_EXPECTED = {
    "bg": "Фериботите отново потеглиха във вторник сутринта след двудневна стачка, съобщиха от "
    "пристанището, а преговорите за заплатите ще продължат до края на седмицата.",
    "ca": "Els transbordadors van tornar a salpar dimarts al matí després de dos dies de vaga, va "
    "informar l'autoritat del port, i les converses sobre els salaris continuaran.",
    "et": "Praamid sõitsid pärast kahepäevast streiki teisipäeva hommikul taas välja, teatas "
    "sadam, ja palgaläbirääkimised jätkuvad nädala lõpuni.",
    "fa": "اداره بندر گفت کشتی‌ها پس از دو روز اعتصاب صبح سه‌شنبه دوباره به راه افتادند و گفت‌وگو "
    "درباره دستمزدها تا پایان هفته ادامه خواهد داشت.",
    "hr": "Trajekti su ponovno isplovili u utorak ujutro nakon dvodnevnog štrajka, priopćila je "
    "lučka uprava, a pregovori o plaćama nastavit će se do kraja tjedna.",
    "sk": "Trajekty v utorok ráno po dvojdňovom štrajku opäť vyplávali, oznámila správa prístavu, "
    "a rokovania o mzdách budú pokračovať do konca týždňa.",
    "sr": "Трајекти су поново испловили у уторак ујутру после дводневног штрајка, саопштила је "
    "лучка управа, а преговори о платама наставиће се до краја недеље.",
    "sw": "Vivuko vilianza tena safari Jumanne asubuhi baada ya mgomo wa siku mbili, ofisi ya "
    "bandari ilisema, na mazungumzo kuhusu mishahara yataendelea.",
    "th": "สำนักงานท่าเรือกล่าวว่าเรือข้ามฟากกลับมาให้บริการอีกครั้งในเช้าวันอังคารหลังการนัดหยุดงานสองวัน",
}
"""In languages that are not among those expected."""
ENGLISH, FRENCH, GERMAN, KOREAN = (SENTENCES[language][1] for language in ("en", "fr", "de", "ko"))
SAYS_NOTHING = {
    "empty": "",
    "spaces": " \n\n ",
    "one word": "Correction",
    "a name": "Seo Da-hye",
    "names alone": "Seo Da-hye, Marta Venn, Tak Yu-na, Ines Tal, Noh Eun-chae, Sefa Oro",
    "names with a particle": "Bahia, Sao Paulo, Rio de Janeiro",
    "numbers": "1,204 1,310 877 902 33.4",
    "a table of results": "Karsholm 3 Brekkstad 1\n\nMokdo 2 Hanul 2\n\nVik 0 Doran 4",
    "a league table": "Team W L Pct\n\nKarsholm 14 3 .824\n\nBrekkstad 11 6 .647",
    "two letters of Chinese": "東京",
    "addresses": "https://hanul.example/the/story/of/the/ferries desk@hanul.example",
    "emoji": "🎉🎊👍🏽🇰🇷" * 20,
    "control characters": "\x00\x01\x07\x1b" * 50,
    "a lone surrogate": "\udcff" * 50,
    "one letter, two million times": "a" * 2_000_000,
    "one sign, two million times": "-" * 2_000_000,
}
MARKET_COPY = {
    "earnings": "Shr 30 cts vs 40 cts\n\nNet 1,200,000 vs 1,410,000\n\nRevs 12.3 mln vs 11.1 mln",
    "earnings in dollars": "Shr 1.19 dlrs vs 1.46 dlrs\n\nNet 119.0 mln vs 101.0 mln\n\nAvg shrs "
    "2.6 mln vs 1.8 mln",
    "dividend": "Qtly div 14 cts vs 14 cts prior\n\nPay April 13\n\nRecord March Two",
    "a year's loss": "Shr loss 11 cts\n\nLoss 739,146\n\nRevs 11,754,251\n\nNote: first public "
    "listing was in December",
    "a flash in capitals": "PELL MILL INC SAYS IT WILL REOPEN ITS THIRD PLANT IN MAY",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_headline_is_in_its_language(language):
    assert detector()(SENTENCES[language][0]).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_in_its_language(language):
    found = detector()(SENTENCES[language][1])
    assert (found.language, found.other) == (language, None)
    assert 0.99 < found.probability <= 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_story_is_in_one_language(language):
    found = detector()("\n\n".join([SENTENCES[language][1]] * 20))
    assert (found.language, found.is_clear, found.other) == (language, True, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_agrees_with_its_declaration_is_not_noted(language):
    settled = settle(language, SENTENCES[language][1], detector())
    assert settled.language == language
    assert [note for note in settled.notes if not note.startswith("no names")] == []


@pytest.mark.parametrize("language", NOT_EXPECTED)
def test_a_language_that_is_not_expected_is_not_named(language):
    assert detector()(NOT_EXPECTED[language]) is None


@pytest.mark.parametrize("language", NOT_EXPECTED)
def test_a_language_that_is_not_expected_may_be_declared(language):
    assert settle(language, NOT_EXPECTED[language], detector()) == (
        language,
        [f"no names: they are read in English only, and this is {language}"],
        False,
    )


@pytest.mark.parametrize("text", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_what_says_nothing_is_in_no_language(text):
    assert detector()(text) is None


@pytest.mark.parametrize("text", MARKET_COPY.values(), ids=MARKET_COPY)
def test_terse_market_copy_is_english_or_nothing(text):
    found = detector()(text)
    assert found is None or found.language == "en"


@pytest.mark.parametrize(
    ("languages", "text", "language"),
    [
        (("de", "fr"), GERMAN, "de"),
        (("de", "fr"), ENGLISH, None),
        (("en",), FRENCH, None),
        (("en", "bg"), NOT_EXPECTED["bg"], "bg"),
        (("zh", "yue"), SENTENCES["zh"][1], "zh"),
        ((), ENGLISH, None),
    ],
    ids=["one of two", "none of two", "not the only one", "one more", "near ones", "of none"],
)
def test_only_the_languages_expected_are_named(languages, text, language):
    found = detector(languages)(text)
    assert (found and found.language) == language


def test_a_detector_leaves_the_others_as_they_were():
    before = detector(("de", "fr"))(GERMAN)
    detector(("en", "ko"))
    assert detector(("de", "fr"))(GERMAN) == before
    assert detector(("de", "fr")) is detector(("de", "fr"))


def test_a_language_that_cannot_be_detected_is_named():
    with pytest.raises(ValueError, match="no language that can be detected: en-US, xx"):
        detector(("en-US", "de", "xx"))


NO_ENTITIES = "no names: they are read in English only, and "
SETTLED = {
    "declared": ("en", ENGLISH, Settled("en", [], True)),
    "declared with a region": ("en-GB", ENGLISH, Settled("en-GB", [], True)),
    "declared in capitals": ("EN", ENGLISH, Settled("EN", [], True)),
    "declared with an underscore": ("en_US", ENGLISH, Settled("en_US", [], True)),
    "declared by three letters": ("eng", ENGLISH, Settled("eng", [], True)),
    "declared by its name": ("English", ENGLISH, Settled("English", [], True)),
    "declared with a second": ("en, fr", ENGLISH, Settled("en, fr", [], True)),
    "another, declared": (
        "ko-KR",
        KOREAN,
        Settled("ko-KR", [f"{NO_ENTITIES}this is ko-KR"], False),
    ),
    "one of two names of a language": (
        "nb-NO",
        SENTENCES["no"][1],
        Settled("nb-NO", [f"{NO_ENTITIES}this is nb-NO"], False),
    ),
    "an old code": ("iw", SENTENCES["he"][1], Settled("iw", [f"{NO_ENTITIES}this is iw"], False)),
    "detected": (None, ENGLISH, Settled("en", ["language detected: en (0.99)"], True)),
    "detected, another": (
        None,
        FRENCH,
        Settled("fr", ["language detected: fr (0.99)", f"{NO_ENTITIES}this is fr"], False),
    ),
    "declared as undetermined": (
        "und",
        GERMAN,
        Settled("de", ["language detected: de (0.99)", f"{NO_ENTITIES}this is de"], False),
    ),
    "declared as nothing": ("", ENGLISH, Settled("en", ["language detected: en (0.99)"], True)),
    "not known": (
        None,
        "Karsholm 3 Brekkstad 1",
        Settled(None, [f"{NO_ENTITIES}the language is not known"], False),
    ),
    "undetermined, and not known": (
        "und",
        "Karsholm 3 Brekkstad 1",
        Settled("und", [f"{NO_ENTITIES}the language is not known"], False),
    ),
    "declared, of copy that says nothing": ("en", "Vik 2 Doran 1", Settled("en", [], True)),
    "without copy": ("ko", "", Settled("ko", [], False)),
    "without copy or declaration": (None, " ", Settled(None, [], False)),
    "English, declared as another": (
        "ko",
        ENGLISH,
        Settled("ko", ["declared language ko, but the copy reads as en"], True),
    ),
    "another, declared as English": (
        "en-US",
        FRENCH,
        Settled(
            "en-US",
            ["declared language en-US, but the copy reads as fr", f"{NO_ENTITIES}this is fr"],
            False,
        ),
    ),
    "too little to disagree": ("en", "Die Fähren fahren wieder", Settled("en", [], True)),
    "an invalid tag": (
        "x-klingon!",
        ENGLISH,
        Settled("x-klingon!", ["declared language x-klingon!, but the copy reads as en"], True),
    ),
    "languages much alike": (
        "da",
        SENTENCES["no"][1],
        Settled("da", [f"{NO_ENTITIES}this is da"], False),
    ),
    "a language much like one expected": (
        "ms",
        SENTENCES["id"][1],
        Settled("ms", [f"{NO_ENTITIES}this is ms"], False),
    ),
    "two languages, declared as the first": (
        "en",
        "\n\n".join([ENGLISH] * 4 + [FRENCH] * 4),
        Settled("en", ["copy in two languages: en and then fr"], True),
    ),
    "two languages, declared as the second": (
        "fr",
        "\n\n".join([ENGLISH] * 4 + [FRENCH] * 4),
        Settled("fr", ["copy in two languages: en and then fr", f"{NO_ENTITIES}this is fr"], False),
    ),
    "two languages, undeclared": (
        None,
        "\n\n".join([KOREAN] * 6 + [ENGLISH] * 4),
        Settled(
            "ko",
            [
                "language detected: ko (0.99)",
                "copy in two languages: ko and then en",
                f"{NO_ENTITIES}this is ko",
            ],
            False,
        ),
    ),
    "a quotation in another language": (
        "en",
        f"{ENGLISH} The sign at the pier says: “Les bacs ne partent pas.” {ENGLISH}",
        Settled("en", [], True),
    ),
}


@pytest.mark.parametrize(("declared", "text", "expected"), SETTLED.values(), ids=SETTLED)
def test_language_is_as_declared_else_as_detected(declared, text, expected):
    assert settle(declared, text, detector()) == expected


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-US", "en"),
        (" EN_gb ", "en"),
        ("eng", "en"),
        ("zh-Hant-TW", "zh"),
        ("cmn-Hans", "zh"),
        ("nn-NO", "no"),
        ("tlh", "tlh"),
        ("und", None),
        ("mul", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_names_its_language(tag, language):
    assert primary(tag) == language


@pytest.mark.parametrize(
    ("tag", "reads"), [("en", True), ("en-AU", True), ("ENG", True), ("ko", False), (None, False)]
)
def test_entities_are_read_in_english_only(tag, reads):
    assert reads_entities(tag) is reads


TEXTS = st.text() | st.lists(
    st.sampled_from(
        [ENGLISH, FRENCH, KOREAN, SENTENCES["ar"][1], "\x00", "🎉", "\ud800", " ", "A"]
    ),
    max_size=12,
).map("".join)


@given(declared=st.none() | st.text(max_size=8) | st.sampled_from(LANGUAGES), text=TEXTS)
def test_a_declared_language_stays_and_any_text_is_read(declared, text):
    settled = settle(declared, text, detector())
    if primary(declared):
        assert settled.language == declared
    else:
        assert settled.language in (declared, *LANGUAGES)
