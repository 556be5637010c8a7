"""Given names: the short forms that stand for others, and who bears them."""

from collections.abc import Sequence

from transforms.enrich.naming.folding import listed

FEMALE = listed(
    """alexandra alice amanda amy andrea angela anita ann anna anne barbara betty carol caroline
    carolyn carrie catherine charlotte cherie christina christine cindy claire claudia connie
    cristina cynthia deborah debra diana diane dianne dilma dolores dorothy elena eleanor
    elisabeth elise elizabeth ellen emily emma eva eve florence frances gail georgia geraldine
    gloria gro hannah harriet heather helen helena hillary imelda indira ines irene iris
    isabel isabella jacqueline jane janet jeane jennifer jenny jessica jill joan joanna
    josephine joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie
    kellyanne kimberly kirsten laura lauren leila linda lisa liz lois loretta lorraine louise
    lucia lucy lydia madeleine magdalena margaret maria marie marilyn marina marion marjorie
    martha mary maureen megan melania melanie melinda melissa mette michelle mildred miriam
    monica nadia nancy natalia natalie natasha nicola nicole nina nora olga olivia pamela
    patricia paula pauline peggy penelope priscilla rachel raisa rebecca rita rosa rose
    rosemary ruth sally samantha sandra sara sarah sharon sheila shirley simone sofia sonia
    sophia sophie stephanie sue susan susanna suzanne svetlana sylvia tamara tatiana teresa
    theresa tina ursula valentina valerie vanessa vera veronica victoria viola virginia vivian
    wendy yulia yvette yvonne winnie zoe sanae"""
)
MALE = listed(
    """aaron adam adrian alan albert alejandro alexander alfred allan allen andrew andre angus
    anthony antonio arnold arthur barack barry ben benjamin bernard bernie bill bob boris brad
    brian bruce carl carlos caspar charles chris christopher chuck clarence claude clifford
    colin craig dale dan daniel dave david dean dennis dick dietrich dmitry don donald douglas
    dwight earl eduardo edward edwin elliott emmanuel enrique eric erich ernest ernst eugene
    fernando fidel francisco francois frank franklin franz fred frederick friedrich gary
    geoffrey georg george gerald gerard gerhard giovanni giuseppe glenn gordon graham greg
    gregory guido gunther gustav guy hans harold harry hector heinrich helmut henri henry
    herbert herman howard hubert hugh ian ivan jack jacob jacques jaime james jason javier
    jean jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel johannes john johnny jon
    jonathan jorge jose josef joseph joshua juan jurgen karl keith kenneth kevin klaus konrad
    kurt larry lars lawrence leon leonard leonid lewis lloyd louis ludwig luigi luis lyndon
    malcolm manuel marc marcel marco mario mark marshall martin marvin matthew maurice max
    melvin michael michel miguel mike mikhail mitch mitt mohammed muhammad nathan neil nelson
    nicholas nicolas nigel norman oliver olaf oscar otto pablo patrick paul pedro peter philip
    philippe phillip pierre rafael ralph ramon raul ray raymond rene ricardo richard robert
    roberto rodney roger roland ron ronald roy rudolf rudy russell salvador sam samuel scott
    sean sergei sergio simon stanley stefan stephen steve steven stuart ted terry theodore
    thomas tim timothy toby tom tommy tony trevor ulrich vernon victor viktor vincent vladimir
    volodymyr wallace walter warren wayne werner wilhelm william willy winston wolfgang
    yitzhak zbigniew javier recep benjamin olaf narendra shigeru shinzo"""
)
HUNGARIAN = listed(
    """laszlo istvan gabor ferenc sandor zoltan attila imre gyorgy tamas viktor janos jozsef karoly
    miklos balazs bela geza gyula lajos mihaly tibor katalin ildiko"""
)
"""Given names that behind a name which is none show Hungarian order: `Orban Viktor`."""
_SHORT = {
    "alexander": "alex sandy", "andrew": "andy drew", "anthony": "tony", "benjamin": "ben",
    "charles": "charlie chuck", "christopher": "chris", "daniel": "dan danny", "david": "dave",
    "donald": "don", "douglas": "doug", "edward": "ed eddie ted", "elizabeth": "liz beth betty",
    "frederick": "fred", "gerald": "gerry jerry", "gregory": "greg", "henry": "hank harry",
    "james": "jim jimmy jamie", "jeffrey": "jeff", "john": "jack johnny", "jonathan": "jon",
    "joseph": "joe", "kenneth": "ken", "lawrence": "larry", "leonard": "len", "margaret": "maggie",
    "matthew": "matt", "michael": "mike mick", "nicholas": "nick", "patricia": "pat patty",
    "patrick": "pat", "peter": "pete", "philip": "phil", "raymond": "ray", "richard": "dick rick",
    "robert": "bob bobby rob", "ronald": "ron", "rudolph": "rudy", "samuel": "sam",
    "stephen": "steve", "steven": "steve", "susan": "sue", "terence": "terry", "theodore": "ted",
    "thomas": "tom tommy", "timothy": "tim", "vincent": "vince", "walter": "walt",
    "william": "bill billy will",
}  # fmt: skip
SHORT_FOR = {
    short: frozenset(long for long, shorts in _SHORT.items() if short in shorts.split())
    for shorts in _SHORT.values()
    for short in shorts.split()
}
"""The given names that a short one stands for: `ted` for edward or theodore."""


def may_be_same(one: str, other: str) -> bool:
    """Whether two given names, folded, can be one person's: equal, an initial, a short form."""
    return (
        one == other
        or (len(one) == 1 and other.startswith(one))
        or (len(other) == 1 and one.startswith(other))
        or other in SHORT_FOR.get(one, ())
        or one in SHORT_FOR.get(other, ())
    )


def is_hungarian_turned(words: Sequence[str]) -> bool:
    """Whether a folded name has its surname first, as Hungarian names at home."""
    return (
        len(words) == 2
        and words[1] in HUNGARIAN
        and words[0] not in HUNGARIAN
        and gender_of(words[0]) is None
    )


def gender_of(given: str) -> str | None:
    """Whether most who bear a given name are women or men: f, m, or None where it is not known."""
    if given in FEMALE:
        return "f"
    return "m" if given in MALE else None
