"""The order of East Asian names: which end the surname stands at."""

import re
from collections.abc import Sequence

from transforms.enrich.naming.folding import listed

KOREAN_SURNAMES = listed(
    """ahn an bae baek baik ban bang byeon byun cha chae chang cheon cho choe choi choo chu chun
    chung do eom eun ham han heo hong huh hur hwang hyun im jang jeon jeong ji jin jo joo ju
    jun jung kang ki kil kim ko koh koo ku kwak kwon lee lim maeng min moon na nam noh oh pae
    paek paik pak park pyo pyun ra rhee ri roh ryu seo seok seol shim shin sim sin sohn son
    song suh sul sung tae tak um wi won woo yang yeo yeom yi yim yoo yoon yu yum yun"""
)
_KOREAN_SYLLABLES = listed(
    """ae ah an bae baek ban beom bin bo bok bong bum byeong byung chae chan chang cheol chil
    chol chong choon choong chul chun chung dae dal deok do dok dong doo du duk eok eon eui
    eul eun eung gab gap geol geon geum geun gi gil gon gook gu guk gun gwan gwang gwi gwon
    gyeong gyu gyun gyung ha hae haeng hak han heon heum heung hee ho hon hong hoon hui hun
    hwa hwan hwang hwi hyang hye hyeok hyeon hyeong hyo hyok hyon hyong hyoung hyuck hyuk hyun
    hyung hyup ick ik il im in ja jae jai jang je jeok jeom jeon jeong jeung ji jik jin jo jon
    jong joo joon joong ju juk jun jung kab kap keun ki kil kon kook ku kuk kun kwan kwang
    kweon kwi kwon kyo kyong kyoo kyoon kyoung kyu kyun kyung lae lim man mee mi min mo mok
    mong moo moon mu mun myeong myong myoung myung na nae nak nam no nyeo ock oh ok ook pil po
    pyo pyong pyung ra rae ran ri rim rin rok ryang ryeol ryol ryong ryul ryung sam san sang
    se seo seok seol seon seong seung shik shim shin si sik sil sim sin so sok sol song soo
    sook soon su suk sul sun sung tae taek tak tek tong uhn ui uk ul um un ung wan wha whan
    wol won woo wook woon wung yang ye yeo yeol yeon yeong yeop yi yo yol yon yong yoo yook
    yoon youl youn young yu yub yuk yul yun yung yup"""
)

