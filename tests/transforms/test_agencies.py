"""The agencies' markers, notes, ends and ids, and the headlines that only look like them."""

import pytest

from transforms import agencies
from transforms.agencies import yonhap_ko
from transforms.agencies.agency import Mark

FLASH = Mark(kind="flash")
CORRECTION = Mark(kind="correction")
REPEAT = Mark(kind="repeat")
KILL = Mark(kind="kill")
WITHDRAWN = Mark(kind="withdrawn")
WITHHELD = Mark(kind="withheld")
ADVISORY = Mark(kind="advisory")
EMBARGOED = Mark(embargoed=True)


def flash(label):
    return Mark(kind="flash", label=label)


def lead(label, ordinal):
    return Mark(label=label, ordinal=ordinal)


def genre(name):
    return Mark(genre=name)


MARKS = {
    "Yonhap": {
        "(URGENT) Ferry docks": ("Ferry docks", flash("URGENT")),
        "(LEAD) Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "(1st LD) Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "(2nd LD) Ferry docks": ("Ferry docks", lead("2nd LD", 2)),
        "(11th LD) Ferry docks": ("Ferry docks", lead("11th LD", 11)),
        "(urgent) Ferry docks": ("Ferry docks", flash("URGENT")),
        "(LD) Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "(2ND  LD) Ferry docks": ("Ferry docks", lead("2nd LD", 2)),
        "(3rd LEAD) Ferry docks": ("Ferry docks", lead("3rd LD", 3)),
        "(22nd LD) Ferry docks": ("Ferry docks", lead("22nd LD", 22)),
        "(LEAD) (News Focus) Ferry": ("Ferry", lead("LEAD", 1), genre("News Focus")),
        "(Yonhap Interview) Ferry": ("Ferry", genre("Yonhap Interview")),
        "(Yonhap Feature) Ferry": ("Ferry", genre("Yonhap Feature")),
        "(Newsmaker) Ferry": ("Ferry", genre("Newsmaker")),
        "(Correction) Ferry docks": ("Ferry docks", CORRECTION),
        "(EDITORIAL from Doran Daily on Jan. 12) Ferry": (
            "Ferry", genre("EDITORIAL from Doran Daily on Jan. 12")),
        "(Olympics) Ferry docks": ("(Olympics) Ferry docks",),
        "(2) Ferry docks": ("(2) Ferry docks",),
        "(CORRECTED) Ferry docks": ("Ferry docks", CORRECTION),
        "(EDITORIAL from Doran Daily)": ("", genre("EDITORIAL from Doran Daily")),
        "(KILL) Ferry docks": ("Ferry docks", KILL),
        "(EMBARGOED) Ferry docks": ("Ferry docks", EMBARGOED),
    },
    "Yonhap, Korean": {
        "기자 페이지": ("",),
        "송고시간2026-03-12 18:09": ("",),
        "<고침> 국제(여객선) = 12일 송고한 기사를 바로잡습니다.": (
            "<고침> 국제(여객선) = 12일 송고한 기사를 바로잡습니다.",
        ),
        "[속보] 도란항 여객선 입항": ("도란항 여객선 입항", flash("속보")),
        "도란항 여객선 입항(1보)": ("도란항 여객선 입항", lead("1보", 0)),
        "도란항 여객선 입항(2보)": ("도란항 여객선 입항", lead("2보", 1)),
        "도란항 여객선 입항(종합)": ("도란항 여객선 입항", lead("종합", 10)),
        "도란항 여객선 입항 (종합2보)": ("도란항 여객선 입항", lead("종합2보", 11)),
        "도란항 여객선 입항(종합3보)": ("도란항 여객선 입항", lead("종합3보", 12)),
        "[단독] 도란항 여객선": ("도란항 여객선", genre("단독")),
        "[인터뷰] 선장 소렐": ("선장 소렐", genre("인터뷰")),
        "[그래픽] 여객선 항로": ("여객선 항로", genre("그래픽")),
        "[고침] 지방(도란항 여객선)": ("지방(도란항 여객선)", CORRECTION),
        "바로잡습니다": ("", CORRECTION),
        "[바로잡습니다] 도란항": ("도란항", CORRECTION),
        "전문취소": ("", KILL),
        "[전문취소] 도란항 여객선": ("도란항 여객선", KILL),
        "[단독] 도란항 여객선(종합)": ("도란항 여객선", genre("단독"), lead("종합", 10)),
        "종합 대책 발표": ("종합 대책 발표",),
        "[도란] 항구 소식": ("[도란] 항구 소식",),
        "3보 앞으로": ("3보 앞으로",),
    },
    "AP": {
        "BC-AP News Advisory": ("BC-AP News Advisory",),
        "BC-DO--Ferry, 1st Ld-Writethru": ("BC-DO--Ferry", lead("1st Ld-Writethru", 1)),
        "BC-DO--Ferry,8th Ld-Writethru": ("BC-DO--Ferry", lead("8th Ld-Writethru", 8)),
        "BC-DO--Ferry, 1stLd-Writethru": ("BC-DO--Ferry", lead("1st Ld-Writethru", 1)),
        "BC-DO--Ferry 2nd Ld": ("BC-DO--Ferry", lead("2nd Ld", 2)),
        "AM-DO--Ferry, Bjt, 3rd Ld-Writethru, a0456,0345": ("AM-DO--Ferry", lead("3rd Ld-Writethru", 3)),
        "PM-Ferry,0400": ("PM-Ferry",),
        "1st Ld-Writethru": ("", lead("1st Ld-Writethru", 1)),
        "BC-DO--Ferry, 1st Add": ("BC-DO--Ferry", Mark(take=2)),
        "BC-DO--Ferry, 2nd Take": ("BC-DO--Ferry", Mark(take=2)),
        "BC-DO--Ferry, ABRIDGED": ("BC-DO--Ferry", genre("abridged")),
        "BC-DO--Ferry, Correction": ("BC-DO--Ferry", CORRECTION),
        "BC-DO--Ferry, Kill": ("BC-DO--Ferry", KILL),
        "BC-DO--Ferry, Advisory": ("BC-DO--Ferry", ADVISORY),
        "BC-DO--APNewsAlert": ("BC-DO--APNewsAlert", flash("APNewsAlert")),
        "APNewsAlert": ("", flash("APNewsAlert")),
        "AP NewsAlert": ("", flash("APNewsAlert")),
        "URGENT": ("", flash("URGENT")),
        "BULLETIN": ("", flash("BULLETIN")),
        "FLASH": ("", flash("FLASH")),
        "Correction: Doran-Ferry story": ("Doran-Ferry story", CORRECTION),
        "Clarification: Doran-Ferry story": ("Doran-Ferry story", CORRECTION),
        "CORRECTION": ("", CORRECTION),
        "ADVISORY": ("", ADVISORY),
        "The Latest: Ferry docks": ("Ferry docks", genre("The Latest")),
        "AP Exclusive: Ferry owner talks": ("Ferry owner talks", genre("AP Exclusive")),
        "Correction officers strike": ("Correction officers strike",),
        "Lead poisoning in Doran": ("Lead poisoning in Doran",),
        "Sorel takes his 2nd lead": ("Sorel takes his 2nd lead",),
        "Review panel gets a 2nd take": ("Review panel gets a 2nd take",),
        "Police respond to a kill": ("Police respond to a kill",),
        "News alert system fails": ("News alert system fails",),
        "Analysis shows rise": ("Analysis shows rise",),
    },
    "Reuters": {
        '* Governor: "No rush" (Adds quotes)': ('* Governor: "No rush"', Mark(note="Adds quotes")),
        "UPDATE 1-Ferry docks": ("Ferry docks", lead("UPDATE 1", 1)),
        "UPDATE 10-Ferry docks": ("Ferry docks", lead("UPDATE 10", 10)),
        "UPDATE 2 - Ferry docks": ("Ferry docks", lead("UPDATE 2", 2)),
        "WRAPUP 3-Ferries dock": ("Ferries dock", lead("WRAPUP 3", 3)),
        "CORRECTED-Ferry docks": ("Ferry docks", CORRECTION),
        "CORRECTED-UPDATE 2-Ferry docks": ("Ferry docks", CORRECTION, lead("UPDATE 2", 2)),
        "CORRECTED-(OFFICIAL)-UPDATE 1-Ferry": ("Ferry", CORRECTION, lead("UPDATE 1", 1)),
        "CORRECTED (OFFICIAL)-Ferry docks": ("Ferry docks", CORRECTION),
        "REFILE-Ferry docks": ("Ferry docks", CORRECTION),
        "REFILE-UPDATE 1-Ferry docks": ("Ferry docks", CORRECTION, lead("UPDATE 1", 1)),
        "RPT-Ferry docks": ("Ferry docks", REPEAT),
        "RPT-UPDATE 3-Ferry docks": ("Ferry docks", REPEAT, lead("UPDATE 3", 3)),
        "RPT-INSIGHT-Ferries": ("Ferries", REPEAT, genre("INSIGHT")),
        "STORY WITHDRAWN": ("", WITHDRAWN),
        "Ferry docks - STORY WITHDRAWN": ("Ferry docks", WITHDRAWN),
        "BRIEF-Doran Mills says profit rose": ("Doran Mills says profit rose", genre("BRIEF")),
        "ANALYSIS-Ferries at risk": ("Ferries at risk", genre("ANALYSIS")),
        "EXCLUSIVE-Ferry owner talks": ("Ferry owner talks", genre("EXCLUSIVE")),
        "UPDATE 1-EXCLUSIVE-Ferry": ("Ferry", lead("UPDATE 1", 1), genre("EXCLUSIVE")),
        "GLOBAL MARKETS-Shares fall": ("Shares fall", genre("GLOBAL MARKETS")),
        "PRECIOUS-Gold slips": ("Gold slips", genre("PRECIOUS")),
        "TREASURIES-Yields rise": ("Yields rise", genre("TREASURIES")),
        "DORAN STOCKS-Shares fall": ("Shares fall", genre("DORAN STOCKS")),
        "Factbox-What is a ferry?": ("What is a ferry?", genre("Factbox")),
        "Soccer-Doran win": ("Doran win", genre("Soccer")),
        "DORAN-FERRY/ (UPDATE 1, PIX)": ("DORAN-FERRY/", lead("UPDATE 1", 1)),
        "DORAN-FERRY/ (UPDATE 2, CORRECTED, TV)": (
            "DORAN-FERRY/", Mark(kind="correction", label="UPDATE 2", ordinal=2)),
        "DORAN-FERRY/ (URGENT)": ("DORAN-FERRY/", flash("URGENT")),
        "DORAN-FERRY/ (INTERVIEW)": ("DORAN-FERRY/", genre("INTERVIEW")),
        "Update on talks": ("Update on talks",),
        "FOCUS group is split": ("FOCUS group is split",),
        "Feature film wins": ("Feature film wins",),
        "SOCCER - DORAN BEAT SOREL": ("DORAN BEAT SOREL", genre("SOCCER")),
        "Soccer-mad town cheers": ("Soccer-mad town cheers",),
        "ANALYSIS/MILLS WINS CONTRACTS": ("ANALYSIS/MILLS WINS CONTRACTS",),
        "OIL-RICH NATIONS MEET": ("OIL-RICH NATIONS MEET",),
        "REPEAT-OFFENDER LAW PASSED": ("REPEAT-OFFENDER LAW PASSED",),
        "Sorel (Green) wins seat": ("Sorel (Green) wins seat",),
        "Council picks leader (SOREL)": ("Council picks leader (SOREL)",),
    },
    "Reuters, 1987": {
        "AM-FERRY 1STLD": ("AM-FERRY", lead("1st LD", 1)),
        "AM-FERRY-1STLD": ("AM-FERRY", lead("1st LD", 1)),
        "AM-FERRY ***URGENT": ("AM-FERRY", flash("URGENT")),
        "AM-DORAN-SOREL-1STLD-*** *URGENT": ("AM-DORAN-SOREL", lead("1st LD", 1)),
        "AM-FERRY-2NDLD***URGENT (EMBARGOED)": ("AM-FERRY", lead("2nd LD", 2), EMBARGOED),
        "AM-FERRY (SCHEDULED)": ("AM-FERRY",),
        "BC-FERRY SCHEDULED": ("BC-FERRY",),
        "AM-FERRY 1STLD-(WRITETHROUGH)": ("AM-FERRY", lead("1st LD", 1)),
        "BC-FERRY(EMBARGOED)": ("BC-FERRY", EMBARGOED),
        "AM-DORAN-IMPACT-(NEWS-A NALYSIS)": ("AM-DORAN-IMPACT", genre("news analysis")),
        "BC-embargoed-for-1500est": ("BC-embargoed-for-1500est", EMBARGOED),
        "BC-CORRECTED---DORAN-MIL": ("BC-DORAN-MIL", CORRECTION),
        "BC-(CORRECTED)---<DORAN": ("BC-<DORAN", CORRECTION),
        "BC-(CORRECTION)---SOREL'": ("BC-SOREL'", CORRECTION),
        "BC-(RPT)-FERRIES-TO-STOP": ("BC-FERRIES-TO-STOP", REPEAT),
        "BC-******DORAN-MILLS-SET": ("BC-DORAN-MILLS-SET", FLASH),
        "BC-*****DORAN-MILLS": ("BC-DORAN-MILLS", FLASH),
        "BC-******": ("", FLASH),
        "BC-/DORAN-<DRN>-SETS-SAL": ("BC-DORAN-<DRN>-SETS-SAL",),
        "BC-sorel-(2-takes": ("BC-sorel", Mark(takes=2)),
        "******DORAN MILLS SETS SALE": ("DORAN MILLS SETS SALE", FLASH),
        "****** CORRECTED - DORAN CUTS RATE": ("DORAN CUTS RATE", FLASH, CORRECTION),
        "CORRECTED - DORAN MILLS <DRN> NOTES": ("DORAN MILLS <DRN> NOTES", CORRECTION),
        "(CORRECTED) - <DORAN MILLS> YEAR NET": ("<DORAN MILLS> YEAR NET", CORRECTION),
        "CORRECTION - DORAN MILLS": ("DORAN MILLS", CORRECTION),
        "(RPT) FERRIES TO STOP": ("FERRIES TO STOP", REPEAT),
        "TALKING POINT/DORAN MILLS": ("DORAN MILLS", genre("TALKING POINT")),
        "<DORAN MILLS> YEAR NET": ("<DORAN MILLS> YEAR NET",),
        "DORAN CORRECTS SIZE OF LOAN": ("DORAN CORRECTS SIZE OF LOAN",),
        "SOREL TO REFILE WITH COURT": ("SOREL TO REFILE WITH COURT",),
    },
    "AFP": {
        "URGENT": ("", flash("URGENT")),
        "ALERTE": ("", flash("ALERTE")),
        "ALERT": ("", flash("ALERT")),
        "URGENT - Ferry docks": ("Ferry docks", flash("URGENT")),
        "ALERTE ¤¤¤ Le ferry accoste": ("Le ferry accoste", flash("ALERTE")),
        "+++ Le ferry accoste +++": ("Le ferry accoste", FLASH),
        "1ER LEAD": ("", lead("LEAD", 1)),
        "2E LEAD": ("", lead("2nd LEAD", 2)),
        "3EME LEAD": ("", lead("3rd LEAD", 3)),
        "LEAD": ("", lead("LEAD", 1)),
        "Doran-ferry-accident,lead": ("Doran-ferry-accident", lead("LEAD", 1)),
        "Doran-ferry-accident,2ndlead-WRAP": ("Doran-ferry-accident", lead("2nd LEAD", 2)),
        "Doran-ferry,UPDATE": ("Doran-ferry", lead("UPDATE", 1)),
        "Le ferry accoste (ACTUALISATION)": ("Le ferry accoste", lead("UPDATE", 1)),
        "RECTIFICATIF": ("", CORRECTION),
        "ANNULATION": ("", KILL),
        "REPORTAGE": ("", genre("REPORTAGE")),
        "Le ferry accoste =(PHOTO+VIDEO)=": ("Le ferry accoste",),
        "Lead pipes to go": ("Lead pipes to go",),
        "Urgent need for blood": ("Urgent need for blood",),
        "Portrait d'un capitaine": ("Portrait d'un capitaine",),
    },
    "dpa": {
        "EXTRA": ("", flash("EXTRA")),
        "EILMELDUNG": ("", flash("EILMELDUNG")),
        "Eil: Fähre legt an": ("Fähre legt an", flash("EIL")),
        "(EIL) Fähre legt an": ("Fähre legt an", flash("EIL")),
        "1ST LEAD": ("", lead("1st LEAD", 1)),
        "2ND LEAD": ("", lead("2nd LEAD", 2)),
        "2ND LEAD Ferry docks in Doran": ("Ferry docks in Doran", lead("2nd LEAD", 2)),
        "3RD NET": ("", lead("3rd NET", 3)),
        "REFILE": ("", CORRECTION),
        "(Zusammenfassung 1500)": ("", lead("Zusammenfassung 1500", 1)),
        "(Zusammenfassung - neu: Details)": (
            "", Mark(label="Zusammenfassung", ordinal=1, note="neu: Details")),
        "(2. Zusammenfassung) Fähre": ("Fähre", lead("2. Zusammenfassung", 2)),
        "(Berichtigung: im 2. Absatz Süd)": (
            "", Mark(kind="correction", note="im 2. Absatz Süd")),
        "KORREKTUR: Fähre legt an": ("Fähre legt an", CORRECTION),
        "KORREKTUR/ROUNDUP 2: Fähre": ("Fähre", CORRECTION, lead("ROUNDUP 2", 2)),
        "ROUNDUP: Fähre legt an": ("Fähre legt an", lead("ROUNDUP", 1)),
        "WDH/Fähre legt an": ("Fähre legt an", REPEAT),
        "(Wiederholung)": ("", REPEAT),
        "(Meldung 1200 - neu: Zitat)": ("", Mark(note="neu: Zitat")),
        "HOLD HOLD HOLD": ("", WITHHELD),
        "KILL KILL KILL": ("", KILL),
        "Fondspreise Teil 4 von 4": ("Fondspreise", Mark(take=4, takes=4)),
        "Fähre legt an (Foto - Archiv)": ("Fähre legt an",),
        "Hintergrund: Fähren": ("Fähren", genre("Hintergrund")),
        "Porträt": ("", genre("Porträt")),
        "dpa-Grafik": ("", genre("dpa-Grafik")),
        "Analyse zeigt Anstieg": ("Analyse zeigt Anstieg",),
        "Lead singer quits": ("Lead singer quits",),
        "Lead Underwriter Doran Mills": ("Lead Underwriter Doran Mills",),
        "Extra trains for Doran": ("Extra trains for Doran",),
        "Eilantrag abgelehnt": ("Eilantrag abgelehnt",),
        "Korrektur am Aktienmarkt": ("Korrektur am Aktienmarkt",),
    },
    "Kyodo": {
        "Corrected: Ferry docks": ("Ferry docks", CORRECTION),
        "URGENT: Ferry docks": ("Ferry docks", flash("URGENT")),
        "LEAD: Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "2ND LD: Ferry docks": ("Ferry docks", lead("2nd LD", 2)),
        "UPDATE1: Ferry docks": ("Ferry docks", lead("UPDATE 1", 1)),
        "FEATURE: Life on a ferry": ("Life on a ferry", genre("FEATURE")),
        "FOCUS: Ferries at risk": ("Ferries at risk", genre("FOCUS")),
        "FOCUS group is split": ("FOCUS group is split",),
        "Lead found in toys": ("Lead found in toys",),
    },
    "Xinhua": {
        "Source: Xinhua| 2026-03-12 18:09:11|Editor: ann": ("",),
        "Urgent: Ferry docks": ("Ferry docks", flash("URGENT")),
        "1st Ld-Writethru: Ferry docks": ("Ferry docks", lead("1st Ld-Writethru", 1)),
        "2nd Ld: Ferry docks": ("Ferry docks", lead("2nd LD", 2)),
        "Ferry docks (1st LD)": ("Ferry docks", lead("1st LD", 1)),
        "Ferry docks (2nd LD)": ("Ferry docks", lead("2nd LD", 2)),
        "Ferry docks (recast)": ("Ferry docks", Mark(note="recast")),
        "Ferry docks (Xinhua Headlines)": ("Ferry docks", genre("Xinhua Headlines")),
        "Xinhua Headlines: Ferry docks": ("Ferry docks", genre("Xinhua Headlines")),
        "China Focus: Ferries": ("Ferries", genre("China Focus")),
        "Update: Ferry docks": ("Ferry docks", lead("UPDATE", 1)),
        "Roundup: Ferries": ("Ferries", genre("Roundup")),
        "Commentary: Ferries": ("Ferries", genre("Commentary")),
        "Ferry docks (Photo)": ("Ferry docks", genre("Photo")),
        "Urgent need for blood": ("Urgent need for blood",),
        "Feature film wins": ("Feature film wins",),
    },
    "TASS": {
        "URGENT": ("", flash("URGENT")),
        "UPDATE: Ferry docks": ("Ferry docks", lead("UPDATE", 1)),
        "Ferry docks (adds)": ("Ferry docks", Mark(note="adds")),
        "Ferry docks (corrects date)": ("Ferry docks", Mark(kind="correction", note="corrects date")),
        "Update on talks": ("Update on talks",),
    },
    "ANSA": {
        "(RIPETIZIONE CORRETTA)": ("", CORRECTION),
        "++ Traghetto attracca ++": ("Traghetto attracca", flash("++")),
        "+++ Traghetto attracca +++": ("Traghetto attracca", flash("++")),
        "ANSA/ Traghetti, un'estate difficile": ("Traghetti, un'estate difficile", genre("ANSA")),
        "ANSA-FOCUS/ Traghetti": ("Traghetti", genre("FOCUS")),
        "SCHEDA: Traghetti": ("Traghetti", genre("SCHEDA")),
        "Traghetto attracca (2)": ("Traghetto attracca", Mark(take=2)),
        "RPT: Traghetto attracca": ("Traghetto attracca", REPEAT),
        "CORR: Traghetto attracca": ("Traghetto attracca", CORRECTION),
        "Traghetto attracca (v. 'Nave' delle 10)": (
            "Traghetto attracca", Mark(note="v. 'Nave' delle 10")),
        "ANNULLAMENTO": ("", KILL),
        "FOCUS group a Doran": ("FOCUS group a Doran",),
        "Corriere rapinato": ("Corriere rapinato",),
    },
    "EFE": {
        "URGENTE": ("", flash("URGENTE")),
        "URGENTE.- Atraca el barco": ("Atraca el barco", flash("URGENTE")),
        "AMP.- Atraca el barco": ("Atraca el barco", lead("AMPLIACIÓN", 1)),
        "AMP2.- Atraca el barco": ("Atraca el barco", lead("2ª AMPLIACIÓN", 2)),
        "Atraca el barco (Ampliación)": ("Atraca el barco", lead("AMPLIACIÓN", 1)),
        "(2ª AMPLIACIÓN) Atraca el barco": ("Atraca el barco", lead("2ª AMPLIACIÓN", 2)),
        "AVANCE": ("", lead("AVANCE", 0)),
        "CORRECCIÓN: Atraca el barco": ("Atraca el barco", CORRECTION),
        "ANULACIÓN": ("", KILL),
        "Atraca el barco (ANULADA)": ("Atraca el barco", KILL),
        "Atraca el barco (Repetición)": ("Atraca el barco", REPEAT),
        "Atraca el barco (Crónica)": ("Atraca el barco", genre("Crónica")),
        "Avance de las tropas": ("Avance de las tropas",),
        "Perfil bajo de Sorel": ("Perfil bajo de Sorel",),
        "Amplio acuerdo": ("Amplio acuerdo",),
    },
    "PTI": {
        "DEL12 FERRY-LD SOREL": ("FERRY SOREL", lead("LD", 1)),
        "LD FERRY": ("FERRY", lead("LD", 1)),
        "2ND LD FERRY": ("FERRY", lead("2nd LD", 2)),
        "FERRY-LDALL": ("FERRY", lead("LD", 1)),
        "DEL12 FERRY": ("FERRY",),
        "GOLD PRICES RISE": ("GOLD PRICES RISE",),
    },
    "UPI": {
        "BC-doran-ferry 1stld-writethru": ("BC-doran-ferry", lead("1st Ld-Writethru", 1)),
        "BC-doran-ferry, 2ndld": ("BC-doran-ferry", lead("2nd Ld", 2)),
        "UPDATE: Ferry docks": ("Ferry docks", lead("UPDATE", 1)),
    },
    "Keystone-SDA": {
        "(dév) Le ferry": ("Le ferry", lead("Ergänzung", 1)),
        "EIL": ("", flash("EIL")),
        "Urgent: Le ferry accoste": ("Le ferry accoste", flash("URGENT")),
        "Zusammenfassung": ("", lead("Zusammenfassung", 1)),
        "Ergänzung": ("", lead("Ergänzung", 1)),
        "Korrektur: Fähre legt an": ("Fähre legt an", CORRECTION),
        "1. Lead": ("", lead("1. Lead", 1)),
        "Le ferry accoste (dév.)": ("Le ferry accoste", lead("Ergänzung", 1)),
        "Le ferry accoste (lead)": ("Le ferry accoste", lead("Lead", 1)),
        "(Ergänzung: neues Zitat) Fähre": ("Fähre", Mark(label="Ergänzung", ordinal=1, note="neues Zitat")),
        "Lead am Matterhorn": ("Lead am Matterhorn",),
        "Neue Fähre in Doran": ("Neue Fähre in Doran",),
    },
    "PA": {
        "1 POLITICS Ferry": ("POLITICS Ferry", Mark(take=1)),
        "3 COURTS Sorel (Substitute)": (
            "COURTS Sorel", Mark(take=3), lead("substitute", 1)),
        "SNAP": ("", flash("SNAP")),
        "Rush: Ferry docks": ("Ferry docks", flash("RUSH")),
        "Correction: Ferry docks": ("Ferry docks", CORRECTION),
        "2 US Soldiers hurt in fire": ("2 US Soldiers hurt in fire",),
        "Rush hour chaos": ("Rush hour chaos",),
        "Substitute scores twice": ("Substitute scores twice",),
    },
    "Belga": {
        "DRINGEND": ("", flash("DRINGEND")),
        "Le ferry accoste (UPDATE 2)": ("Le ferry accoste", lead("UPDATE 2", 2)),
        "RECTIFICATIF: Le ferry accoste": ("Le ferry accoste", CORRECTION),
        "CORRECTIE": ("", CORRECTION),
    },
    "AAP": {
        "Doran Ferry LEAD": ("Doran Ferry", lead("LEAD", 1)),
        "FERRY TAKES THE LEAD": ("FERRY TAKES THE LEAD",),
        "LEAD: Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "2ND LEAD": ("", lead("2nd LEAD", 2)),
        "RPT: Ferry docks": ("Ferry docks", REPEAT),
        "CORRECTION: Ferry docks": ("Ferry docks", CORRECTION),
        "UPDATE": ("", lead("UPDATE", 1)),
        "Lead smelter shuts": ("Lead smelter shuts",),
    },
    "MENA": {"2nd lead": ("", lead("2nd LEAD", 2)), "Urgent: aid": ("Urgent: aid",)},
    "PR Newswire": {
        "Medianet Press Release": ("",),
        "AsiaNet 12345": ("",),
        "News provided by": ("",),
        "FOR IMMEDIATE RELEASE": ("", genre("press release")),
        "CORRECTING and REPLACING Doran Mills Opens": ("Doran Mills Opens", CORRECTION),
        "/C O R R E C T I O N -- Doran Mills/": ("Doran Mills", CORRECTION),
        "MEDIA ADVISORY: Doran Mills": ("Doran Mills", ADVISORY),
    },
    "nobody known": {
        "URGENT: Ferry docks": ("Ferry docks", flash("URGENT")),
        "(2nd LD) Ferry docks": ("Ferry docks", lead("2nd LD", 2)),
        "[LEAD] Ferry docks": ("Ferry docks", lead("LEAD", 1)),
        "Ferry docks (LEAD)": ("Ferry docks", lead("LEAD", 1)),
        "UPDATE 2: Ferry docks": ("Ferry docks", lead("UPDATE 2", 2)),
        "CORRECTION: Ferry docks": ("Ferry docks", CORRECTION),
        "(Corrected) Ferry docks": ("Ferry docks", CORRECTION),
        "KILL: Ferry docks": ("Ferry docks", KILL),
        "MANDATORY KILL": ("", KILL),
        "STORY WITHDRAWN": ("", WITHDRAWN),
        "ADVISORY": ("", ADVISORY),
        "EMBARGOED UNTIL 0001 GMT FRIDAY": (
            "", Mark(embargoed=True, note="EMBARGOED UNTIL 0001 GMT FRIDAY")),
        "NOT FOR RELEASE BEFORE NOON": ("", Mark(embargoed=True, note="NOT FOR RELEASE BEFORE NOON")),
        "Ferry docks (2 of 3)": ("Ferry docks", Mark(take=2, takes=3)),
        "Ferry docks, Part 1 of 4": ("Ferry docks", Mark(take=1, takes=4)),
        "Ferry docks, Part 5 of 4": ("Ferry docks, Part 5 of 4",),
        "BC-DO--Ferry, 1st Ld-Writethru": ("BC-DO--Ferry", lead("1st Ld-Writethru", 1)),
        "Update on talks": ("Update on talks",),
        "Lead poisoning in Doran": ("Lead poisoning in Doran",),
        "Urgent need for blood": ("Urgent need for blood",),
        "Correction officers strike": ("Correction officers strike",),
        "Kill switch": ("Kill switch",),
        "Killing: a history": ("Killing: a history",),
        "(Sorel) says no": ("(Sorel) says no",),
        "FLASH FLOOD HITS DORAN": ("FLASH FLOOD HITS DORAN",),
        "UPDATE ON TALKS": ("UPDATE ON TALKS",),
        "HOLD THE LINE": ("HOLD THE LINE",),
        "EMBARGO ON GRAIN LIFTED": ("EMBARGO ON GRAIN LIFTED",),
        "Repeat offender held": ("Repeat offender held",),
        "Embargoed goods seized": ("Embargoed goods seized",),
        "PM-elect names cabinet": ("PM-elect names cabinet",),
    },
}  # fmt: skip
SAME = {
    "Yonhap, Korean": yonhap_ko.AGENCY,
    "Reuters, 1987": agencies.AGENCIES["Reuters"],
    "nobody known": agencies.FALLBACK,
}
CASES = [(name, line, *read) for name, lines in MARKS.items() for line, read in lines.items()]


