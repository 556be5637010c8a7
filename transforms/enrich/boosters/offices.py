"""Titles and offices: the words that stand at a person's name and say what he or she is."""

import re

from transforms.copy.months import words_of

COURTESIES = words_of("mr mr. mrs mrs. ms ms. miss mx mx. mme mme. messrs herr frau señor monsieur")
TITLES = words_of(
    "president premier chancellor king queen prince princess pope cardinal archbishop bishop rev. "
    "reverend father sheikh sheik sultan emir ayatollah imam rabbi gen. general lt. lieutenant "
    "maj. major col. colonel capt. captain sgt. sergeant cpl. adm. admiral brig. brigadier cmdr. "
    "marshal sen. senator sens. rep. reps. gov. governor govs. mayor judge justice secretary "
    "minister ambassador envoy commissioner chairman chairwoman dr. dr prof. professor sir lord "
    "lady dame baroness baron count duke duchess congressman congresswoman assemblyman "
    "representative vice-president speaker sheriff inspector detective superintendent constable "
    "officer pvt. private taoiseach emperor empress patriarch mullah maulana co-premier "
    "undersecretary secretary-general director-general attorney-general vice-chancellor "
    "chief-of-staff"
)
"""Written with a capital before a name, and often without one."""
CALLINGS = words_of(
    "spokesman spokeswoman spokesperson leader chief chairman chairwoman chairperson chair head "
    "director manager editor reporter correspondent journalist columnist commentator analyst "
    "economist strategist trader dealer broker banker lawyer attorney prosecutor negotiator "
    "mediator diplomat activist dissident lawmaker legislator parliamentarian politician "
    "candidate deputy mp councillor official commander guerrilla rebel warlord adviser advisor "
    "aide coach captain striker defender midfielder goalkeeper forward winger batsman bowler "
    "all-rounder wicketkeeper fullback scrum-half fly-half flanker hooker prop centre sprinter "
    "hurdler swimmer cyclist rider driver jockey boxer golfer skipper quarterback pitcher "
    "champion finalist seed teammate team-mate actor actress singer musician composer conductor "
    "pianist author writer novelist poet playwright painter artist architect historian scientist "
    "researcher physicist biologist doctor surgeon nurse teacher professor student farmer worker "
    "engineer pilot soldier policeman policewoman officer detective investigator witness resident "
    "villager businessman businesswoman tycoon magnate entrepreneur industrialist founder "
    "co-founder owner co-owner partner executive secretary treasurer accountant designer "
    "photographer filmmaker producer comedian presenter broadcaster astronaut cosmonaut bishop "
    "archbishop cardinal priest monk nun cleric imam rabbi pastor preacher brother sister father "
    "mother son daughter wife husband widow uncle aunt cousin nephew niece boyfriend girlfriend "
    "victim suspect gunman hijacker murderer killer fugitive militant president premier "
    "chancellor minister king queen prince princess governor mayor senator ambassador envoy "
    "commissioner judge justice general colonel major lieutenant sergeant admiral marshal "
    "dictator strongman emperor czar predecessor successor counterpart rival colleague compatriot "
    "veteran star referee umpire trainer winner runner-up holder defector whistleblower "
    "philanthropist billionaire millionaire heir heiress ceo cfo coo"
)
"""Written small before a name, and behind it between commas."""
NO_OFFICE = words_of(
    "brother sister father mother son daughter wife husband widow uncle aunt cousin nephew niece "
    "boyfriend girlfriend victim suspect witness resident rival colleague compatriot counterpart "
    "star seed winner holder veteran runner-up teammate team-mate predecessor successor partner "
    "centre prop forward head rebel private finalist heir heiress killer gunman fugitive"
)
"""Callings that tell a person, and are no office that he or she holds."""
QUALIFIERS = (
    r"(?<![\w.'’&-])(?:(?:[Ff]ormer|[Ee]x|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Ii]ncoming|[Dd]eputy|[Vv]ice|[Ss]enior|[Aa]ssistant|[Cc]hief"
    r"|[Cc]o(?=-)|[Uu]nder|[Pp]ermanent|[Pp]rime|[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior|[Jj]ustice|[Tt]rade"
    r"|[Hh]ealth|[Ee]ducation|[Ee]nergy|[Ee]nvironment|[Ee]conom(?:y|ics?)|[Aa]griculture|[Tt]ransport|[Ii]ndustry"
    r"|[Ll]abou?r|[Cc]ulture|[Uu]nification|[Ss]ecurity|[Ii]nformation|[Cc]ommerce|[Tt]ourism|[Ss]cience|[Ll]and"
    r"|[Ii]nfrastructure|[Oo]il|[Pp]etroleum|[Pp]lanning|[Bb]udget|[Hh]ousing|[Ss]tate|[Cc]abinet|[Tt]reasury"
    r"|[Aa]ttorney|[Pp]rivatisation|[Dd]evelopment|[Cc]ommunications?|[Ee]xternal|[Aa]ffairs|[Hh]ome|[Ff]irst|[Ss]econd"
    r"|[Mm]anaging|[Ee]xecutive|[Gg]eneral|[Pp]ublic|[Nn]ational|[Nn]ews|[Pp]resident|[Hh]ead|[Tt]eam|[Pp]olice|[Aa]rmy"
    r"|[Nn]avy|[Aa]ir|[Ff]orce|[Mm]ilitary|[Oo]pposition|[Pp]arty|[Rr]ebel|[Uu]nion|[Ss]piritual|[Ss]upreme|[Cc]rown"
    r"|[Ee]lect|[Rr]etired|[Ll]ieutenant|[Ll]t\.|[Mm]aj\.|[Bb]rig\.|[Mm]ajor|[Bb]rigadier|[Rr]ear|[Ff]ield|[Ll]ord"
    r"|[Ss]pecial|[Pp]eace|[Mm]inority|[Mm]ajority|White House|[Hh]ouse|[Ss]enate"
    r"|[Dd]istrict|[Ss]tate|[Ff]ederal|[Cc]ity|[Ee]xtremist"
    r"|[Mm]arket|[Bb]ond|[Cc]urrency|[Hh]uman|[Rr]ights|[Gg]overnment|[Mm]inistry|[Ss]ecretary|[Cc]ounty|[Uu]\.[NS]\."
    r"|[Uu]\.[Kk]\.|[Ee][Uu]|[Nn][Aa][Tt][Oo]|[Dd]epartment|[Cc]ouncil|[Ff]orces|[Pp]residential"
    r"|[Ff]isher(?:y|ies)|[Oo]ceans?|[Mm]aritime|[Ww]ater|[Ff]amily|[Gg]ender|[Ee]mployment|[Ss]ports?"
    r"|[Cc]limate|[Mm]ines|[Mm]ining|[Ii]mmigration|[Pp]ower|[Dd]igital|[Yy]outh|[Ww]elfare|[Ff]ood"
    r"|[Tt]elecoms?|[Aa]viation|[Rr]ailways?|[Tt]ransportation|[Ii]nnovation|[Ii]nvestment"
    r"|[Cc]onstruction|[Uu]rban|[Rr]ural|[Ss]ocial"
    r"|then|of|for|and)[ -]){0,6}\Z"
)
BEFORE_OFFICE = re.compile(QUALIFIERS)
ALL_OFFICES = TITLES | CALLINGS | COURTESIES
OFFICE = "|".join(
    sorted(
        (re.escape(word) for word in TITLES | CALLINGS if word not in NO_OFFICE),
        key=len,
        reverse=True,
    )
)
BEHIND = re.compile(
    rf", (?:(?:the|a|an|its|their|his|her|who is|one of) )?(?:[A-Z][\w. -]{{1,30}}['’]s? )?"
    rf"(?P<role>(?:[\w.'’&-]+ ){{0,5}}?(?:{OFFICE}|executive officer|minister|secretary-general))\b"
    rf"(?P<rest> (?:of|for|at|with|in|to)\b[^,.;\n]{{1,60}})?(?=[,.;]| and )"
)
"""What a person is, behind the name: `, Japan's prime minister,`."""
