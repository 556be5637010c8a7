"""7-bit typography: quotation marks and dashes turned, and everything like them left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.copy.typography import turn

TURNED = {
    "double": ("``The pass is open,'' he said.", "“The pass is open,” he said."),
    "double at the end": ("He said: ``It is open.''", "He said: “It is open.”"),
    "double, a question": ("``Open?'' she asked.", "“Open?” she asked."),
    "two on a line": ("``Yes,'' he said. ``No,'' she said.", "“Yes,” he said. “No,” she said."),
    "single": ("The song `Pass Road' is new.", "The song ‘Pass Road’ is new."),
    "single before a comma": ("He called it `safe', twice.", "He called it ‘safe’, twice."),
    "two singles": ("Was it `a' or `b'?", "Was it ‘a’ or ‘b’?"),
    "single with an apostrophe inside": ("`It doesn't snow' was the sign.", "‘It doesn't snow’ was the sign."),
    "single ending in s": ("The `Pass Riders' won again.", "The ‘Pass Riders’ won again."),
    "single with a possessive inside": ("In `The Boys' Club' he sang.", "In ‘The Boys' Club’ he sang."),
    "single in double, a space between": ("``I said `no,' '' he said.", "“I said ‘no,’ ” he said."),
    "single in double, no space": ("``He said `no.'''", "“He said ‘no.’”"),
    "single in double at the beginning": ("```Stop!' he shouted,'' she said.", "“‘Stop!’ he shouted,” she said."),
    "single in double at the beginning, a space": ("`` `Stop!' he shouted,'' she said.", "“ ‘Stop!’ he shouted,” she said."),
    "double in single": ("He wrote: `I heard ``no'' often.'", "He wrote: ‘I heard “no” often.’"),
    "in brackets": ("(``The Pass'')", "(“The Pass”)"),
    "behind a dash": ("--``Yes''--and no", "--“Yes”--and no"),
    "behind a colon": ("He said:``No.''", "He said:“No.”"),
    "an amount": ("``$5 million,'' he said.", "“$5 million,” he said."),
    "an ellipsis": ("``... and then,'' he said.", "“... and then,” he said."),
    "a year at the end": ("``That was 1984'' was the reply.", "“That was 1984” was the reply."),
    "a figure at the end": ("He asked for ``12.''", "He asked for “12.”"),
    "feet and inches inside": ("``He is 6'2'' tall,'' she said.", "“He is 6'2'' tall,” she said."),
    "inches inside": ("``The pipe is 12'' long,'' she said.", "“The pipe is 12'' long,” she said."),
    "straight at the end": ('``The pass is open," he said.', "“The pass is open,” he said."),
    "straight inside": ("``He told me \"no\" and left,'' she said.", '“He told me "no" and left,” she said.'),
    "a possessive at the end": ("It is the ``boys''' club.", "It is the “boys'” club."),
    "over two paragraphs that open it anew": ("``It is open.\n\n``It stays open,'' he said.",
                                              "“It is open.\n\n“It stays open,” he said."),
    "over two paragraphs, opened once": ("``It is open.\n\nIt stays open.'' So he said.",
                                         "“It is open.\n\nIt stays open.” So he said."),
    "over a line": ("``It is open\nall year,'' he said.", "“It is open\nall year,” he said."),
    "never closed": ("``It is open all year", "“It is open all year"),
    "Korean": ("그는 ``열렸다''고 말했다. ``네,'' 했다.", "그는 “열렸다''고 말했다. “네,” 했다."),
    "the dash of a dateline": ("LUMBERTON, Wash. (AP) _ The pass is open.", "LUMBERTON, Wash. (AP) — The pass is open."),
    "a dash in a sentence": ("The pass _ closed since May _ is open.", "The pass — closed since May — is open."),
    "a dash at the end of a line": ("The pass _\nclosed since May\n_ is open.", "The pass —\nclosed since May\n— is open."),
    "a dash between wide blanks": ("The pass  _  closed", "The pass  —  closed"),
    "a dash behind a quotation": ("``Open'' _ he said", "“Open” — he said"),
    "dashes of a list": ("_ The pass is open.\n_ The road is not.", "— The pass is open.\n— The road is not."),
    "a dash in each of four places": ("a _ b _ c _ d _ e", "a — b — c — d — e"),
    "a dash, and a name with an underscore": ("the file a_b _ so it said", "the file a_b — so it said"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "turned"), TURNED.values(), ids=TURNED)
def test_what_is_surely_a_mark_is_turned(text, turned):
    assert turn(text) == turned
    assert turn(turned) == turned


STAYS = {
    "nothing": "",
    "plain text": "The pass is open, he said.",
    "marks that are real": "“The pass is ‘open’,” he said — twice.",
    "straight marks": 'He said "yes" and \'no\'.',
    "two hyphens": "SEOUL, Jan. 12 (Yonhap) -- The pass is open.",
    "a lone backquote": "He typed ` and left.",
    "a lone backquote before a word": "The `pass is open.",
    "two lone ones": "The `pass and the `road are open.",
    "a backquote between letters": "Hawai`i and O`ahu in the boys' hands",
    "an abbreviated decade": "music of the `70s and the kids' taste",
    "an abbreviated word": "Get `em, the boys' coach said.",
    "rock and roll": "rock `n' roll",
    "code": "Use `ls -l` here, it's safe.",
    "code of two": "Use ``turn`` here; it's '' there.",
    "code of two, several": "``a`` and ``b`` and `c`",
    "a fence": "```\nx = 1\n```",
    "a fence with its language": "```python\nx = ''\n```",
    "a row of backquotes": "````````",
    "backquotes and blanks": "` ` ` `",
    "code with a string in it": "Use `LOAD '<path>'` or `'x'` here.",
    "a command": "It ran `date` and said it isn't so.",
    "feet and inches": "He is 5'10'' tall.",
    "feet and inches, a blank between": "It is 5' 10'' by 6' 2''.",
    "inches alone": "a 10'' pipe and a 12'' one",
    "minutes and seconds": "at 37°32'15'' north",
    "primes": "5′10″",
    "two apostrophes without a beginning": "The pass is open,'' he said.",
    "two apostrophes in Italian": "l''altro",
    "a decade": "the '70s and '80s",
    "a possessive": "the boys' club and the girls' team",
    "an apostrophe": "It's the gatekeeper's, isn't it?",
    "two backquotes and a blank": "The sign `` means nothing.",
    "a closing apostrophe after a paragraph": "The `pass is open.\n\nThe road, said he', is not.",
    "names with underscores": "see a_b, _c and d_ at x_y@mail.example",
    "an address": "https://news.example/a_b_c/_d",
    "emphasis": "_so_ he said, and __so__",
    "a form": "Name _ _ _ _ Date ____",
    "a rule": "one\n_____\n_ _ _ _\ntwo",
    "a variable that is not used": "for _ in range(9): print()",
    "an underscore at the end": "the end _",
    "an underscore before a blank line": "one _\n\ntwo",
    "French": "« L'été », dit-il, d'où qu'il vienne.",
}  # fmt: skip


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_what_may_be_anything_else_stays(text):
    assert turn(text) == text


TEXTS = st.text(st.sampled_from("``''\"“”‘’ \n_as5.,(-"), max_size=60)


@given(TEXTS)
def test_turning_twice_is_turning_once(text):
    assert turn(turn(text)) == turn(text)


@given(TEXTS)
def test_only_marks_are_changed(text):
    def bare(of):
        return of.translate(dict.fromkeys(map(ord, "`'\"“”‘’_—")))

    assert bare(turn(text)) == bare(text)


@pytest.mark.parametrize("unit", ["`", "` ", "``a ", "``a'' ", "`a' ", "```a''' ", "'\"`` ", "a _ ", "_ ", "``1'' a ", "`s' a\n\n"])  # fmt: skip
def test_five_megabytes_of_marks_are_read(unit):
    text = unit * (5_000_000 // len(unit))
    assert len(turn(text)) <= len(text)