def agency_of(name):
    return SAME.get(name) or agencies.AGENCIES[name]


@pytest.mark.parametrize("case", CASES, ids=[f"{name}: {line}" for name, line, *_ in CASES])
def test_markers_are_read_and_taken_off(case):
    name, line, text, *marks = case
    assert agency_of(name).marks(line) == (tuple(marks), text)


@pytest.mark.parametrize("name", agencies.AGENCIES)
@pytest.mark.parametrize(
    "line",
    [
        "Update on talks",
        "Lead poisoning in Doran",
        "Urgent need for blood",
        "Correction officers strike",
        "Kill switch",
        "Kill Bill returns to cinemas",
        "(Sorel) says no",
        "Analysis shows rise",
        "FOCUS group is split",
        "Feature film wins",
        "Flash floods hit Doran",
        "Alert driver saves child",
        "Advisory panel meets",
        "Bulletin boards are back",
        "Repeat offender held",
        "Interview with a captain",
        "Doran holds first vote since 1987",
        "Extra trains for Doran",
        "Snap poll called",
        "Sorel: 'we lead'",
        "Summary judgment sought",
        "New corrections chief",
        "Test match drawn",
        "UN to end embargo",
    ],
)
def test_no_agency_takes_words_off_an_ordinary_headline(name, line):
    assert agencies.AGENCIES[name].marks(line) == ((), line)


