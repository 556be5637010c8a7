"""Broken characters: mended where that is sure, and never where the text is whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.copy.mojibake import mend


def broken(text, times=1):
    """The text as UTF-8 that was read as Windows-1252, its five open bytes as C1 controls."""
    for _ in range(times):
        text = "".join(
            raw.decode("cp1252") if raw not in {b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"} else raw.decode("latin-1")
            for raw in (bytes([byte]) for byte in text.encode())
        )  # fmt: skip
    return text


WHOLE = {
    "quotation marks": "“The pass is open,” he said.",
    "an apostrophe": "It doesn’t snow.",
    "single marks": "He sang ‘The Pass’ again.",
    "dashes": "The pass – closed — is open.",
    "an ellipsis": "And then … nothing.",
    "a bullet": "• The pass is open",
    "a trade mark": "PassRoad™ opens",
    "euros": "It costs 5 000 €.",
    "euros, a no-break space": "It costs 5\u00a0000\u00a0€.",
    "pounds": "It costs £100.",
    "degrees": "It is 10°C, or 50 °F.",
    "a copyright sign": "© 2026 Example News",
    "half": "It took 2½ hours.",
    "a no-break space at the beginning": "\u00a0The pass",
    "French": "Les négociations ont repris à la frontière : « c’est déjà l’été », dit-elle.",
    "French capitals": "À Paris, l’État a dit non. CÔTE D’IVOIRE",
    "French, one word": "voilà",
    "French ligatures": "l’œuvre et le cœur",
    "German": "Die Größe der Brücke überrascht; Österreich öffnet.",
    "German capitals": "ÖSTERREICH, MÜNCHEN",
    "Spanish": "¿Qué será mañana? ¡El señor lo dirá!",
    "Portuguese": "São Paulo não é a única; há negociações.",
    "Italian": "Perché è così, lunedì e martedì sarà più facile.",
    "Swedish": "Ångström återkommer på lördag.",
    "Danish": "Ærø og Ålborg får nye broer.",
    "Icelandic": "Viðræður hófust að nýju á þriðjudag.",
    "Polish": "Rząd zgodził się otworzyć łódź; żółte gęśle są w Łodzi.",
    "Czech": "Příští most řeší úřad; žlutý kůň.",
    "Hungarian": "A híd jövőre nyílik; tűz és idő.",
    "Turkish": "İstanbul’da görüşmeler başladı, ağaç ısındı.",
    "Romanian": "Părțile au convenit să redeschidă podul.",
    "Vietnamese": "Việt Nam mở lại cây cầu ở biên giới, ông Nguyễn nói.",
    "Russian": "Переговоры возобновились, мост откроют.",
    "Ukrainian": "Міст відкриють навесні.",
    "Greek": "Οι συνομιλίες ξανάρχισαν, η γέφυρα ανοίγει.",
    "Hebrew": "השיחות התחדשו ביום שלישי.",
    "Arabic": "استؤنفت المحادثات يوم الثلاثاء.",
    "Korean": "서울에서 회담이 다시 열렸다.",
    "Japanese": "東京で会談が再開された。",
    "Chinese": "双方星期二恢复会谈。",
    "an emoji": "It is open 😀!",
    "a name in English copy": "The mayor, José Peña, spoke in Malmö.",
    "one accent in English copy": "The café is open.",
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_text_that_was_broken_is_mended(text):
    assert mend(broken(text)) == text


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_text_that_was_broken_twice_is_mended(text):
    assert mend(broken(text, 2)) == text


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_text_that_was_read_as_latin_1_is_mended(text):
    assert mend(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_whole_text_stays(text):
    assert mend(text) == text


MENDED = {
    "a closing mark that lost its last byte": ("â€œYes,â€ he said.", "“Yes,” he said."),
    "one that was replaced": ("â€œYes,â€\ufffd he said.", "“Yes,” he said."),
    "UTF-8 read on a Macintosh": ("‚ÄúIt doesn‚Äôt snow,‚Äù he said ‚Äî twice.", "“It doesn’t snow,” he said — twice."),
    "broken words among whole ones": ("“Café”, said José in MalmÃ¶.", "“Café”, said José in Malmö."),
    "what is not sure, among much that is": ("LÃ¼beck und KÃ–LN und MÃ¼nster", "Lübeck und KÖLN und Münster"),
    "a mark of byte order": ("ï»¿The pass", "\ufeffThe pass"),
    "a word that is all accents": ("Ã©tÃ©", "été"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "mended"), MENDED.values(), ids=MENDED)
def test_what_is_surely_broken_is_mended(text, mended):
    assert mend(text) == mended


STAYS = {
    "Portuguese capitals": "SÃO PAULO, MANHÃ, NÃO, AÇÃO",
    "a Portuguese word in marks": "\u201cBOM DIA DE MANH\u00c3\u201d e \u00ab IRM\u00c3\u00bb",
    "a Portuguese word before a dash": "AMANH\u00c3\u2014HOJE, A MA\u00c7\u00c3\u2026 DA IRM\u00c3\u2019S",
    "a Portuguese word before a no-break space": "A MAÇÃ\u00a0CAI",
    "French capitals before marks": "« LE BÂTON », « À PÂQUES », ÇÀ…",
    "the letter itself": "la lettre \u00ab\u00c2\u00bb et \u00ab\u00c3\u00bb",
    "French before a mark": "« Il est allé », dit-elle. « L’été »… « Là »",
    "French before a mark, an ellipsis": "«Il est allé»… Puis «voilà»…",
    "Italian before a mark": "“Così”… “Sì”… “Perché”– “È”",
    "Spanish before a mark": "«¿Dónde está»…pero no. «Así»…",
    "Swedish capitals before a mark": "”BL\u00c5\u201d och ”GR\u00c5\u201d, BL\u00c5\u2013GR\u00d6N, \u00c5\u2026",
    "German before a mark": "„Gemäß“, »Spaß«, „Fuß“ – „Ä…“ und „Ö“",
    "Danish before a mark": "»Ø« og »Å«, »Sø«",
    "Czech before a mark": "„Á“ a „É“, ‚má‘",
    "Polish before a mark": "„Ó”… „są”… „Łódź”",
    "Vietnamese before a mark": "“đã”… “X\u00c3\u201d, “M\u00c3\u201d, “\u00c2\u201d",
    "Icelandic before a mark": "„Þið“ og „það“",
    "Turkish before a mark": "“Ş” ve “ı”, “Ğ”…",
    "a price behind an ellipsis": "le caf\u00e9\u2026\u00a35, un clich\u00e9\u2014\u20ac3",
    "a superscript": "5 m², 3 km³, voilà¹ et été²",
    "a superscript in capitals": "IRM\u00c3\u00b2, L\u00c3\u00b9, MA\u00c7\u00c3\u00aa",
    "a registered word": "Nestlé®, Café™, Citroën©",
    "degrees": "température à°, 5°",
    "ordinals": "1.º, 2.ª, la 1ª y el 2º",
    "an acute for an apostrophe": "ANDRÉ´S, CAFÉ´S",
    "a multiplication": "3×4, 2×½, 5×²",
    "a kaomoji": "(╯°□°)╯︵ ┻━┻, ¯\\_(ツ)_/¯",
    "Greek letters": "α, β, Ω and µ",
    "Cyrillic": "“Да”, — сказал он. Ђ, Ѓ",
    "Korean with marks": "“서울”… ‘부산’— 2½",
    "euros": "5€, €5, £5, 5¢, ¥5",
    "a section": "§ 5, ß§, «§»",
    "a currency in a word of capitals": "CAFÉ €5",
    "C1 controls alone": "a\x85b",
    "a replaced character": "caf\ufffd",
    "the letters in a row": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß",
    "the small letters in a row": "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ",
    "a Breton word": "c’hoarĩ, LÃR",
    "Estonian": "Õ… ja “Õ”",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_what_whole_text_could_be_stays(text):
    assert mend(text) == text


@given(st.text(st.sampled_from("aZ Ãâ€œ™”Â©éìšŠ»…\xa0\x9d‚Äô서"), max_size=30))
def test_mending_twice_is_mending_once(text):
    assert mend(mend(text)) == mend(text)


@given(st.text(max_size=60))
def test_any_text_is_mended_or_stays(text):
    assert isinstance(mend(text), str)


@pytest.mark.parametrize("unit", ["Ã©", "Ã ", "â€œ ", "Ã”A", "é”…", "ÃƒÂ©", "‚Äô", "ð", "â€"])
def test_five_megabytes_of_broken_characters_are_read(unit):
    text = unit * (5_000_000 // len(unit))
    assert len(mend(text)) <= len(text)
