"""Keys of names: spellings of one name share theirs, strangers do not."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from transforms.enrich.document import LABELS
from transforms.enrich.names import LONGEST_KEY, key_of

SAME = {
    "korean-own-spelling": ("person", "Wi Sung-lac", "Wi Sunglac"),
    "ukrainian-and-russian": ("person", "Volodymyr Zelensky", "Vladimir Zelensky"),
    "belarusian-and-english": ("person", "Aleksandr Lukashenko", "Alexander Lukashenko"),
    "arabic-mahmoud": ("person", "Mahmud Abbas", "Mahmoud Abbas"),
    "executive-in-the-name": ("person", "Executive Justin Horvat", "Justin Horvat"),
    "ministry-with-country-in-brackets": (
        "organisation", "Ministry of Labor and Family (South Korea)",
        "South Korean Labor and Family Ministry",
    ),
    "ministry-of-a-country": ("organisation", "Foreign Ministry of Cuba", "Cuban Foreign Ministry"),
    "hungarian-legal-form": ("organisation", "Dorba Bank Nyrt", "Dorba Bank"),
    "korean-hyphen-or-space": ("person", "Lee Jae Myung", "Lee Jae-myung"),
    "korean-joined": ("person", "Lee Jae Myung", "Lee Jaemyung"),
    "korean-surname-last": ("person", "Jae-myung Lee", "Lee Jae Myung"),
    "korean-capital-surname": ("person", "LEE Jae-myung", "Lee Jae-myung"),
    "korean-all-capitals": ("person", "KIM JONG UN", "Kim Jong-un"),
    "korean-second-syllable-capital": ("person", "Kim Jong-Un", "Kim Jong Un"),
    "korean-revised-romanisation": ("person", "Lee Jae-myeong", "Lee Jae-myung"),
    "korean-young-and-yeong": ("person", "Park Young-soo", "Park Yeong-soo"),
    "chinese-surname-last": ("person", "Jinping Xi", "Xi Jinping"),
    "chinese-capitals": ("person", "XI JINPING", "Xi Jinping"),
    "chinese-wade-giles-hyphen": ("person", "Tsai Ing-wen", "Tsai Ing-Wen"),
    "singapore-spaces": ("person", "Lee Hsien Loong", "Lee Hsien-Loong"),
    "hong-kong-hyphen": ("person", "Leung Chun-ying", "Leung Chun Ying"),
    "vietnamese-tones": ("person", "Nguyễn Xuân Phúc", "Nguyen Xuan Phuc"),
    "japanese-surname-first": ("person", "Ishiba Shigeru", "Shigeru Ishiba"),
    "japanese-capital-surname": ("person", "TAKAICHI Sanae", "Sanae Takaichi"),
    "hungarian-surname-first": ("person", "Orbán Viktor", "Viktor Orbán"),
    "capital-surname-last": ("person", "Emmanuel MACRON", "Emmanuel Macron"),
    "capital-surname-first": ("person", "MACRON Emmanuel", "Emmanuel Macron"),
    "middle-initial": ("person", "Donald J. Trump", "Donald Trump"),
    "middle-initial-without-point": ("person", "Donald J Trump", "Donald Trump"),
    "initials-apart": ("person", "J. P. Harlan", "J.P. Harlan"),
    "form-of-address": ("person", "Sen. Robert Dole", "Robert Dole"),
    "knight": ("person", "Sir Keir Starmer", "Keir Starmer"),
    "pope": ("person", "Pope John Paul II", "John Paul II"),
    "crown-prince": ("person", "Crown Prince Mohammed bin Salman", "Mohammed bin Salman"),
    "junior-with-comma": ("person", "Robert F. Kennedy, Jr.", "Robert F. Kennedy Jr"),
    "possessive": ("person", "Sanae Takaichi's", "Sanae Takaichi"),
    "curly-possessive": ("person", "Xi Jinping’s", "Xi Jinping"),
    "possessive-after-s": ("person", "Javier Milos'", "Javier Milos"),
    "accents": ("person", "Pedro Sánchez", "Pedro Sanchez"),
    "stroke-letters": ("person", "Lech Wałęsa", "Lech Walesa"),
    "nordic-o": ("person", "Jonas Gahr Støre", "Jonas Gahr Store"),
    "turkish-letters": ("person", "Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    "sharp-s": ("person", "Franz Josef Strauß", "Franz Josef Strauss"),
    "umlaut-as-two-letters": ("person", "Gerhard Schröder", "Gerhard Schroeder"),
    "umlaut-u": ("person", "Peter Müller", "Peter Mueller"),
    "western-hyphen": ("person", "Jean-Claude Juncker", "Jean Claude Juncker"),
    "irish-apostrophe": ("person", "Brian O'Malley", "Brian O’Malley"),
    "nickname": ("person", 'Robert "Bud" McFarlane', "Robert McFarlane"),
    "ukrainian-yy": ("person", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    "ukrainian-iy": ("person", "Volodymyr Zelenskiy", "Volodymyr Zelensky"),
    "russian-ei": ("person", "Sergei Lavrov", "Sergey Lavrov"),
    "russian-i": ("person", "Dmitri Medvedev", "Dmitry Medvedev"),
    "libyan-leader": ("person", "Moammar Gadhafi", "Muammar Kadhafi"),
    "libyan-leader-q": ("person", "Muammar Qaddafi", "Muammar Gaddafi"),
    "arabic-article": ("person", "Bashar al-Assad", "Bashar Assad"),
    "arabic-article-spelling": ("person", "Abdel Fattah el-Sissi", "Abdel Fattah al-Sisi"),
    "arabic-article-joined": ("person", "Mohamed ElBaradei", "Mohamed El-Baradei"),
    "mohammed": ("person", "Mohamed Salah", "Mohammed Salah"),
    "the-before-body": ("organisation", "the Bank of Korea", "Bank of Korea"),
    "legal-form": ("organisation", "Amoco Corp", "Amoco"),
    "legal-form-with-point": ("organisation", "Amoco Corp.", "Amoco Corporation"),
    "legal-form-after-comma": ("organisation", "Harwick Mills, Inc.", "Harwick Mills Inc"),
    "and-co": ("organisation", "Goldman, Sachs & Co.", "Goldman Sachs"),
    "ampersand": ("organisation", "Procter & Gamble Co", "Procter and Gamble"),
    "italian-company": ("organisation", "Fiat S.p.A.", "Fiat SpA"),
    "dutch-company": ("organisation", "Philips N.V.", "Philips NV"),
    "brackets-of-a-ticker": ("organisation", "Hughes Capital Corp>", "Hughes Capital"),
    "body-in-capitals": ("organisation", "BANK OF KOREA", "Bank of Korea"),
    "ministry-of": ("organisation", "Ministry of Finance", "Finance Ministry"),
    "department-of-the": ("organisation", "Department of the Treasury", "Treasury Department"),
    "american-and-british-spelling": ("organisation", "World Health Organization", "World Health Organisation"),
    "defense": ("organisation", "Defense Ministry", "Ministry of Defence"),
    "country-before-body": ("organisation", "Japanese Finance Ministry", "Japan's Ministry of Finance"),
    "country-behind-body": ("organisation", "Ministry of Finance of Japan", "Finance Ministry (Japan)"),
    "country-abbreviated": ("organisation", "U.S. Senate", "United States Senate"),
    "militia": ("organisation", "Hizbollah", "Hezbollah"),
    "points-of-an-acronym": ("organisation", "C.I.A.", "CIA"),
    "country-with-article": ("place", "the United States", "United States"),
    "country-abbreviation": ("place", "U.S.", "United States"),
    "country-short": ("place", "America", "US"),
    "britain": ("place", "Britain", "U.K."),
    "renamed-country": ("place", "Burma", "Myanmar"),
    "place-accents": ("place", "Łódź", "Lodz"),
    "place-curly-apostrophe": ("place", "Côte d’Ivoire", "Ivory Coast"),
    "place-possessive": ("place", "South Korea's", "South Korea"),
    "people-plural": ("nationality", "Americans", "American"),
    "people-plural-of-i": ("nationality", "Iraqis", "Iraqi"),
    "party-members": ("nationality", "Tories", "Tory"),
    "law-article": ("law", "the Treaty of Arden", "Treaty of Arden"),
    "event-quotes": ("event", '"Ulchi Freedom Shield"', "Ulchi Freedom Shield"),
}  # fmt: skip
DIFFERENT = {
    "kings-with-and-without-number": ("person", "King Abdullah", "Abdullah II"),
    "party-of-another-country": (
        "organisation", "People's Party (Spain)", "People's Party (Thailand)",
    ),
    "koreans-of-one-surname": ("person", "Kim Jong-un", "Kim Jong-il"),
    "koreans-of-one-given-name": ("person", "Kim Jong-un", "Park Jong-un"),
    "korean-and-reporter": ("person", "Kim Jong-un", "Kim Eun-jung"),
    "chinese-of-one-surname": ("person", "Li Peng", "Li Keqiang"),
    "taiwanese": ("person", "Ma Ying-jeou", "Ma Ying-wen"),
    "father-and-son": ("person", "Robert F. Kennedy", "Robert F. Kennedy Jr."),
    "second-and-third": ("person", "Harlan Voss II", "Harlan Voss III"),
    "two-bushes": ("person", "George H.W. Bush", "George W. Bush"),
    "wife": ("person", "Bill Clinton", "Hillary Clinton"),
    "brothers": ("person", "Juan Carlos Ruiz", "Juan Pablo Ruiz"),
    "leading-initial": ("person", "J. Smith", "John Smith"),
    "surname-alone": ("person", "Smith", "John Smith"),
    "al-as-a-given-name": ("person", "Al Gore", "Tom Gore"),
    "son-of": ("person", "Mohammed bin Salman", "Mohammed Salman"),
    "given-name-first-or-last": ("person", "Thomas Martin", "Martin Thomas"),
    "popes": ("person", "John Paul I", "John Paul II"),
    "near-surnames": ("person", "Donald Regan", "Donald Reagan"),
    "polish-ski": ("person", "Adam Zelenski", "Adam Zelensky"),
    "person-or-place": ("person", "Washington", "George Washington"),
    "companies-of-one-first-word": ("organisation", "Allegheny International Inc", "Allegheny Power Corp"),
    "parent-and-unit": ("organisation", "Merrill Lynch", "Merrill Lynch Capital Markets"),
    "banks-of-two-countries": ("organisation", "Bank of Korea", "Bank of Japan"),
    "ministries-of-two-countries": ("organisation", "Japanese Foreign Ministry", "Chinese Foreign Ministry"),
    "ministry-and-department": ("organisation", "Defense Ministry", "Defense Department"),
    "generic-word-keeps-its-form": ("organisation", "National Co", "National"),
    "group-is-part-of-the-name": ("organisation", "Norland Group Plc", "Norland Plc"),
    "two-koreas": ("place", "South Korea", "North Korea"),
    "korea-alone": ("place", "Korea", "South Korea"),
    "city-and-prefecture": ("place", "Nara", "Nara Prefecture"),
    "two-congos": ("place", "Congo-Brazzaville", "Congo-Kinshasa"),
    "germanies": ("place", "East Germany", "Germany"),
    "swiss-is-no-plural": ("nationality", "Swiss", "Swis"),
    "peoples": ("nationality", "North Koreans", "South Koreans"),
}  # fmt: skip
WRITTEN = {
    ("person", "Lee Jae Myung"): "person:lee-jaemyung",
    ("person", "Donald J. Trump"): "person:donald-trump",
    ("person", "Robert F. Kennedy Jr."): "person:robert-kennedy-jr",
    ("organisation", "the Bank of Korea"): "organisation:bank-of-korea",
    ("place", "the U.S."): "place:united-states",
    ("work", "習近平"): "work:習近平",
    ("work", "..."): "work:...",
}


@pytest.mark.parametrize(("label", "one", "other"), SAME.values(), ids=SAME)
def test_spellings_of_one_name_share_a_key(label, one, other):
    assert key_of(label, one) == key_of(label, other)


@pytest.mark.parametrize(("label", "one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_different_names_have_different_keys(label, one, other):
    assert key_of(label, one) != key_of(label, other)


@pytest.mark.parametrize(("named", "written"), WRITTEN.items(), ids=WRITTEN.values())
def test_a_key_can_be_read(named, written):
    assert key_of(*named) == written


def test_a_label_parts_names():
    assert key_of("person", "Ford") != key_of("organisation", "Ford")


def test_a_long_name_has_a_short_key_of_its_own():
    long = "Joint Committee on the " + "Very " * 30 + "Long Name of "
    one, other = key_of("organisation", long + "Fishing"), key_of("organisation", long + "Mining")
    assert len(one) <= LONGEST_KEY
    assert one != other


@given(st.sampled_from(LABELS), st.text(max_size=500))
def test_any_name_has_a_bounded_key(label, name):
    key = key_of(label, name)
    assert key.startswith(label + ":")
    assert len(key) <= LONGEST_KEY
    assert key == key_of(label, name)


@given(
    st.sampled_from(LABELS),
    st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){1,3}", fullmatch=True),
)
def test_capitals_and_possessive_change_no_key(label, name):
    assert key_of(label, name + "'s") == key_of(label, name)
    if label != "person" or len(name.split()) == 2:
        assert key_of(label, name.upper()) == key_of(label, name)