NOTES = {
    ("Yonhap", "(ATTN: ADDS photo)"): "(ATTN: ",
    ("Yonhap, Korean", "<<피해 규모 추가>>"): "<<",
    ("AP", "Eds: Updates. With AP Photos."): "Eds: ",
    ("AP", "^Eds: Adds details, background."): "^Eds: ",
    ("AP", "EDITORS: Please note the slug."): "EDITORS: ",
    ("AP", "(Eds: Updates)"): "(Eds: ",
    ("AP", "With AP Photos."): "",
    ("AP", "AP Photo DRN101, DRN102"): "",
    ("Reuters", "(Adds quotes, background)"): "(",
    ("Reuters", "(Recasts, adds mayor)"): "(",
    ("Reuters", "(Refiles to fix typo)"): "(",
    ("Reuters", "(In Jan. 3 story, corrects last paragraph)"): "(",
    ("Reuters", "(This May 4 story corrects the name)"): "(",
    ("Reuters", "(Company corrects to say nine)"): "(",
    ("Reuters", "- Corrects figure in item appearing May 4."): "- ",
    ("Reuters", "-- Doran Mills corrects that it, not Sorel, sells"): "-- ",
    ("AFP", "ATTENTION - ajoute bilan ///"): "ATTENTION - ",
    ("AFP", "ATENCIÓN - actualiza ///"): "ATENCIÓN - ",
    ("dpa", "(neu: mehr Details)"): "(",
    ("dpa", "Achtung: Sperrfrist beachten"): "Achtung: ",
    ("EFE", "(Actualiza con declaraciones)"): "(",
    ("ANSA", "(aggiorna con vittime)"): "(",
    ("PTI", "(Eds: Updating with details)"): "(Eds: ",
    ("AAP", "(EDS: Adds detail)"): "(EDS: ",
    ("PA", "(note to editors: see also POLITICS Ferry)"): "(note to editors: ",
    ("nobody known", "(Adds quotes)"): "(",
    ("nobody known", "ATTN: editors"): "ATTN: ",
    ("Reuters", "(Doran) is a port."): None,
    ("Reuters", "In Doran, Sorel said so."): None,
    ("AP", "Editors met in Doran."): None,
    ("AFP", "Attention turns to Doran - and Sorel."): None,
    ("dpa", "Achtung ist geboten."): None,
    ("nobody known", "(Adds up to nothing, he said) and more"): None,
    ("nobody known", "Eds and Meds: a plan"): None,
}


