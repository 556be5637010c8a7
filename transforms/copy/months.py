"""Months and weekdays as datelines write them: in many languages, shortened, and with typos."""

import unicodedata

# Where two languages give a word to different months, the one above has it.
LANGUAGES = """
january february march april may june july august september october november december;
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre;
janvier février mars avril mai juin juillet août septembre octobre novembre décembre;
januar februar märz april mai juni juli august september oktober november dezember;
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre;
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro;
januari februari maart april mei juni juli augustus september oktober november december;
januari februari mars april maj juni juli augusti september oktober november december;
januar februar marts april maj juni juli august september oktober november desember;
января февраля марта апреля мая июня июля августа сентября октября ноября декабря;
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня;
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia;
ledna února března dubna května června července srpna září října listopadu prosince;
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra;
január február március április május június július augusztus szeptember október november december;
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie;
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık;
januari februari maret april mei juni juli agustus september oktober november desember;
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta
lokakuuta marraskuuta joulukuuta;
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου
νοεμβρίου δεκεμβρίου;
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""

OTHERS = {
    "jänner": 1, "jaenner": 1, "feber": 2, "mrt": 3, "mrz": 3, "maerz": 3, "sept": 9,
    "setiembre": 9, "nbre": 11, "dbre": 12,
}  # fmt: skip
"""What is no month's name or the beginning of one: Austrian months, odd abbreviations."""
AP_STYLE = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
)  # fmt: skip
"""The months as AP writes them before a day."""

WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
sun lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi
samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunedì
martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira
quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag
onsdag
torsdag fredag lördag söndag mandag tirsdag lørdag søndag hétfő kedd szerda csütörtök péntek
szombat vasárnap понедельник вторник среда четверг пятница суббота воскресенье
"""

SHORTEST = 3
"""Letters of the shortest abbreviation of a month."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def plain(word: str) -> str:
    """A word in small letters without accents: `Févr` is `fevr`."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _by_name() -> dict[str, int]:
    """The number of each month by its names and by each beginning that no other month has."""
    numbers = {plain(name): number for name, number in OTHERS.items()}
    for language in LANGUAGES.split(";"):
        names = [plain(name) for name in language.split()]
        for number, name in enumerate(names, 1):
            numbers.setdefault(name, number)
            for beginning in (name[:length] for length in range(SHORTEST, len(name))):
                if sum(other.startswith(beginning) for other in names) == 1:
                    numbers.setdefault(beginning, number)
    return numbers


BY_NAME = _by_name()
WEEKDAY_NAMES = frozenset(plain(name) for name in WEEKDAYS.split())
ENGLISH = LANGUAGES.partition(";")[0].split()


def month_of(word: str) -> int | None:
    """The number of a month; None for a word that is none.

    `March`, `Sept`, `APri`, `janv`, `ENE`, `Jänner`, `января`; in English also with one letter
    wrong, missing, too many or in the wrong place, where only one month is so near: `Narch`.
    """
    name = plain(word)
    if number := BY_NAME.get(name):
        return number
    if len(name) < SHORTEST or not name.isascii():
        return None
    near = {
        number
        for number, meant in enumerate(ENGLISH, 1)
        if _is_one_slip_off(name, meant) or _is_one_slip_off(name, meant[:SHORTEST])
    }
    return near.pop() if len(near) == 1 else None


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a weekday, or its English abbreviation."""
    return plain(word.rstrip(".")) in WEEKDAY_NAMES


def _is_one_slip_off(typed: str, meant: str) -> bool:
    """Whether one slip of the fingers turns one word into the other."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    same = 0
    while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
        same += 1
    one, other = typed[same:], meant[same:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