PINYIN_SURNAMES = listed(
    """ai an bai bao bi bo cai cao chai chang chen cheng chi chu cui dai deng di ding dong dou du
    duan fan fang fei feng fu gan gao ge geng gong gu guan gui guo hai han hao he hong hou hu
    hua huang huo ji jia jiang jiao jin jing ju kang ke kong lan lang lei leng li lian liang
    liao lin ling liu long lou lu luo ma man mao mei meng mi miao min mo mu ni nie ning niu ou
    pan pang pei peng pi ping pu qi qian qiang qiao qin qiu qu quan ren rong ruan shan shang
    shao shen sheng shi shu si song su sun tan tang tao teng tian tong tu wan wang wei wen
    weng wu xi xia xian xiang xiao xie xin xing xiong xu xue xun yan yang yao ye yi yin ying
    you yu yuan yue yun zang zeng zha zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo
    zong zou zuo"""
)
_PINYIN = (
    r"(?:(?:[bpm]|f(?!ia|ai|ie))(?:iao|ian|iang|ing|in|ie|ia|iu|ang|eng|ong|ai|ei|ao|ou|an|en|a|o|i|u|e)"
    r"|(?:[dtnlgkh]|zh|ch|sh|[rzcs])"
    r"(?:iang|iao|ian|iong|ing|iu|ie|in|ia|uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ui|un|uo|ua|ue|ve"
    r"|er|a|o|e|i|u|v)"
    r"|[jqx](?:iang|iong|iao|ian|ing|iu|ie|in|ia|uan|ue|un|i|u)"
    r"|y(?:ang|ing|ong|uan|ao|ou|an|in|ue|un|a|e|i|u|o)|w(?:ang|eng|ai|ei|an|en|a|o|u)"
    r"|ang|eng|ai|ei|ao|ou|an|en|er|a|e|o)"
)  # fmt: skip
OTHER_CHINESE_SURNAMES = listed(
    """au auyeung chan chang chau chee chen cheng cheong cheung chew chi chia chiang chien chin
    ching chiu cho choi chong choo chou chow choy chu chua chuang chui chun chung fok foo fung
    gan goh guo han heng ho hong hsia hsiao hsieh hsu hsueh hu huang hui hung hwang kan kao
    keung khaw khoo ko koh koo ku kuan kuo kwan kwok kwong lai lam lau law lee leong leung li
    liang liao lien lim lin ling liu lo loh loong low lu lui luk lum lung ma mak man mok mui
    ng ngai ngan ong ooi pan pang peng poon quek seah see shek shen shih shum sim sin sit siu
    so soh song soong su suen sun sung sze szeto tai tam tan tang tay teh teng teo thio tien
    ting to tong tsai tsang tse tseng tsui tsung tu tung wan wang wee wei wen wong woo wu yam
    yan yang yao yap yau yee yeh yen yeo yeoh yeung yip yiu you yu yuan yue yuen yung"""
)
_ANY_SYLLABLE = re.compile(
    r"(?:ch|hs|hw|kw|ng|sh|ts|tz|sz|zh|th|ph|kh|[bcdfghjklmnpqrstwxyz])?"
    r"w?[iyu]?[aeiou]{1,2}[uwy]?(?:ng|ck|[nmkptghrw])?"
)
VIETNAMESE_SURNAMES = listed(
    """nguyen tran pham huynh phan vu vo bui ngo duong truong dinh trinh doan hoang luong vuong
    to"""
)  # fmt: skip
_SHARED_WITH_VIETNAM = listed("le ho ha lam cao do ly mai dang an dao ta phung chu")
_VIETNAMESE_MIDDLES = listed(
    """van thi duc xuan minh quang ngoc huu dinh chi thanh cong tan trong phu kim hong anh tuan
    viet manh hoang duy the ba khac kha doan van quoc trung thuy bich my phuong"""
)
_VIETNAMESE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
JAPANESE_SURNAMES = listed(
    """abe aizawa akagi amano amari ando aoki arai asano aso doi edano endo eto fujii fujita
    fujimori fujiwara fukuda fukui furukawa goto hamada hara harada hasegawa hashimoto hata
    hatoyama hayashi hirai hirano hirose hiroshima hosoda hosokawa ichikawa ikeda imai inada
    inoue ishiba ishihara ishii ishikawa ito iwai iwaya iwata izumi kaieda kaifu kamikawa kan
    kanda kaneko kano kato katayama kawaguchi kawai kawamura kawasaki kikuchi kimura kishi
    kishida kitamura kobayashi kodama koike koizumi komatsu komeito kondo kono kubo kudo
    kuroda machimura maeda maehara makino masuda masuko matsuda matsui matsumoto matsuno
    matsushita miki mimura mitsuzuka miura miyamoto miyazaki miyazawa mori morita moriyama
    motegi murakami murata murayama nagai nakagawa nakajima nakamura nakano nakasone nakatani
    nakayama nishi nishida nishimura noda noguchi nomura nukaga obuchi ogawa ogata ohira oishi
    okada okamoto onishi ono onodera ota ozawa ozaki saito sakai sakamoto sakurai sasaki sato
    shibata shimada shimizu shimomura suga sugimoto sugiyama suzuki taguchi takagi takahashi
    takaichi takano takeda takeshita takeuchi tamaki tamura tanaka tanigaki toyoda toyota
    tsuchiya uchida ueda ueno uno wada watanabe yamada yamaguchi yamaha yamamoto yamanaka
    yamashita yamazaki yano yokoyama yoshida yoshikawa yoshimura"""
)
_KOREAN_GIVEN = re.compile("(?:" + "|".join(sorted(_KOREAN_SYLLABLES, key=len)[::-1]) + "){1,2}")
_CHINESE_GIVEN = re.compile(_PINYIN + "{1,2}")
_JAPANESE_GIVEN = re.compile(
    r"(?:(?:ky|gy|sh|ch|ny|hy|by|py|my|ry|ts|[kgsztdnhbpmyrwjf])?[aeiou]{1,2}n?(?![^aeiouy]{2})){2,5}"
)
LONGEST_SYLLABLE = 5
_KOREAN_SPELLINGS = ((re.compile("eong"), "ung"), (re.compile("hyeon"), "hyun"),
                     (re.compile("y?oung"), "yung"))  # fmt: skip