@pytest.mark.parametrize(("case", "opening"), NOTES.items(), ids=[line for _, line in NOTES])
def test_a_note_to_editors_is_known_by_its_opening(case, opening):
    name, line = case
    found = agency_of(name).note.match(line)
    assert (found[0] if found else None) == opening


def ends(agency, line):
    pattern = agency.end_mark
    return bool(pattern and any(found.end() == len(line) for found in pattern.finditer(line)))


ENDS = {
    ("Yonhap", "(END)"): True,
    ("AP", "AP-DO-05-04-26 1509GMT"): True,
    ("Reuters", "Reuter"): True,
    ("Reuters", "REUTER..."): True,
    ("Reuters", "REUTER...^M"): True,
    ("Reuters", "Reuter\x03"): True,
    ("Reuters", "the port shut. REUTERS"): True,
    ("Reuters", "total 55.8 (33.7). REUTER"): True,
    ("Reuters", "Jun 13.0, total 55.8 REUTER"): True,
    ("Reuters", "Sorel told Reuters"): False,
    ("Reuters", "Reuters said so"): False,
    ("Kyodo", "he said. ==Kyodo"): True,
    ("Xinhua", "Enditem"): True,
    ("ANSA", "ha detto Sorel. (ANSA)."): True,
    ("EFE", "EFE"): True,
    ("EFE", "dijo Sorel. EFE"): True,
    ("EFE", "según EFE"): False,
    ("PA", "end"): True,
    ("PA", "in the end"): False,
    ("PR Newswire", "SOURCE Doran Mills"): True,
    ("PR Newswire", "###"): True,
    ("PR Newswire", "-ENDS-"): True,
    ("nobody known", "-30-"): True,
    ("nobody known", "(END)"): True,
    ("nobody known", "ENDS"): True,
    ("nobody known", "END"): True,
    ("nobody known", "（完）"): True,
    ("nobody known", "on strike. -0-"): True,
    ("Xinhua", "on Thursday. ■"): True,
    ("EFE", "la guardia costera.EFE"): True,
    ("EFE", "www.EFE"): False,
    ("nobody known", "Ferry trip ends"): False,
}


