"""Quotations: what is one, of which kind, who says it."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.enrich.quoted import body, identified
from transforms.enrich import quotes
from transforms.enrich.document import Body, Entity, Identified, Mention, Quotation, Span

STORY = Path(__file__).parents[3] / "../shared/feeds/yonhap/AEN20260112_lee_japan_2nd_ld.txt"
D, P = "direct", "partial"
LIND, HAVEL, BRANDT = "Mara Lindqvist", "Tomas Havel", "Odile Brandt"
NORVIK = "Norvik Steel Corp"


class Case(NamedTuple):
    """A text, and of each quotation: kind, text, speaker, entity, cue (and what it continues)."""

    name: str
    text: str
    expected: list[tuple[object, ...]]


def q(kind, text, speaker=None, entity=None, cue="said", continues=None):
    return (kind, text, speaker, entity, cue, continues)


MARKS = [
    Case("straight", '"The dam will hold," Lindqvist said.', [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("curly", "“The dam will hold,” Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("low and high", "„The dam will hold,“ Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("low and curly close", "„The dam will hold,” Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("guillemets", "«The dam will hold,» Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("reversed guillemets", "»The dam will hold,« Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("backquotes", "``The dam will hold,'' Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("backquotes closed by a straight one", '``The dam will hold," Lindqvist said.', [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("doubled apostrophes", "''The dam will hold,'' Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("single marks", "'The dam will hold,' Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("single curly marks", "‘The dam will hold,’ Lindqvist said.", [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("single marks around a possessive", "'The workers' hall will open, and it's late,' Lindqvist said.", [q(D, "The workers' hall will open, and it's late,", "Lindqvist", LIND)]),
    Case("single marks around double ones", "'He told me \"no\" twice,' Lindqvist said.", [q(D, 'He told me "no" twice,', "Lindqvist", LIND)]),
    Case("nested singles belong to the outer", "\"He told me 'never again' and left,\" Lindqvist said.", [q(D, "He told me 'never again' and left,", "Lindqvist", LIND)]),
    Case("nested straight marks", '"He told me "never again" and left," Lindqvist said.', [q(D, 'He told me "never again" and left,', "Lindqvist", LIND)]),
    Case("nested at the end", "“We heard him say ‘never again,’” Lindqvist said.", [q(D, "We heard him say ‘never again,’", "Lindqvist", LIND)]),
    Case("over two paragraphs", 'Lindqvist said: "The dam will hold.\n\n"The town is safe."', [q(D, "The dam will hold.\n\nThe town is safe.", "Lindqvist", LIND)]),
    Case("over three curly paragraphs", "“The dam will hold.\n\n“The town is safe.\n\n“Go home,” Lindqvist said.", [q(D, "The dam will hold.\n\nThe town is safe.\n\nGo home,", "Lindqvist", LIND)]),
    Case("closed in every paragraph", '"The dam will hold," Lindqvist said.\n\n"The town is safe."', [q(D, "The dam will hold,", "Lindqvist", LIND), q(D, "The town is safe.", "Lindqvist", LIND, None)]),
    Case("missing close ends at its paragraph", 'Lindqvist said: "The dam will hold.\n\nThe river rose again.', [q(D, "The dam will hold.", "Lindqvist", LIND)]),
    Case("missing close before the speaker", '"The dam will hold, Lindqvist said.\n\n"It will not," Havel said.', [q(D, "The dam will hold,", "Lindqvist", LIND), q(D, "It will not,", "Havel", HAVEL)]),
    Case("missing close in the paragraph", '"The dam will hold, Lindqvist said. "The town is safe," she added.', [q(D, "The dam will hold,", "Lindqvist", LIND), q(D, "The town is safe,", "she", LIND, "added")]),
    Case("missing opening", 'The dam will hold," Lindqvist said. "The town is safe," she added.', [q(D, "The town is safe,", "she", LIND, "added")]),
    Case("missing space after", '"The dam will hold,"Lindqvist said.', [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("spaces inside the marks", '" The dam will hold, " Lindqvist said.', [q(D, "The dam will hold,", "Lindqvist", LIND)]),
    Case("brackets", '"[The dam] will hold (for now)," Lindqvist said.', [q(D, "[The dam] will hold (for now),", "Lindqvist", LIND)]),
    Case("ellipsis", '"The dam ... will hold ...," Lindqvist said.', [q(D, "The dam ... will hold ...,", "Lindqvist", LIND)]),
    Case("inches inside", '"The 15" pipe burst at noon," Lindqvist said.', [q(D, 'The 15" pipe burst at noon,', "Lindqvist", LIND)]),
    Case("a number at the end", '"We lost 15" is all Lindqvist said.', []),
    Case("no comma before the speaker", '"The dam will hold" said Lindqvist.', [q(D, "The dam will hold", "Lindqvist", LIND)]),
    Case("comma outside", '"The dam will hold", Lindqvist said.', [q(D, "The dam will hold", "Lindqvist", LIND)]),
]  # fmt: skip

NONE = [
    Case("inches", 'The gate is 6-foot-2 and the pipe 15" wide, Lindqvist said.', []),
    Case("feet and inches", "A man 6'2\" tall carried a 30\" rod, Lindqvist said.", []),
    Case("years", "The class of '87 met in the winter of '63, Lindqvist said.", []),
    Case("apostrophes", "The miners' wives' club said Norvik's pits weren't safe.", []),
    Case("a double mark for an apostrophe", 'Norvik said the mill"s owner had left Veldmark"s council.', []),
    Case("dialect", "Rock 'n' roll is for 'em, Lindqvist said.", []),
    Case("dubbed", 'Lindqvist will attend the visits dubbed "ferry diplomacy" next week.', []),
    Case("so-called", 'Lindqvist said the so-called "night rule" would go.', []),
    Case("known as", 'Lindqvist said the disease known as "grey lung" was rare.', []),
    Case("what is called", 'Officials noted it is what is called "front-loading" in the trade.', []),
    Case("a nickname", 'Edwin "Buzz" Hale said the mine would close.', []),
    Case("an initial before a nickname", 'Analyst C.N. "Bud" Moore said sales had fallen.', []),
    Case("an operation", 'Havel said operation "Desert Lark" had begun.', []),
    Case("a book", 'Lindqvist said her book "The Long Thaw" would appear in May.', []),
    Case("a film without its noun", 'Lindqvist said she watched "Nights in Veldmark" again.', []),
    Case("a song", 'Havel said the band played "Harbour Lights" twice.', []),
    Case("a title after it", 'Brandt told guests the "Quiet Sea" album sold well.', []),
    Case("a slogan on banners", 'Havel said marchers carried banners reading "Bread not bombs for us all".', []),
    Case("a sign says", 'A sign said "no bathing here today" in red.', []),
    Case("a word alone", 'The "mountain" of butter grew last year.', []),
    Case("a pair of words alone", 'The plan rests on a "power agreement" with the mill.', []),
    Case("an adjective set apart", 'Norvik said a "green" rate would apply in May.', []),
    Case("a definition", 'In law "flotsam" means goods found afloat, Havel said.', []),
    Case("the word", 'Havel said the word "crisis" was not in the report.', []),
    Case("a legal short name", 'Norvik Steel Corp ("Norvik") said it had bought a mill.', []),
    Case("stands for", 'The SE stands for "system expansion", Norvik said.', []),
    Case("a class of shares", 'Norvik said its class "B" shares would be split.', []),
    Case("a name", 'The line will run under the name "Coastal Express", Norvik said.', []),
    Case("a rated stock", 'Mills said he raised the stock to a "buy" today.', []),
    Case("a title at the start", '"Star Harbour" is a costly film.', []),
    Case("a label", 'Havel showed crates labelled "not for sale here" to guests.', []),
    Case("a correction", 'In the Veldmark story headlined "Mill burns in north", please read in first paragraph "mill burned".', []),
    Case("passive", 'Lindqvist was described as "very tired of all this" in the press.', []),
    Case("the name of a policy", 'Under the "one port, two owners" formula, the city keeps its courts, Havel said.', []),
    Case("single marks around a word set apart", "The so-called 'phantom mills' affair has rocked Veldmark, Havel said.", []),
    Case("a text read in court", 'The court heard that Havel sent a text reading "burn it all down tonight".', []),
    Case("a chant", 'Marchers chanted "Down with the mill" outside the hall.', []),
    Case("nothing but marks", '"" "  " “”', []),
    Case("a stray mark", 'The mill closed. " The river rose.', []),
]  # fmt: skip

SPEAKERS = [
    Case("after", '"We will rebuild," Havel said.', [q(D, "We will rebuild,", "Havel", HAVEL)]),
    Case("inverted", '"We will rebuild," said Havel.', [q(D, "We will rebuild,", "Havel", HAVEL)]),
    Case("inverted with an apposition", '"We will rebuild," said Kim Ho, a farmer.', [q(D, "We will rebuild,", "Kim Ho", "Kim Ho")]),
    Case("inverted with a description", '"We will rebuild," said farmer Kim Ho of Veldmark.', [q(D, "We will rebuild,", "Kim Ho", "Kim Ho")]),
    Case("an initial", '"We will rebuild," said J. Hugh Dorran in a letter.', [q(D, "We will rebuild,", "J. Hugh Dorran", "J. Hugh Dorran")]),
    Case("a title", '"We will rebuild," President Tomas Havel said on Monday.', [q(D, "We will rebuild,", "Tomas Havel", HAVEL)]),
    Case("before with a comma", 'Havel said, "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("before with a colon", 'Havel told Reuters: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL, "told")]),
    Case("before without a mark", 'Havel said "We will rebuild".', [q(D, "We will rebuild", "Havel", HAVEL)]),
    Case("a colon alone", 'Kim Ho, a farmer: "We will rebuild."', [q(D, "We will rebuild.", "Kim Ho", "Kim Ho", None)]),
    Case("told reporters", '"We will rebuild," Havel told reporters in Veldmark.', [q(D, "We will rebuild,", "Havel", HAVEL, "told")]),
    Case("added", '"We will rebuild," Havel added.', [q(D, "We will rebuild,", "Havel", HAVEL, "added")]),
    Case("any verb of a person", '"We will rebuild," Havel ventriloquized.', [q(D, "We will rebuild,", "Havel", HAVEL, "ventriloquized")]),
    Case("according to", '"The wall is weak," according to Havel.', [q(D, "The wall is weak,", "Havel", HAVEL, "according to")]),
    Case("according to at the start", 'According to Havel, the wall is "far too weak to stand."', [q(P, "far too weak to stand.", "Havel", HAVEL, "According to")]),
    Case("was quoted as saying", 'Havel was quoted as saying: "The wall is weak."', [q(D, "The wall is weak.", "Havel", HAVEL, "was quoted as saying")]),
    Case("was quoted by a paper", 'Havel was quoted by Kyodo News as saying "the wall is weak".', [q(D, "the wall is weak", "Havel", HAVEL, "was quoted by Kyodo News as saying")]),
    Case("was quoted after", '"The wall is weak," Havel was quoted as saying.', [q(D, "The wall is weak,", "Havel", HAVEL, "was quoted as saying")]),
    Case("quoted somebody", 'Kyodo News quoted Havel as saying "the wall is weak."', [q(D, "the wall is weak.", "Havel", HAVEL, "quoted")]),
    Case("quoting somebody", 'The paper ran the story, quoting Havel as saying "the wall is weak."', [q(D, "the wall is weak.", "Havel", HAVEL, "quoting")]),
    Case("an aside", 'Havel, speaking in Veldmark, said: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("an apposition before", 'Kim Ho, a farmer near Veldmark, said the water was "up to the roof of the barn."', [q(P, "up to the roof of the barn.", "Kim Ho", "Kim Ho")]),
    Case("an apposition without its comma", '"The walls fell," Kim Ho, a farmer from Veldmark said.', [q(D, "The walls fell,", "Kim Ho", "Kim Ho")]),
    Case("an apposition after", '"The walls fell," Kim Ho, 45, a farmer, told Reuters.', [q(D, "The walls fell,", "Kim Ho", "Kim Ho", "told")]),
    Case("an adverb", '"We will rebuild," Havel later said.', [q(D, "We will rebuild,", "Havel", HAVEL)]),
    Case("an intro", 'In a statement on Monday, Havel said: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("a participle", 'Havel left the hall, calling the vote "a sad farce for us all."', [q(P, "a sad farce for us all.", "Havel", HAVEL, "calling")]),
    Case("adding", 'Havel said the wall was weak, adding: "We will rebuild it."', [q(D, "We will rebuild it.", "Havel", HAVEL, "adding")]),
    Case("a participle that leads", 'Calling the vote "a sad farce," Havel left the hall.', [q(P, "a sad farce,", "Havel", HAVEL, "Calling")]),
    Case("a shared subject", 'Havel did not name a date but said: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("who", 'The hall fell silent for Havel, who said: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("a relative clause", 'A miner who asked not to be named said: "The pit is flooded."', [q(D, "The pit is flooded.", "A miner")]),
    Case("a question", '"Will it hold?" Havel asked.', [q(D, "Will it hold?", "Havel", HAVEL, "asked")]),
    Case("an exclamation", '"It holds!" shouted Kim Ho.', [q(D, "It holds!", "Kim Ho", "Kim Ho", "shouted")]),
    Case("a full stop for the comma", '"The wall is weak." Havel said.', [q(D, "The wall is weak.", "Havel", HAVEL)]),
    Case("as she put it", '"A wall of sand," as Lindqvist put it.', [q(D, "A wall of sand,", "Lindqvist", LIND, "put it")]),
    Case("she", 'Lindqvist opened the session.\n\n"The wall is weak," she said.', [q(D, "The wall is weak,", "she", LIND)]),
    Case("he after a quotation", '"We will rebuild," Havel said.\n\nThe work starts in May.\n\n"It is time," he added.', [q(D, "We will rebuild,", "Havel", HAVEL), q(D, "It is time,", "he", HAVEL, "added")]),
    Case("he in a chain", 'Havel spoke first.\n\n"One," he said.\n\n"Two miles of wall fell," he added.\n\nHe said that was "the worst loss in years."', [q(D, "One,", "he", HAVEL), q(D, "Two miles of wall fell,", "he", HAVEL, "added"), q(P, "the worst loss in years.", "He", HAVEL)]),
    Case("he is not the minister named within", 'Havel said he told Lindqvist that "the wall is weak."', [q(D, "the wall is weak.", "he", HAVEL, "told")]),
    Case("a chairwoman is no he", 'Havel spoke first. Brandt spoke last.\n\n"The mill is sold," he said.', [q(D, "The mill is sold,", "he", HAVEL)]),
    Case("Mr and she", 'Lindqvist arrived. Mr Havel left early.\n\n"The mill is sold," she said.', [q(D, "The mill is sold,", "she", LIND)]),
    Case("he is the unnamed one", 'Havel arrived. A senior official said talks had failed.\n\n"It is over," he said.', [q(D, "It is over,", "he")]),
    Case("he with nobody before", '"It is over," he said.', [q(D, "It is over,", "he")]),
    Case("a paragraph before leads", 'He noted that the wall fell in May.\n\n"It is over."', [q(D, "It is over.", "He", None, None)]),
    Case("a named one leads", 'Havel noted that the wall fell in May.\n\n"It was a black day."', [q(D, "It was a black day.", "Havel", HAVEL, None)]),
    Case("the next paragraph has its own speaker", '"It holds," Havel said.\n\n"It will hold."\n\nLindqvist said "the wall is weak."', [q(D, "It holds,", "Havel", HAVEL), q(D, "It will hold.", "Havel", HAVEL, None), q(D, "the wall is weak.", "Lindqvist", LIND)]),
    Case("the next sentence has its own speaker", 'Havel said it was "the end of an age." Lindqvist said "the wall is weak."', [q(P, "the end of an age.", "Havel", HAVEL), q(D, "the wall is weak.", "Lindqvist", LIND)]),
    Case("a second sentence", '"We will rebuild," Havel said. "It will take years."', [q(D, "We will rebuild,", "Havel", HAVEL), q(D, "It will take years.", "Havel", HAVEL)]),
    Case("a said sentence leads", 'Havel said he would stay. "I like it here."', [q(D, "I like it here.", "Havel", HAVEL, None)]),
    Case("nobody leads", 'Three bridges fell in the flood.\n\n"It was a black day."', [q(D, "It was a black day.", None, None, None)]),
    Case("analysts do not go on", 'Analysts said prices fell.\n\n"It was a black day for us."', [q(D, "It was a black day for us.", None, None, None)]),
    Case("two quotations before one speaker", '"Why?" "Because it fell," Havel said.', [q(D, "Why?", "Havel", HAVEL), q(D, "Because it fell,", "Havel", HAVEL)]),
    Case("the president", 'President Tomas Havel met miners in Veldmark.\n\n"We will rebuild," the president said.', [q(D, "We will rebuild,", "the president", HAVEL)]),
    Case("the minister", 'Finance Minister Mara Lindqvist met Kim Ho.\n\n"We will rebuild," the minister said.', [q(D, "We will rebuild,", "the minister", LIND)]),
    Case("two presidents", 'Havel met Lee Jae Myung in Veldmark.\n\n"We will rebuild," the president said.', [q(D, "We will rebuild,", "the president")]),
    Case("the farmer", 'Kim Ho, a farmer, met Havel.\n\n"We will rebuild," the farmer said.', [q(D, "We will rebuild,", "the farmer", "Kim Ho")]),
    Case("a minister is a new one", 'Lindqvist met miners.\n\n"We will rebuild," a minister said.', [q(D, "We will rebuild,", "a minister")]),
    Case("an organisation", '"Sales rose fast," Norvik said in a statement.', [q(D, "Sales rose fast,", "Norvik", NORVIK)]),
    Case("with of in its name", '"Rates will stay low," the Bank of Japan said.', [q(D, "Rates will stay low,", "Bank of Japan", "Bank of Japan")]),
    Case("the company", 'Norvik Steel Corp closed a mill.\n\n"Sales fell fast," the company said.', [q(D, "Sales fell fast,", "the company", NORVIK)]),
    Case("it", 'Norvik said it closed a mill.\n\n"Sales fell fast," it said.', [q(D, "Sales fell fast,", "it", NORVIK)]),
    Case("the ministry", 'The Harbour Ministry and Norvik met.\n\n"The port is shut," the ministry said in a statement.', [q(D, "The port is shut,", "the ministry", "Harbour Ministry")]),
    Case("a seat of government", 'The talks will be "frank and short," Cheong Wa Dae said.', [q(P, "frank and short,", "Cheong Wa Dae", "Cheong Wa Dae")]),
    Case("a place for a government", 'Tokyo said the act was "utterly without any excuse."', [q(P, "utterly without any excuse.", "Tokyo", "Tokyo")]),
    Case("police", '"Two men were held," police said.', [q(D, "Two men were held,", "police")]),
    Case("an unnamed official", '"Talks have failed," a senior official said on condition of anonymity.', [q(D, "Talks have failed,", "a senior official")]),
    Case("an unnamed official inverted", '"Talks have failed," said one Western envoy.', [q(D, "Talks have failed,", "one Western envoy")]),
    Case("a spokesman is not his chief", '"Talks have failed," a spokesman for Havel said.', [q(D, "Talks have failed,", "a spokesman for Havel")]),
    Case("a possessive is not the speaker", '"Talks have failed," Havel\'s spokesman said.', [q(D, "Talks have failed,", "Havel's spokesman")]),
    Case("a company's man is", '"Talks have failed," Norvik\'s Kim Ho said.', [q(D, "Talks have failed,", "Kim Ho", "Kim Ho")]),
    Case("a man of a company", '"Talks have failed," said Kim Ho of Norvik Steel Corp.', [q(D, "Talks have failed,", "Kim Ho", "Kim Ho")]),
    Case("one", 'Traders were glum. "The market is dead," one said.', [q(D, "The market is dead,", "one")]),
    Case("two together", '"We will rebuild," Havel and Lindqvist said in a joint statement.', [q(D, "We will rebuild,", "Havel and Lindqvist")]),
    Case("a report", '"The wall was weak," the report said.', [q(D, "The wall was weak,", "the report")]),
    Case("two speakers in a paragraph", '"It holds," Havel said. "It does not," said Lindqvist.', [q(D, "It holds,", "Havel", HAVEL), q(D, "It does not,", "Lindqvist", LIND)]),
    Case("two cues in a sentence", 'Havel called it "a good day," but Lindqvist said it was "a very sad one."', [q(P, "a good day,", "Havel", HAVEL, "called"), q(P, "a very sad one.", "Lindqvist", LIND)]),
    Case("he says what another says", 'Havel said Lindqvist told him that "the wall is weak."', [q(D, "the wall is weak.", "Lindqvist", LIND, "told")]),
    Case("an aside that speaks gives way", 'Since Havel said no such thing, "We will rebuild the wall," Lindqvist said.', [q(D, "We will rebuild the wall,", "Lindqvist", LIND)]),
    Case("no name in the mentions", '"The wall is weak," said analyst Phil Dane.', [q(D, "The wall is weak,", "Phil Dane")]),
    Case("heard, not said", '"Nobody move!" Havel heard someone shout.', [q(D, "Nobody move!", None, None, None)]),
    Case("a wife by her name", '"He is well," Havel\'s wife, Mara Lindqvist, said.', [q(D, "He is well,", "Mara Lindqvist", LIND)]),
    Case("an agency in brackets", '"We stand ready," Havel was quoted by the Veldmark News Agency (VNA) as saying.', [q(D, "We stand ready,", "Havel", HAVEL, "was quoted by the Veldmark News Agency (VNA) as saying")]),
    Case("an office", "“It is over,” Havel’s office said in a statement.", [q(D, "It is over,", "Havel’s office")]),
    Case("read the statement", '"All staff were safe," read the statement.', [q(D, "All staff were safe,", "the statement", None, "read")]),
    Case("a party in brackets", '"We need time," Rep. Kim Ho of the main opposition Harbour Party (HP) said.', [q(D, "We need time,", "Kim Ho", "Kim Ho")]),
    Case("an unnamed one at a place", '"We are watching," an official at the palace told reporters.', [q(D, "We are watching,", "an official at the palace", None, "told")]),
    Case("a confirming spokesman is he", 'Havel left. A spokesman for Norvik confirmed the sale.\n\n"It is done," he said.', [q(D, "It is done,", "he")]),
    Case("several offices before a name", '"We sell more," Trade, Ports and Fisheries Minister Kim Ho said.', [q(D, "We sell more,", "Kim Ho", "Kim Ho")]),
    Case("went on to say", 'Havel went on to say that the wall was "far too weak to stand."', [q(P, "far too weak to stand.", "Havel", HAVEL, "say")]),
]  # fmt: skip

KINDS = [
    Case("split", '"I hope," Havel said, "that it ends."', [q(D, "I hope,", "Havel", HAVEL), q(D, "that it ends.", "Havel", HAVEL, "said", 0)]),
    Case("split inverted", '"I hope," said Havel, "that it ends."', [q(D, "I hope,", "Havel", HAVEL), q(D, "that it ends.", "Havel", HAVEL, "said", 0)]),
    Case("split with an adjunct", '"I hope," Havel told reporters in Veldmark, "that it ends."', [q(D, "I hope,", "Havel", HAVEL, "told"), q(D, "that it ends.", "Havel", HAVEL, "told", 0)]),
    Case("split by dashes", '"I hope" -- Havel said -- "that it ends."', [q(D, "I hope", "Havel", HAVEL), q(D, "that it ends.", "Havel", HAVEL, "said", 0)]),
    Case("split in a later paragraph", '"Yes," Havel said.\n\n"I hope," he added, "that it ends."', [q(D, "Yes,", "Havel", HAVEL), q(D, "I hope,", "he", HAVEL, "added"), q(D, "that it ends.", "he", HAVEL, "added", 1)]),
    Case("split twice", '"I hope," Havel said, "that it ends," he said, "and soon."', [q(D, "I hope,", "Havel", HAVEL), q(D, "that it ends,", "Havel", HAVEL, "said", 0), q(D, "and soon.", "he", HAVEL, "said", 0)]),
    Case("not split by a second cue", '"Yes," Havel said, adding, "We must go."', [q(D, "Yes,", "Havel", HAVEL), q(D, "We must go.", "Havel", HAVEL, "adding")]),
    Case("not split by a full stop", '"Yes," Havel said. "We must go."', [q(D, "Yes,", "Havel", HAVEL), q(D, "We must go.", "Havel", HAVEL)]),
    Case("a part", 'Havel said it was "very concerned".', [q(P, "very concerned", "Havel", HAVEL)]),
    Case("a word that is said of a thing", 'Havel said the plan was "prudent."', [q(P, "prudent.", "Havel", HAVEL)]),
    Case("called", 'Havel called the plan "absurd and costly".', [q(P, "absurd and costly", "Havel", HAVEL, "called")]),
    Case("expressed", 'Norvik expressed "grave concern" over the strike.', [q(P, "grave concern", "Norvik", NORVIK, "expressed")]),
    Case("described as", 'Havel described the talks as "long and very hard."', [q(P, "long and very hard.", "Havel", HAVEL, "described")]),
    Case("accused of", 'Havel accused Norvik of "playing with our lives."', [q(P, "playing with our lives.", "Havel", HAVEL, "accused")]),
    Case("in the middle", 'Havel said the issue must be solved "over the long term," as it is hard.', [q(P, "over the long term,", "Havel", HAVEL)]),
    Case("a clause after that", 'Havel said that "the wall is weak," and left.', [q(D, "the wall is weak,", "Havel", HAVEL)]),
    Case("a clause after a comma", 'Havel said that for Tokyo, "the wall is as weak as it was."', [q(D, "the wall is as weak as it was.", "Havel", HAVEL)]),
    Case("a verb phrase", 'Havel said the wall "will not hold for long."', [q(P, "will not hold for long.", "Havel", HAVEL)]),
    Case("two parts", 'Havel said the wall was "weak and old" and the dam "not much better than that."', [q(P, "weak and old", "Havel", HAVEL), q(P, "not much better than that.", "Havel", HAVEL)]),
    Case("the cue at the end", 'The wall was "far too weak to stand" for long, Havel said.', [q(P, "far too weak to stand", "Havel", HAVEL)]),
    Case("the cue at the end inverted", 'The wall was "far too weak to stand," said Havel.', [q(P, "far too weak to stand,", "Havel", HAVEL)]),
    Case("a part led by but", 'Havel spoke of a loan "but not of a gift to Norvik," an aide said.', [q(P, "but not of a gift to Norvik,", "Havel", HAVEL, "spoke")]),
    Case("one short answer", '"No," Havel said.', [q(D, "No,", "Havel", HAVEL)]),
    Case("what he called", 'Havel left over what he called "a lack of any respect".', [q(P, "a lack of any respect", "he", HAVEL, "called")]),
    Case("he said of a body", 'Havel, quoted by Kyodo News, said "it is over".', [q(D, "it is over", "Havel", HAVEL)]),
    Case("an answer of a word", 'Asked if he would go, Havel replied: "No."', [q(D, "No.", "Havel", HAVEL, "replied")]),
    Case("a verb of two words", 'Havel said he "strongly condemns" the attack.', [q(P, "strongly condemns", "Havel", HAVEL)]),
    Case("described as a word", 'Havel described as "nonsense" a report that he would quit.', [q(P, "nonsense", "Havel", HAVEL, "described")]),
    Case("urged to", 'Havel on Tuesday urged Tokyo to "stop playing games" and talk.', [q(P, "stop playing games", "Havel", HAVEL, "urged")]),
    Case("split around an aside", '"I think," said Mr Havel - a former miner - "that we won."', [q(D, "I think,", "Havel", HAVEL), q(D, "that we won.", "Havel", HAVEL, "said", 0)]),
    Case("several sentences", '"We stay. We fight. We win," Havel said.', [q(D, "We stay. We fight. We win,", "Havel", HAVEL)]),
    Case("after a title with a full stop", 'Mr. Havel said: "We will rebuild."', [q(D, "We will rebuild.", "Havel", HAVEL)]),
    Case("a company with a full stop", '"We sold it," said Kim Ho of Norvik Steel Corp. "We had to."', [q(D, "We sold it,", "Kim Ho", "Kim Ho"), q(D, "We had to.", "Kim Ho", "Kim Ho")]),
    Case("curly over paragraphs and split", "“I hope,” Havel said, “that it ends.\n\n“It must.”", [q(D, "I hope,", "Havel", HAVEL), q(D, "that it ends.\n\nIt must.", "Havel", HAVEL, "said", 0)]),
]  # fmt: skip

WIRES = [
    Case("a title before the name of the next", 'Lindqvist left. Her deputy minister, Tomas Havel, struck a softer tone.\n\n"There is room," he said.', [q(D, "There is room,", "he", HAVEL)]),
    Case("named after the noun", '"The dam will hold," said the town\'s chief engineer, Kim Ho.', [q(D, "The dam will hold,", "Kim Ho", "Kim Ho")]),
    Case("named between commas", 'The town\'s chief engineer, Kim Ho, said: "We will rebuild."', [q(D, "We will rebuild.", "Kim Ho", "Kim Ho")]),
    Case("an apposition left open", 'In Veldmark today, Kim Ho, head of the Norvik works said "We will rebuild."', [q(D, "We will rebuild.", "Kim Ho", "Kim Ho")]),
    Case("the network X ends a sentence", '"We will rebuild," Lindqvist wrote on X. "It takes time."', [q(D, "We will rebuild,", "Lindqvist", LIND, "wrote"), q(D, "It takes time.", "Lindqvist", LIND, "wrote")]),
    Case("she is not the one who was he", 'Havel met Lindqvist.\n\nHavel said it was over.\n\n"It is done," he said.\n\n"It is not," she countered.', [q(D, "It is done,", "he", HAVEL), q(D, "It is not,", "she", None, "countered")]),
    Case("quoted by an agency behind it", '"The talks went well," Kyodo News quoted Havel as saying.', [q(D, "The talks went well,", "Havel", HAVEL, "quoted")]),
    Case("with somebody saying so", 'The film won, with Odile Brandt hailing it as "a work of rare beauty."', [q(P, "a work of rare beauty.", "Odile Brandt", BRANDT, "hailing")]),
    Case("pointed out", 'Havel pointed out that "the dam is old, and it leaks."', [q(D, "the dam is old, and it leaks.", "Havel", HAVEL, "pointed")]),
    Case("alleged", 'Havel alleged that Norvik had "blood on its hands".', [q(P, "blood on its hands", "Havel", HAVEL, "alleged")]),
    Case("press reports say nothing", 'Havel angrily denounced press reports that Norvik ran the port as "a shabby fiction."', [q(P, "a shabby fiction.", "Havel", HAVEL, "denounced")]),
    Case("but leads", 'But "we will rebuild all of it," Lindqvist said.', [q(D, "we will rebuild all of it,", "Lindqvist", LIND)]),
    Case("a capital in a clause", 'Havel said the strike had "A bad effect on our profits."', [q(P, "A bad effect on our profits.", "Havel", HAVEL)]),
    Case("another name for a thing", 'Norvik said it took up a rights plan, or "poison pill," in May.', []),
    Case("the one who ends a sentence", 'Sales will rise next year, said Kim Ho, head of sales.\n\n"It was a busy week," he said.', [q(D, "It was a busy week,", "he", "Kim Ho")]),
    Case("a later minister is not meant", '"It is baseless," the minister said.\n\nMara Lindqvist, who leads the bank, left.', [q(D, "It is baseless,", "the minister")]),
    Case("a second sentence in single marks", "‘We stay,’ said Kim Ho. ‘It’s our street.’", [q(D, "We stay,", "Kim Ho", "Kim Ho"), q(D, "It’s our street.", "Kim Ho", "Kim Ho")]),
]  # fmt: skip

CASES = [*MARKS, *NONE, *SPEAKERS, *KINDS, *WIRES]


def found_in(text: str) -> list[tuple[object, ...]]:
    document = identified(text)
    found = quotes.find(body(text), document)
    return [
        (
            one.kind,
            one.text,
            one.speaker,
            None if one.entity is None else document.entities[one.entity].name,
            one.cue,
            one.continues,
        )
        for one in found
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_quotations_are_found_with_their_speakers(case):
    assert found_in(case.text) == case.expected


def test_there_are_as_many_cases_as_promised():
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_offsets_are_those_of_the_body(case):
    check_offsets(case.text, quotes.find(body(case.text), identified(case.text)))


def check_offsets(text: str, found: list[Quotation]) -> None:
    paragraphs = Body(text).paragraphs
    for index, one in enumerate(found):
        inside = text[one.start : one.end]
        assert inside == one.text or "\n\n" in one.text
        begin, end = paragraphs[one.paragraph]
        assert begin <= one.start <= end
        if one.speaker is not None:
            assert text[one.speaker_start : one.speaker_end] == one.speaker
        if one.continues is not None:
            assert 0 <= one.continues < index
    for before, after in pairwise(found):
        assert before.end <= after.start


PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "’", "``", "''", "«", "„", "\n\n", " ", ", ", ". ", "? ", ": ", "-- ", "(",
        "Havel", "Lindqvist", "Norvik", "said", "he", "she", "who", "told reporters", "according to",
        "was quoted as saying", "adding", "called it", "the minister", "we will go", "U.S.", "6'2\"",
        "a senior official", "Yes", "👍🏽", "שלום", "\x01", "<NVK>", "and", "that", "as saying", "quoted",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_copy_keeps_its_offsets(pieces):
    text = " ".join(pieces)
    check_offsets(text, quotes.find(body(text), identified(text)))


@given(st.text(alphabet=st.sampled_from("\"'“”’ \naA.,S1-")))
@settings(max_examples=300, deadline=None)
def test_any_marks_keep_their_offsets(text):
    check_offsets(text, quotes.find(Body(text), Identified([], [])))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "'a " * 100_000,
        '"said Havel ' * 30_000,
        "said " * 200_000 + '"x y z w."',
        '"No" ' * 50_000,
        "x" * 2_000_000,
        '("' + "a" * 500_000,
        "Havel, " * 30_000 + 'said "we go on and on."',
        '"I go," he said. ' * 20_000,
        '"I go\n\n' * 20_000,
        "A " * 100_000 + '"b c d e" said',
        "quoted " * 50_000 + '"b c d e." as saying',
    ],
    ids=[
        "marks alone", "single marks alone", "never closed", "a sentence of cues", "short ones",
        "one word of two million characters", "an open bracket", "commas", "a pronoun for ever",
        "open in every paragraph", "capitals", "quoted for ever",
    ],
)  # fmt: skip
def test_hostile_copy_is_read_in_bounded_time(text):
    check_offsets(text, quotes.find(Body(text), Identified([], [])))


STORY_NAMES = {
    "Lee Jae Myung": ("Lee",), "Xi Jinping": ("Xi",), "Sanae Takaichi": ("Takaichi",),
    "Kim Jong-un": (), "Shigeru Ishiba": (),
}  # fmt: skip


@pytest.mark.skipif(not STORY.exists(), reason="the examples are not part of the project")
def test_the_story_has_eight_quotations_of_one_speaker():
    lines = STORY.read_text(encoding="utf-8").replace("\r\n", "\n")
    text = lines[lines.index("President Lee Jae Myung said") :]
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    document = story_identified(text)
    found = [one for one in quotes.find(Body(text), document) if len(one.text.split()) >= 4]
    assert len(found) == 8
    assert {document.entities[one.entity].name for one in found} == {"Lee Jae Myung"}
    assert not any("shuttle" in one.text for one in quotes.find(Body(text), document))


def story_identified(text: str) -> Identified:
    owner = {short: name for name, shorts in STORY_NAMES.items() for short in (name, *shorts)}
    entities = [Entity("person", name) for name in STORY_NAMES]
    mentions = []
    at = 0
    while at < len(text):
        short = next((one for one in owner if text.startswith(one, at)), None)
        if short and not text[at - 1 : at].isalpha() and not text[at + len(short)].isalpha():
            span = Span(at, at + len(short), "person")
            mentions.append(Mention(span, short, list(STORY_NAMES).index(owner[short]), "name"))
            at += len(short)
        at += 1
    return Identified(mentions, entities)