def is_surname(word: str) -> bool:
    """Whether a folded word is a Korean or Chinese surname."""
    return word in KOREAN_SURNAMES or word in PINYIN_SURNAMES or word in OTHER_CHINESE_SURNAMES


def given_parts(words: Sequence[str]) -> list[str]:
    """The parts of a given name that spaces or hyphens part."""
    return [part for word in words for part in word.split("-") if part]


def _is_given(surname: str, given: Sequence[str]) -> bool:
    """Whether a given name is of the language of its surname; at most two syllables of it."""
    parts = given_parts(given)
    if not 1 <= len(parts) <= 2:
        return False
    if surname in KOREAN_SURNAMES and _all(_KOREAN_GIVEN, parts):
        return True
    if surname in PINYIN_SURNAMES and _all(_CHINESE_GIVEN, parts):
        return True
    if surname in KOREAN_SURNAMES and len(given) == 1 and _is_korean_in_own_spelling(parts):
        return True
    # Elsewhere (Taiwan, Hong Kong, Singapore) spellings are free, but they have two parts.
    return len(parts) == 2 and is_surname(surname) and _all(_ANY_SYLLABLE, parts)


def _is_korean_in_own_spelling(parts: Sequence[str]) -> bool:
    """Whether one of two parts that a hyphen joins is Korean: Wi Sung-lac spells as he likes."""
    return len(parts) == 2 and parts[0] in _KOREAN_SYLLABLES and len(parts[1]) <= LONGEST_SYLLABLE


def _all(pattern: re.Pattern[str], parts: Sequence[str]) -> bool:
    return all(pattern.fullmatch(part) for part in parts)


def is_vietnamese(words: Sequence[str]) -> bool:
    """Whether a name is Vietnamese, surname first: `Nguyen Xuan Phuc`."""
    surname, given = words[0], words[1:]
    if not 1 <= len(given) <= 4 or not _all(_VIETNAMESE_SYLLABLE, given):
        return False
    if surname in VIETNAMESE_SURNAMES:
        return True
    return (
        surname in _SHARED_WITH_VIETNAM
        and len(given) > 1
        and not _VIETNAMESE_MIDDLES.isdisjoint(given[:-1])
    )


def surname_stands(words: Sequence[str]) -> str | None:
    """Where the surname of a Korean or Chinese name stands: first or last; None for others.

    `words` are folded, hyphens kept. First where both ends could be it: so the wires write.
    """
    if len(words) < 2:
        return None
    if _is_given(words[0], words[1:]):
        return "first"
    if not is_surname(words[0]) and _is_given(words[-1], words[:-1]):
        return "last"
    return None


def is_japanese_turned(words: Sequence[str]) -> bool:
    """Whether a Japanese name has its surname first: `Ishiba Shigeru`."""
    return (
        len(words) == 2
        and words[0] in JAPANESE_SURNAMES
        and words[1] not in JAPANESE_SURNAMES
        and _JAPANESE_GIVEN.fullmatch(words[1]) is not None
    )


def joined(given: Sequence[str]) -> str:
    """A Korean or Chinese given name as one word, in one spelling: `Jae Myeong` is `jaemyung`."""
    word = "".join(given_parts(given))
    for pattern, spelling in _KOREAN_SPELLINGS:
        word = pattern.sub(spelling, word)
    return word