@pytest.mark.parametrize(("case", "is_end"), ENDS.items(), ids=[line for _, line in ENDS])
def test_an_end_mark_is_known(case, is_end):
    name, line = case
    assert ends(agency_of(name), line) is is_end


SIGNOFFS = {
    ("AP", "Associated Press writer Ann Lee in Doran contributed to this report."): True,
    ("AP", "AP reporters Ann Lee and Bo Day contributed."): True,
    ("AP", "Sorel contributed to this report."): False,
    ("Reuters", "(Reporting by Ann Lee; Editing by Bo Day)"): True,
    ("Reuters", "(Reporting by Ann Lee (Doran newsroom); editing by Bo Day)"): True,
    ("Reuters", "(Additional reporting by Ann Lee)"): True,
    ("Reuters", "Reporting by Ann Lee; Editing by Bo Day"): True,
    ("Reuters", "(By Ann Lee; Editing by Bo Day)"): True,
    ("Reuters", "((ann.lee@example.com; +44 20 5550 0100;))"): True,
    ("Reuters", "(By contrast, exports fell.)"): False,
    ("Reuters", "($1 = 0.9 euros)"): False,
    ("AFP", "abc/def/gh"): True,
    ("AFP", "ab-cd/ef"): True,
    ("AFP", "and so on"): False,
    ("dpa", "dpa wsz jln npr"): True,
    ("dpa", "dpa xx yyn"): True,
    ("dpa", "/abc/DP/xyz"): True,
    ("dpa", "dpa berichtete zuerst davon"): False,
    ("Keystone-SDA", "(SDA/sj)"): True,
    ("Keystone-SDA", "(ats/nxp)"): True,
    ("AAP", "AAP RTV ab"): True,
    ("AAP", "AAP RTV"): True,
    ("PTI", "PTI ABC DEF"): True,
    ("PTI", "he said. PTI ABC"): True,
    ("ANSA", "ABC-XY"): True,
    ("EFE", "abc/def"): True,
    ("Reuters", "Our Standards: The Thomson Reuters Trust Principles., opens new tab"): True,
    ("Reuters", "Keywords: DORAN FERRY/"): True,
    ("AFP", "<org:doran_lines:>DORAN LINES</org>"): True,
    ("AFP", "DORAN LINES"): True,
    ("AP", "Sorel reported from Doran. AP writer Ann Lee contributed."): True,
    ("AP", "Follow AP's coverage at https://example.com/ferries"): True,
    ("AP", "AP ab/cd"): True,
    ("AP", "Follow the ferry, he said."): False,
    ("dpa", "wie er sagte. dpa abc xy"): True,
    ("dpa", "Author: Ann Lee"): True,
    ("Keystone-SDA", "ab/cd"): True,
    ("Belga", "zei Sorel. (ABC/DEF)"): True,
    ("Belga", "zei Sorel (NAVO)"): False,
    ("PTI", "03121009"): True,
    ("PTI", "This report is auto-generated from PTI news service."): True,
    ("MENA", "MENA/A.L/B.D"): True,
    ("ANSA", "ROS"): True,
    ("Yonhap, Korean", "▶제보는 카톡 okjebo"): True,
    ("Yonhap, Korean", "2026/03/12 18:09 송고"): True,
    ("Yonhap, Korean", "모여 있다. 2026.3.12 ann@yna.co.kr"): True,
    ("news aktuell", "Original-Content von: Doran Lines, übermittelt durch news aktuell"): True,
    ("nobody known", "-- BERNAMA"): True,
    ("nobody known", "--IANS"): True,
    ("nobody known", "Lusa/Fim"): True,
    ("nobody known", "verlängert. (Schluss) ab/cd"): True,
    ("nobody known", "sier Sorel. (©NTB)"): True,
    ("nobody known", "de vakbond. (c)ANP 2026"): True,
    ("nobody known", "ako/ mal/"): True,
    ("nobody known", "Ann Lee/TT"): True,
    ("nobody known", "(By Ann Lee and Bo Day)"): True,
    ("nobody known", "* Writing by Ann Lee in Doran"): True,
    ("nobody known", "WAM/Ann Lee"): True,
    ("nobody known", "the island. (PNA)"): True,
    ("nobody known", "Editor: Ann Lee"): True,
    ("nobody known", "Ann Lee, The Canadian Press"): True,
    ("nobody known", "Source: Doran radio, Doran, in English 0900 gmt 12 Mar 26"): True,
    ("nobody known", "Source: the ministry"): False,
    ("nobody known", "- NATO's answer"): False,
    ("nobody known", "He joined the alliance (NATO)"): False,
}


@pytest.mark.parametrize(
    ("case", "is_signoff"), SIGNOFFS.items(), ids=[line for _, line in SIGNOFFS]
)
def test_a_closing_credit_is_known(case, is_signoff):
    name, line = case
    pattern = agency_of(name).signoff
    found = any(match.end() == len(line) for match in pattern.finditer(line))
    assert found is is_signoff


PRIVATE = {
    ("dpa", "# dpa-Notizblock"): True,
    ("dpa", "dpa-Notizblock"): True,
    ("dpa", "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt"): True,
    ("dpa", "The following information is not intended for publication"): True,
    ("dpa", "The following information is not for publication"): True,
    ("dpa", "## Redaktionelle Hinweise"): True,
    ("dpa", "## dpa-Kontakte"): True,
    ("dpa", "Internet verändert Doran"): False,
    ("dpa", "Internet"): False,
    ("dpa", "## Internet"): True,
    ("PR Newswire", "MEDIA CONTACT:"): True,
    ("PR Newswire", "Contact: Ann Lee"): True,
    ("PR Newswire", "Contact with the ship was lost."): False,
    ("news aktuell", "Pressekontakt:"): True,
    ("dpa", "# Notebook"): True,
    ("dpa", "Notebooks werden teurer"): False,
}


@pytest.mark.parametrize(("case", "is_private"), PRIVATE.items(), ids=[line for _, line in PRIVATE])
def test_what_is_not_for_publication_is_known_by_its_first_line(case, is_private):
    name, line = case
    assert bool(agency_of(name).private.match(line)) is is_private


TITLES = {
    ("Yonhap", "Yonhap News Summary"): "digest",
    ("Yonhap", "Yonhap news advisory for Monday, Jan. 12"): "advisory",
    ("AP", "10 Things to Know for Today"): "digest",
    ("AP", "BC-AP News Digest"): "digest",
    ("AP", "AP News in Brief at 9:04 p.m. EDT"): "digest",
    ("AP", "AP News Coverage Advisory"): "advisory",
    ("AP", "BC-AP News Coverage Advisory"): "advisory",
    ("AP", "10 things stolen from ferry"): None,
    ("Reuters", "PRESS DIGEST-Doran Daily"): "digest",
    ("Reuters", "ADVISORY-Ferry story"): "advisory",
    ("Reuters", "TEST-Please ignore"): "test",
    ("AFP", "AFP World News Agenda"): "digest",
    ("dpa", "(Achtung)"): "advisory",
    ("dpa", "Impressum"): "advisory",
    ("dpa", "dpa-Nachrichtenüberblick"): "digest",
    ("dpa", "Testmeldung"): "test",
    ("Kyodo", "Kyodo news summary -5-"): "digest",
    ("Xinhua", "Xinhua world news summary at 0030 GMT"): "digest",
    ("Yonhap, Korean", "[주요 기사 1차 메모]"): "digest",
    ("nobody known", "TEST TEST TEST"): "test",
    ("nobody known", "This is a test"): "test",
    ("nobody known", "Test message - please ignore"): "test",
    ("nobody known", "Test match drawn"): None,
    ("nobody known", "Test of wills"): None,
    ("nobody known", "Ferry news"): None,
    ("nobody known", "News summary"): "digest",
    ("nobody known", "World News Schedule at 1000 GMT"): "advisory",
}


@pytest.mark.parametrize(("case", "kind"), TITLES.items(), ids=[line for _, line in TITLES])
def test_a_title_says_what_is_no_story(case, kind):
    name, line = case
    agency = agency_of(name)
    kinds = {"test": agency.test, "digest": agency.digest, "advisory": agency.advisory}
    found = [kind for kind, pattern in kinds.items() if pattern and pattern.match(line)]
    assert found[:1] == ([kind] if kind else [])


IDS = {
    ("Yonhap", "AEN20260112000152315.txt"): ("AEN202601120001", "52"),
    ("Yonhap, Korean", "AKR20260112000100004"): ("AKR202601120001", "00"),
    ("Reuters", "tag:example.com,2026:newsml_KBN1AB2CD:3"): ("KBN1AB2CD", "3"),
    ("Reuters", "ferry-docks-idUSKBN1AB2CD"): ("KBN1AB2CD", None),
    ("AFP", "urn:newsml:example:20260112T101010Z:TX-PAR-ABC12:2"): ("TX-PAR-ABC12", "2"),
    ("dpa", "urn:newsml:example:20090101:260112-99-123456/4"): ("260112-99-123456", "4"),
    ("AP", "article/ferry-0123456789abcdef0123456789abcdef"): (
        "0123456789abcdef0123456789abcdef", None),
}  # fmt: skip


@pytest.mark.parametrize(("case", "known"), IDS.items(), ids=[line for _, line in IDS])
def test_the_id_of_a_story_is_found_in_a_name(case, known):
    name, line = case
    found = agency_of(name).story_id.search(line)
    assert (found["id"], found.groupdict().get("version")) == known


NAMED = {
    "The Associated Press": "AP",
    "AP": "AP",
    "Thomson Reuters": "Reuters",
    "RTRS": "Reuters",
    "Agence France-Presse": "AFP",
    "Deutsche Presse-Agentur": "dpa",
    "dpa-AFX": "dpa",
    "dpa/lni": "dpa",
    "연합뉴스": "Yonhap",
    "Kyodo News": "Kyodo",
    "Xinhua News Agency": "Xinhua",
    "ITAR-TASS": "TASS",
    "Press Association": "PA",
    "PA Media": "PA",
    "Keystone-ATS": "Keystone-SDA",
    "sda": "Keystone-SDA",
    "ats": "Keystone-SDA",
    "awp": "Keystone-SDA",
    "GLOBE NEWSWIRE": "GlobeNewswire",
    "BERNAMA": "Bernama",
    "Anadolu Agency": "Anadolu",
    "Jiji Press": "Jiji",
    "CTK": "ČTK",
    "NTB": "NTB",
}


@pytest.mark.parametrize(("name", "usual"), NAMED.items(), ids=NAMED)
def test_an_agency_is_known_by_its_names(name, usual):
    assert agencies.names()[name.casefold()] == usual


SIGNED = {
    "he said.\n==Kyodo": "Kyodo",
    "he said. Enditem": "Xinhua",
    "By ANN LEE\nAssociated Press Writer\nA": "AP",
    "MOSCOW, May 4. /TASS/. A": "TASS",
    "DORAN, May 4 /PRNewswire/ -- A": "PR Newswire",
    "(2nd LD) ferry\n(2nd LD) Ferry docks": "Yonhap",
    "(ATTN: ADDS photo)": "Yonhap",
    "Ferry docks": None,
    "Please kill the ferry story.\nAFP": "AFP",
    "Prière d'annuler.\nafp": "AFP",
    "por contener datos erróneos. EFE": "EFE",
    "It was sent to AFP": None,
    "He is with the\nFERRY": None,
    "AFP World News Agenda\nDoran": "AFP",
    "Reuters World News Schedule at 1000 GMT": "Reuters",
    "[속보] 여객선 입항\n<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>": "Yonhap",
}


@pytest.mark.parametrize(("text", "name"), SIGNED.items(), ids=SIGNED)
def test_copy_that_nobody_declares_is_known_by_its_signs(text, name):
    assert agencies.find(None, None, text).name == name


def test_what_is_declared_comes_before_what_the_dateline_says():
    assert agencies.find("AP", "Reuters", "(Yonhap)").name == "AP"
    assert agencies.find(None, "Thomson Reuters", "(Yonhap)").name == "Reuters"
    assert agencies.find("Doran Daily", None, "(Yonhap)").name is None


def test_korean_copy_of_yonhap_need_not_end_with_its_mark():
    assert not agencies.find("Yonhap", None, "(도란=연합뉴스) 소렐 기자 = 여객선이").always_ends
    assert agencies.find("Yonhap", None, "DORAN (Yonhap) -- A ferry. 무단 전재").always_ends
    assert (
        agencies.find(None, "연합뉴스", "여객선이 도란항에 들어왔다.").marks
        is yonhap_ko.AGENCY.marks
    )


@pytest.mark.parametrize(
    ("text", "line", "bare"),
    [
        ("[속보] 여객선 입항", "[속보] 여객선 입항", "여객선 입항"),
        ("FOR IMMEDIATE RELEASE\nDoran Mills opens", "FOR IMMEDIATE RELEASE", ""),
        ("Ferry docks", "[속보] Ferry docks", "[속보] Ferry docks"),
    ],
    ids=["Korean of any desk", "a release of no wire", "English"],
)
def test_copy_of_no_agency_is_read_as_its_kind_is(text, line, bare):
    agency = agencies.find(None, None, text)
    assert (agency.name, agency.marks(line)[1]) == (None, bare)


SLUGS = {
    ("AFP", "Doran-ferry-strike"): True,
    ("AFP", "Ferry strike in Doran"): False,
    ("EFE", "DORAN TRANSPORTE"): True,
    ("EFE", "Se hunde un ferri"): False,
    ("PA", "TRANSPORT Ferry"): True,
    ("PA", "TRANSPORT STRIKE ENDS"): False,
    ("PTI", "FERRY-STRIKE"): True,
    ("PTI", "Ferry-strike ends"): False,
}


@pytest.mark.parametrize(("case", "is_slug"), SLUGS.items(), ids=[line for _, line in SLUGS])
def test_a_slug_is_known_by_its_form(case, is_slug):
    name, line = case
    assert bool(agency_of(name).slug.match(line)) is is_slug


EVERY = {**agencies.AGENCIES, **SAME}
HOSTILE = ["(", "+", "* ", "A-", "LEAD ", "URGENT: ", "UPDATE 1-", "((a", "/", "[속보]", " ", "1st Ld ",
           "(LEAD)", ", ", "By ", "BC-", "(Reporting by ", "dpa ", "ab/", "(종합)", "___", "[A "]  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("pattern", HOSTILE)
def test_an_endless_line_is_read(name, pattern):
    agency = EVERY[name]
    line = pattern * (300_000 // len(pattern)) + "x"
    agency.marks(line)
    for one in (agency.note, agency.digest, agency.advisory, agency.test, agency.private):
        if one:
            one.match(line)
    for one in (agency.end_mark, agency.signoff):
        if one:
            one.match(line)
            list(one.finditer(line, len(line) - 600))
