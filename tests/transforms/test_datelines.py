"""Datelines of every agency: what is read of them, and what only looks like one."""

import re
from pathlib import Path

import pytest

from transforms.copy import datelines
from transforms.copy.dates import WireDate

NAMES = {
    name.casefold(): usual
    for usual, names in {
        "AA": "AA|Anadolu", "AAP": "AAP", "AFP": "AFP|أ ف ب|ا ف ب", "ACN Newswire": "ACN Newswire",
        "AGI": "AGI", "ANI": "ANI", "ANP": "ANP", "ANSA": "ANSA", "ANTARA": "ANTARA", "AP": "AP|Associated Press",
        "APA": "APA", "APP": "APP", "ATS": "ATS|Keystone-ATS", "AWP": "awp", "Accesswire": "ACCESSWIRE",
        "Adnkronos": "Adnkronos", "Agerpres": "Agerpres", "BNS": "BNS", "BTA": "BTA", "Belga": "Belga", "Bernama": "Bernama",
        "Business Wire": "BUSINESS WIRE", "CNA": "CNA", "CNW": "CNW", "CTK": "CTK|ČTK", "EFE": "EFE|EFECOM", "ELTA": "ELTA",
        "Europa Press": "Europa Press", "GNA": "GNA", "GlobeNewswire": "GLOBE NEWSWIRE", "IANS": "IANS", "IRNA": "IRNA",
        "Interfax": "Interfax|Интерфакс", "JCN Newswire": "JCN Newswire", "Jiji": "Jiji|Jiji Press|時事", "KCNA": "KCNA", "KUNA": "KUNA|كونا",
        "Keystone-SDA": "sda|Keystone-SDA", "Kyodo": "Kyodo|Kyodo News|共同|共同社", "Lusa": "Lusa", "MENA": "MENA",
        "MTI": "MTI", "Marketwired": "Marketwired|Marketwire", "Montsame": "Montsame", "NAN": "NAN", "NHK": "NHK", "NTB": "NTB",
        "NZPA": "NZPA", "Newsfile": "Newsfile|Newsfile Corp", "Newsis": "뉴시스", "PA": "PA", "PAP": "PAP",
        "PR Newswire": "PRNewswire|PR Newswire", "PTI": "PTI", "Petra": "Petra", "RIA Novosti": "RIA Novosti|РИА Новости",
        "Reuters": "Reuters", "Ritzau": "Ritzau", "SPA": "SPA", "STT": "STT", "Sputnik": "Sputnik", "TASR": "TASR",
        "TASS": "TASS|ITAR-TASS|ТАСС", "TT": "TT", "UPI": "UPI", "Ukrinform": "Ukrinform", "VNA": "VNA", "WAM": "WAM",
        "Xinhua": "Xinhua|新华社", "Yonhap": "Yonhap|Yonhap News|Yonhap News Agency|연합뉴스|聯合ニュース", "askanews": "askanews",
        "dpa": "dpa", "dpa-AFX": "dpa-AFX", "epd": "epd", "ots": "ots",
    }.items()
    for name in names.split("|")
}  # fmt: skip

# The stroke | stands where the story begins.
FORMS = {
    # Yonhap
    "SEOUL, Jan. 12 (Yonhap) -- |Talks resumed": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, JAN. 12 (YONHAP) -- |TALKS RESUMED": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, March 2 (Yonhap) -- |iPhone makers": (["SEOUL"], (None, 3, 2), "Yonhap"),
    "SEOUL, July 20 (Yonhap News Agency) -- |Talks": (["SEOUL"], (None, 7, 20), "Yonhap"),
    "SEOUL/TOKYO, April 17 (Yonhap) -- |Talks": (["SEOUL", "TOKYO"], (None, 4, 17), "Yonhap"),
    "YANGYANG, South Korea, Jan. 3 (Yonhap) -- |Talks": (["YANGYANG"], (None, 1, 3), "Yonhap"),
    "SEOUL, June 1 (Yonhap) -- |Talks": (["SEOUL"], (None, 6, 1), "Yonhap"),
    "SEOUL, Sept. 30 (Yonhap) -- |Talks": (["SEOUL"], (None, 9, 30), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) — |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) – |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) - |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12(Yonhap)--|Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan 12 (Yonhap) -- |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL Jan. 12 (Yonhap) -- |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12, 2026 (Yonhap) -- |Talks": (["SEOUL"], (2026, 1, 12), "Yonhap"),
    "JEJU/SEOUL, May 3 (Yonhap) -- |Talks": (["JEJU", "SEOUL"], (None, 5, 3), "Yonhap"),
    "WASHINGTON/SEOUL, Oct. 9 (Yonhap) -- |Talks": (["WASHINGTON", "SEOUL"], (None, 10, 9), "Yonhap"),
    "NEW YORK, Nov. 5 (Yonhap) -- |Talks": (["NEW YORK"], (None, 11, 5), "Yonhap"),
    "ABOARD AIR FORCE ONE, Nov. 5 (Yonhap) -- |Talks": (["ABOARD AIR FORCE ONE"], (None, 11, 5), "Yonhap"),
    "XI'AN, China, May 8 (Yonhap) -- |Talks": (["XI'AN"], (None, 5, 8), "Yonhap"),
    "ST. PETERSBURG, Russia, May 8 (Yonhap) -- |Talks": (["ST. PETERSBURG"], (None, 5, 8), "Yonhap"),
    "LONDON, NEW YORK and BEIJING, May 8 (Xinhua) -- |Talks": (["LONDON", "NEW YORK", "BEIJING"], (None, 5, 8), "Xinhua"),
    "Jan. 3 (Yonhap) -- |Talks": ([], (None, 1, 3), "Yonhap"),
    "SEOUL (Yonhap) -- |Talks": (["SEOUL"], None, "Yonhap"),
    "CHATHAM, Mass. (AP) _ |Talks": (["CHATHAM"], None, "AP"),
    "DALLAS/FORT WORTH, Texas, March 3 - |Talks": (["DALLAS", "FORT WORTH"], (None, 3, 3), None),
    "GENÈVE, June 3 (Reuters) - |Talks": (["GENÈVE"], (None, 6, 3), "Reuters"),
    "SEOUL, Jan.12 (Yonhap)-- |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12, (Yonhap) -- |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (AP-Yonhap) -- |Talks": (["SEOUL"], (None, 1, 12), "AP"),
    "SEOUL, Jan. 12 [Yonhap] -- |Talks": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Monday) -- |Talks": (["SEOUL"], (None, 1, 12), None),
    "SEOUL -- |Farm ministry officials met growers on Friday over the price of cabbages.": (["SEOUL"], None, None),
    "SEOUL-- |Farm ministry officials met growers on Friday over the price of cabbages.": (["SEOUL"], None, None),
    "(서울=연합뉴스) 김병규 기자 = |정부는": (["서울"], None, "Yonhap", ["김병규"]),
    "(서울·도쿄=연합뉴스) 김병규 이민지 기자 = |정부는": (["서울", "도쿄"], None, "Yonhap", ["김병규", "이민지"]),
    "(서울=연합뉴스) |정부는": (["서울"], None, "Yonhap"),
    "(워싱턴=연합뉴스) 김동현 특파원 = |백악관은": (["워싱턴"], None, "Yonhap", ["김동현"]),
    "(런던·서울=연합뉴스) 김지연 특파원 이민지 기자 = |영국": (["런던", "서울"], None, "Yonhap", ["김지연", "이민지"]),
    "(서울=연합뉴스) 황재하 기자 이다빈 인턴기자 = |경찰은": (["서울"], None, "Yonhap", ["황재하", "이다빈"]),
    "(서울=연합뉴스) 황재하·이다빈 기자= |경찰은": (["서울"], None, "Yonhap", ["황재하", "이다빈"]),
    "(서울=연합뉴스) 김병규기자 = |경찰은": (["서울"], None, "Yonhap", ["김병규"]),
    "(서울=연합뉴스) 강건택 의학전문기자 = |보건": (["서울"], None, "Yonhap", ["강건택"]),
    "(서울=연합뉴스) 경제부 = |코스피가": (["서울"], None, "Yonhap"),
    "(전국종합=연합뉴스) |전국에": (["전국종합"], None, "Yonhap"),
    "(서울 = 연합뉴스) 김병규 기자 = |정부는": (["서울"], None, "Yonhap", ["김병규"]),
    "[서울=뉴시스]홍길동 기자 = |정부는": (["서울"], None, "Newsis", ["홍길동"]),
    "【서울=뉴시스】홍길동 기자 = |정부는": (["서울"], None, "Newsis", ["홍길동"]),
    "(수원=가나뉴스) 홍길동 기자 = |경기도는": (["수원"], None, "가나뉴스", ["홍길동"]),
    "【ソウル聯合ニュース】|韓国": (["ソウル"], None, "Yonhap"),
    "(런던 로이터=연합뉴스) 김지연 특파원 = |영국": (["런던"], None, "Yonhap", ["김지연"]),
    # AP
    "WASHINGTON _ |Growers of cranberries say that the bogs have been dry for three years.": (["WASHINGTON"], None, None),
    "HAMBURG, GERMANY (AP) _ |Results": (["HAMBURG"], None, "AP"),
    "BUENOS AIRES, Argentina (AP) _ |Growers": (["BUENOS AIRES"], None, "AP"),
    "NEW YORK (AP) — |Growers": (["NEW YORK"], None, "AP"),
    "NEW YORK (AP) - |Growers": (["NEW YORK"], None, "AP"),
    "NEW YORK (AP) -|": (["NEW YORK"], None, "AP"),
    "NEW YORK (A.P.) -- |Growers": (["NEW YORK"], None, "AP"),
    "(AP) -- |Growers": ([], None, "AP"),
    "CHATHAM, Mass. (AP) |Growers of cranberries say the bogs are dry.": (["CHATHAM"], None, "AP"),
    "CHATHAM, Mass. (AP) — |Growers": (["CHATHAM"], None, "AP"),
    "ST. LOUIS (AP) — |Growers": (["ST. LOUIS"], None, "AP"),
    "UNITED NATIONS (AP) — |Envoys": (["UNITED NATIONS"], None, "AP"),
    "ABOARD AIR FORCE ONE (AP) — |The president": (["ABOARD AIR FORCE ONE"], None, "AP"),
    "WITH U.S. TROOPS IN IRAQ (AP) — |The column": (["WITH U.S. TROOPS IN IRAQ"], None, "AP"),
    "AT SEA (AP) — |The crew": (["AT SEA"], None, "AP"),
    "NEWPORT NEWS, Va. (AP) — |The yard": (["NEWPORT NEWS"], None, "AP"),
    "PORT-AU-PRINCE, Haiti (AP) — |The": (["PORT-AU-PRINCE"], None, "AP"),
    "PORT OF SPAIN, Trinidad and Tobago (AP) — |The": (["PORT OF SPAIN"], None, "AP"),
    "ST. JOHN'S, Newfoundland and Labrador (AP) — |The": (["ST. JOHN'S"], None, "AP"),
    "McLEAN, Va. (AP) — |The": (["McLEAN"], None, "AP"),
    "COEUR d'ALENE, Idaho (AP) — |The": (["COEUR d'ALENE"], None, "AP"),
    "SAN JUAN, Puerto Rico, Jan. 12, 2026 (AP) — |The": (["SAN JUAN"], (2026, 1, 12), "AP"),
    "Washington (AP) — |Growers": (["Washington"], None, "AP"),
    "The Hague (AP) — |Judges": (["The Hague"], None, "AP"),
    "NEW YORK (Associated Press) — |Growers": (["NEW YORK"], None, "AP"),
    # Reuters
    "NEW YORK, Jan 21 (Reuters) - |Mills": (["NEW YORK"], (None, 1, 21), "Reuters"),
    "Jan 3 (Reuters) - |Mills": ([], (None, 1, 3), "Reuters"),
    "YANGON, July 25 (Reuters): |Mills": (["YANGON"], (None, 7, 25), "Reuters"),
    "(Reuters) - |Mills": ([], None, "Reuters"),
    "LONDON/NEW YORK, March 3 (Reuters Breakingviews) - |Mills": (["LONDON", "NEW YORK"], (None, 3, 3), "Reuters"),
    "SAO PAULO/BRASILIA, March 3 (Reuters) - |Mills": (["SAO PAULO", "BRASILIA"], (None, 3, 3), "Reuters"),
    "MOSCOW, Monday (Reuters) - |Mills": (["MOSCOW"], None, "Reuters"),
    "PARIS, Sept 4 (Reuters) – |Mills": (["PARIS"], (None, 9, 4), "Reuters"),
    "PARIS, Febr 4 (Reuters) - |Mills": (["PARIS"], (None, 2, 4), "Reuters"),
    "GDANSK, Poland, March 3 (Reuters) - |Mills": (["GDANSK"], (None, 3, 3), "Reuters"),
    "GDANSK, Poland (Reuters) - |Mills": (["GDANSK"], None, "Reuters"),
    "WASHINGTON/NEW YORK (Reuters) - |Mills": (["WASHINGTON", "NEW YORK"], None, "Reuters"),
    "XI'AN, China, March 3 (Reuters) - |Mills": (["XI'AN"], (None, 3, 3), "Reuters"),
    "LONDON, Feb 29, 2024 (Thomson Reuters Regulatory News) - |Mills": (["LONDON"], (2024, 2, 29), "Thomson Reuters Regulatory News"),
    "SALVADOR, Feb 26 - |Showers": (["SALVADOR"], (None, 2, 26), None),
    "WASHINGTON, March 3 - |Showers": (["WASHINGTON"], (None, 3, 3), None),
    "WASHINGTON, March 3 -|Showers": (["WASHINGTON"], (None, 3, 3), None),
    "DALLAS/FORT WORTH, Texas, March 3 -|": (["DALLAS", "FORT WORTH"], (None, 3, 3), None),
    "DETROIT June 18 -|Makers": (["DETROIT"], (None, 6, 18), None),
    "NEW YORK , APri 7 - |Makers": (["NEW YORK"], (None, 4, 7), None),
    "NEW YORK, Narch 2 - |Makers": (["NEW YORK"], (None, 3, 2), None),
    "RENO, Nev., Mach 4 - |Makers": (["RENO"], (None, 3, 4), None),
    "ANAHEIM, Calif., June 1-|": (["ANAHEIM"], (None, 6, 1), None),
    "ANAHEIM, Calif., June 1- |Makers": (["ANAHEIM"], (None, 6, 1), None),
    "RICHMOND, Va. Feb 26 - |Makers": (["RICHMOND"], (None, 2, 26), None),
    "LAKE SUCCESS N.Y. March 3 - |Makers": (["LAKE SUCCESS"], (None, 3, 3), None),
    "CHEVY CHASE, Md., - March 4 - |Makers": (["CHEVY CHASE"], (None, 3, 4), None),
    "CHICAGO, March 4, - |Makers": (["CHICAGO"], (None, 3, 4), None),
    "AMSTERDAM, 2 March - |Makers": (["AMSTERDAM"], (None, 3, 2), None),
    "Toronto, Feb 26 - |Makers": (["Toronto"], (None, 2, 26), None),
    "Scarborough, Ontario, Feb 26 - |Makers": (["Scarborough"], (None, 2, 26), None),
    "****LONDON, March 5 - |BANK CUTS RATE": (["LONDON"], (None, 3, 5), None),
    "TROY, MICH., Feb 26 - |Makers": (["TROY"], (None, 2, 26), None),
    "OAKLAND , N.J., March  2 - |Makers": (["OAKLAND"], (None, 3, 2), None),
    "VANCOUVER, British Columbia, March 2 - |Makers": (["VANCOUVER"], (None, 3, 2), None),
    "ESCHBORN, West Germany, March 2 - |Makers": (["ESCHBORN"], (None, 3, 2), None),
    "NEW YORK, March 2 - |3M makers": (["NEW YORK"], (None, 3, 2), None),
    # AFP
    "STOCKHOLM, Aug 29, 2014 (AFP) -|": (["STOCKHOLM"], (2014, 8, 29), "AFP"),
    "STOCKHOLM, Aug 29, 2014 (AFP) - |Sailors": (["STOCKHOLM"], (2014, 8, 29), "AFP"),
    "Paris (AFP) – |Les marins": (["Paris"], None, "AFP"),
    "PARIS, 12 jan 2026 (AFP) -|": (["PARIS"], (2026, 1, 12), "AFP"),
    "Paris, 1er fév 2026 (AFP) - |Les marins": (["Paris"], (2026, 2, 1), "AFP"),
    "Paris, 12 août 2026 (AFP) - |Les marins": (["Paris"], (2026, 8, 12), "AFP"),
    "Berlin, 12. Jänner (AFP) - |Seeleute": (["Berlin"], (None, 1, 12), "AFP"),
    "México, 12 Ene 2026 (AFP) -|": (["México"], (2026, 1, 12), "AFP"),
    "مدريد (أ ف ب) - |قال": (["مدريد"], None, "AFP"),
    "Saint-Denis de la Réunion (AFP) – |Les": (["Saint-Denis de la Réunion"], None, "AFP"),
    # dpa, APA, epd
    "Berlin (dpa) - |Die": (["Berlin"], None, "dpa"),
    'Berlin (dpa) – |"Wir': (["Berlin"], None, "dpa"),
    "Peine (dpa/lni) - |Die": (["Peine"], None, "dpa"),
    "Tel Aviv/Beirut (dpa) - |Die": (["Tel Aviv", "Beirut"], None, "dpa"),
    "Frankfurt/Main (dpa-AFX) - |Der": (["Frankfurt/Main"], None, "dpa-AFX"),
    "Frankfurt/Main/Berlin (dpa) - |Der": (["Frankfurt/Main", "Berlin"], None, "dpa"),
    "Berlin/Rom (dpa/tmn) - |Wer": (["Berlin", "Rom"], None, "dpa"),
    "Frankfurt am Main (dpa/lhe) - |Der": (["Frankfurt am Main"], None, "dpa"),
    "Bad Homburg v.d. Höhe (dpa) - |Der": (["Bad Homburg v.d. Höhe"], None, "dpa"),
    "Wien (APA) - |Die": (["Wien"], None, "APA"),
    "Wien/St. Pölten (APA/dpa) - |Die": (["Wien", "St. Pölten"], None, "APA"),
    "Berlin (epd). |Die": (["Berlin"], None, "epd"),
    "Berlin (ots) - |Die": (["Berlin"], None, "ots"),
    "Hamburg, Bremen und Kiel (dpa) - |Die": (["Hamburg", "Bremen", "Kiel"], None, "dpa"),
    # Kyodo, Jiji, NHK
    "SAITAMA, Japan, Dec. 9 Kyodo - |Police": (["SAITAMA"], (None, 12, 9), "Kyodo"),
    "TOKYO, Oct. 6 Kyodo|": (["TOKYO"], (None, 10, 6), "Kyodo"),
    "TOKYO (Kyodo) -- |Police": (["TOKYO"], None, "Kyodo"),
    "TOKYO, Oct. 6, Kyodo -- |Police": (["TOKYO"], (None, 10, 6), "Kyodo"),
    "OSLO - |Norway's fishing fleet stayed in port on Monday because of high seas.": (["OSLO"], None, None),
    "Tokyo, Jan. 12 (Jiji Press)--|Japanese": (["Tokyo"], (None, 1, 12), "Jiji"),
    "TOKYO, Jan. 12 (NHK) - |Police": (["TOKYO"], (None, 1, 12), "NHK"),
    "TOKYO, Jan. 12 (AFP-Jiji) - |Police": (["TOKYO"], (None, 1, 12), "AFP"),
    "【ニューヨーク共同=山田太郎】|米国": (["ニューヨーク"], None, "Kyodo", ["山田太郎"]),
    # Xinhua, KCNA, CNA
    "BEIJING, July 18 (Xinhua) -- |Farmers": (["BEIJING"], (None, 7, 18), "Xinhua"),
    "LISBOA, 18 jun (Xinhua) --|": (["LISBOA"], (None, 6, 18), "Xinhua"),
    "Jan. 10 (Xinhua) --|": ([], (None, 1, 10), "Xinhua"),
    "LA HABANA, 5 ene (Xinhua) -- |El": (["LA HABANA"], (None, 1, 5), "Xinhua"),
    "HARBIN, Jan. 12 (Xinhua/Sun Rui) -- |Ice": (["HARBIN"], (None, 1, 12), "Xinhua"),
    "新华社北京1月12日电（记者张三、李四）|农民": (["北京"], (None, 1, 12), "Xinhua", ["张三", "李四"]),
    "新华社美国迈阿密7月12日电（记者 张三）|农民": (["美国迈阿密"], (None, 7, 12), "Xinhua", ["张三"]),
    "新华社北京1月12日电 |农民": (["北京"], (None, 1, 12), "Xinhua"),
    "Pyongyang, January 12 (KCNA) -- |Farms": (["Pyongyang"], (None, 1, 12), "KCNA"),
    "Taipei, Jan. 12 (CNA) |A kite festival": (["Taipei"], (None, 1, 12), "CNA"),
    # TASS, Interfax, RIA
    "MOSCOW, January 21. /TASS/. |Sailors": (["MOSCOW"], (None, 1, 21), "TASS"),
    "UNITED NATIONS, May 5. /TASS Correspondent Ivan Orlov/. |Envoys": (["UNITED NATIONS"], (None, 5, 5), "TASS", ["Ivan Orlov"]),
    "МОСКВА, 21 января. /ТАСС/. |Моряки": (["МОСКВА"], (None, 1, 21), "TASS"),
    "МОСКВА, 21 января. /Корр. ТАСС Иван Орлов/. |Моряки": (["МОСКВА"], (None, 1, 21), "TASS", ["Иван Орлов"]),
    "MOSCOW, January 21 (Itar-Tass) -- |Sailors": (["MOSCOW"], (None, 1, 21), "TASS"),
    "MOSCOW. Jan 12 (Interfax) - |Sailors": (["MOSCOW"], (None, 1, 12), "Interfax"),
    "MOSCOW, January 12 (Sputnik) - |Sailors": (["MOSCOW"], (None, 1, 12), "Sputnik"),
    "MOSCOW (Sputnik) — |Sailors": (["MOSCOW"], None, "Sputnik"),
    "МОСКВА, 21 янв - РИА Новости. |Моряки": (["МОСКВА"], (None, 1, 21), "RIA Novosti"),
    "ФАРНБОРО (Великобритания), 21 июл - РИА Новости, Иван Орлов. |Моряки": (["ФАРНБОРО"], (None, 7, 21), "RIA Novosti", ["Иван Орлов"]),
    "KYIV. Jan 12 (Interfax-Ukraine) - |Sailors": (["KYIV"], (None, 1, 12), "Interfax"),
    "KYIV, January 12 (Ukrinform) - |Sailors": (["KYIV"], (None, 1, 12), "Ukrinform"),
    "Ulaanbaatar, January 12 /MONTSAME/. |Herders": (["Ulaanbaatar"], (None, 1, 12), "Montsame"),
    "Bucharest, Jan 12 /Agerpres/ - |The": (["Bucharest"], (None, 1, 12), "Agerpres"),
    # Italy
    "(ANSA) - ROMA, 22 MAR - |I pescatori": (["ROMA"], (None, 3, 22), "ANSA"),
    "(ANSA) - MONOPOLI (BARI), 6 LUG - |I pescatori": (["MONOPOLI"], (None, 7, 6), "ANSA"),
    "(ANSA) - ROME, JUL 11 - |The": (["ROME"], (None, 7, 11), "ANSA"),
    "ROMA, 16 NOV (ANSA) - |Os pescadores": (["ROMA"], (None, 11, 16), "ANSA"),
    "(ANSA)- ROMA, 12 GEN - |I pescatori": (["ROMA"], (None, 1, 12), "ANSA"),
    "(ANSA-AFP) - PARIGI, 12 GEN - |I pescatori": (["PARIGI"], (None, 1, 12), "ANSA"),
    "(di Anna Rossi) (ANSA) - ROMA, 12 GEN - |I pescatori": (["ROMA"], (None, 1, 12), "ANSA", ["Anna Rossi"]),
    "(AGI) - Roma, 12 gen. - |I pescatori": (["Roma"], (None, 1, 12), "AGI"),
    "Roma, 12 gen. (askanews) – |I pescatori": (["Roma"], (None, 1, 12), "askanews"),
    "Roma, 12 gen. - (Adnkronos) - |I pescatori": (["Roma"], (None, 1, 12), "Adnkronos"),
    # Spain, Portugal, Latin America
    "Madrid, 21 nov (EFE).- |Los": (["Madrid"], (None, 11, 21), "EFE"),
    "Buenos Aires, 3 ene (EFE).-|": (["Buenos Aires"], (None, 1, 3), "EFE"),
    "Ciudad de México (EFE).- |Los": (["Ciudad de México"], None, "EFE"),
    "Madrid, 21 nov (EFECOM) .- |Los": (["Madrid"], (None, 11, 21), "EFE"),
    "A Coruña, 3 sep (EFE).- |Los": (["A Coruña"], (None, 9, 3), "EFE"),
    "Lima, 12 de enero (EFE).- |Los": (["Lima"], (None, 1, 12), "EFE"),
    "MADRID, 21 Nov. 2024 (Europa Press) -|": (["MADRID"], (2024, 11, 21), "Europa Press"),
    "MADRID, 21 Nov. (EUROPA PRESS) - |Los": (["MADRID"], (None, 11, 21), "Europa Press"),
    "MADRID 27 Nov. (EUROPA PRESS) - |Los": (["MADRID"], (None, 11, 27), "Europa Press"),
    "GAZA (Europa Press) - |Los": (["GAZA"], None, "Europa Press"),
    "Nueva Delhi, 21 ene (EFE).- |Los": (["Nueva Delhi"], (None, 1, 21), "EFE"),
    "Moscú, 1 ene (EFE).-|La": (["Moscú"], (None, 1, 1), "EFE"),
    "MADRID, 21 (EUROPA PRESS) - |Los": (["MADRID"], None, "Europa Press"),
    "(EUROPA PRESS) - |Los": ([], None, "Europa Press"),
    "A CORUÑA, 21 Nov. (EUROPA PRESS) - |Los": (["A CORUÑA"], (None, 11, 21), "Europa Press"),
    "Lisboa, 12 jan 2026 (Lusa) - |Os": (["Lisboa"], (2026, 1, 12), "Lusa"),
    "Lisboa, 12 jan. (Lusa) – |Os": (["Lisboa"], (None, 1, 12), "Lusa"),
    # Switzerland, Belgium, the Netherlands, the North
    "Paris (ats afp) |Les pêcheurs sont restés au port lundi.": (["Paris"], None, "ATS"),
    "Bern (sda) |Die Bäuerinnen sind am Montag zu Hause geblieben.": (["Bern"], None, "Keystone-SDA"),
    "Zürich/Bern (sda/dpa) |Die Bäuerinnen sind am Montag zu Hause geblieben.": (["Zürich", "Bern"], None, "Keystone-SDA"),
    "(Keystone-ATS) |Les pêcheurs sont restés au port lundi.": ([], None, "ATS"),
    "Genève (awp/ats) - |Les": (["Genève"], None, "AWP"),
    "Brussel (Belga) - |De": (["Brussel"], None, "Belga"),
    "BRUXELLES 12/01 (BELGA) = |Les": (["BRUXELLES"], (None, 1, 12), "Belga"),
    "(Belga) |Les pêcheurs sont restés au port lundi.": ([], None, "Belga"),
    "AMSTERDAM (ANP) - |De": (["AMSTERDAM"], None, "ANP"),
    "’S-HERTOGENBOSCH (ANP) - |De": (["’S-HERTOGENBOSCH"], None, "ANP"),
    "'s-Hertogenbosch (ANP) - |De": (["'s-Hertogenbosch"], None, "ANP"),
    "Oslo (NTB): |Båtene": (["Oslo"], None, "NTB"),
    "OSLO (NTB-AFP): |Båtene": (["OSLO"], None, "NTB"),
    "STOCKHOLM TT - |Båtarna": (["STOCKHOLM"], None, "TT"),
    "København (Ritzau) - |Bådene": (["København"], None, "Ritzau"),
    "Helsinki (STT) - |Veneet": (["Helsinki"], None, "STT"),
    # The east of Europe
    "Warszawa (PAP) - |Rolnicy": (["Warszawa"], None, "PAP"),
    "Praha 12. ledna (ČTK) - |Sedláci": (["Praha"], (None, 1, 12), "CTK"),
    "Bratislava 12. januára (TASR) - |Sedliaci": (["Bratislava"], (None, 1, 12), "TASR"),
    "Budapest, 2026. január 12., hétfő (MTI) - |A gazdák": (["Budapest"], (2026, 1, 12), "MTI"),
    "Sofia, January 12 (BTA) - |Growers": (["Sofia"], (None, 1, 12), "BTA"),
    "VILNIUS, Jan 12, BNS - |Growers": (["VILNIUS"], (None, 1, 12), "BNS"),
    # Britain, Australia, New Zealand
    "London (PA) -|": (["London"], None, "PA"),
    "(PA) - |Growers": ([], None, "PA"),
    "LONDON, Jan 12 PA - |Growers": (["LONDON"], (None, 1, 12), "PA"),
    "SCRANTON, PA - |Growers of cranberries say that the bogs have been dry for years.": (["SCRANTON"], None, None),
    "SCRANTON, PA, Jan 12 - |Growers": (["SCRANTON"], (None, 1, 12), None),
    "SYDNEY, Jan 12 AAP - |Growers": (["SYDNEY"], (None, 1, 12), "AAP"),
    "CANBERRA, AAP -|": (["CANBERRA"], None, "AAP"),
    "CANBERRA, AAP - |Growers": (["CANBERRA"], None, "AAP"),
    "WELLINGTON, Monday NZPA - |Growers": (["WELLINGTON"], None, "NZPA"),
    # Asia
    "Mumbai, Dec 9 (PTI) |Kunal Rao won": (["Mumbai"], (None, 12, 9), "PTI"),
    "New Delhi [India], January 12 (ANI): |Growers": (["New Delhi"], (None, 1, 12), "ANI"),
    "New Delhi, Jan 12 (IANS) |Growers": (["New Delhi"], (None, 1, 12), "IANS"),
    "ISLAMABAD, Jan 12 (APP): |Growers": (["ISLAMABAD"], (None, 1, 12), "APP"),
    "PUTRAJAYA, 9 Sept (Bernama) -- |Petani": (["PUTRAJAYA"], (None, 9, 9), "Bernama"),
    "KUALA LUMPUR, Jan 12 (Bernama) -- |Growers": (["KUALA LUMPUR"], (None, 1, 12), "Bernama"),
    "Jakarta (ANTARA) - |Growers": (["Jakarta"], None, "ANTARA"),
    "Hanoi (VNA) – |Growers": (["Hanoi"], None, "VNA"),
    "Kochi, Kerala, Jan 12 (PTI) |Growers": (["Kochi"], (None, 1, 12), "PTI"),
    # The Middle East, Africa
    "ANKARA (AA) - |Growers": (["ANKARA"], None, "AA"),
    "CAIRO, July 19 (MENA) – |Growers": (["CAIRO"], (None, 7, 19), "MENA"),
    "ABU DHABI, 12th January, 2026 (WAM) -- |Growers": (["ABU DHABI"], (2026, 1, 12), "WAM"),
    "Riyadh, January 12, 2026, SPA -- |Growers": (["Riyadh"], (2026, 1, 12), "SPA"),
    "KUWAIT, Jan 12 (KUNA) -- |Growers": (["KUWAIT"], (None, 1, 12), "KUNA"),
    "Tehran, Jan 12, IRNA – |Growers": (["Tehran"], (None, 1, 12), "IRNA"),
    "Tehran, IRNA – |Growers": (["Tehran"], None, "IRNA"),
    "Amman, Jan. 12 (Petra) -- |Growers": (["Amman"], (None, 1, 12), "Petra"),
    "Accra, Jan. 12, GNA - |Growers": (["Accra"], (None, 1, 12), "GNA"),
    "Abuja, Jan. 12, 2026 (NAN) |Growers": (["Abuja"], (2026, 1, 12), "NAN"),
    # UPI, and press releases
    "SEOUL, South Korea, Jan. 3 (UPI) -- |Growers": (["SEOUL"], (None, 1, 3), "UPI"),
    "TOKYO, JAPAN, Jan 3 (UPI) -- |Growers": (["TOKYO"], (None, 1, 3), "UPI"),
    "NEW YORK, LONDON and BEIJING, Feb. 2, 2017 /PRNewswire-AsiaNet/ -- |Acme": (["NEW YORK", "LONDON", "BEIJING"], (2017, 2, 2), "PR Newswire"),
    "BOSTON, Feb. 2, 2017 /PRNewswire/ -- |Acme": (["BOSTON"], (2017, 2, 2), "PR Newswire"),
    "/PRNewswire/ -- |Acme": ([], None, "PR Newswire"),
    "SAN FRANCISCO--(BUSINESS WIRE)--|Acme": (["SAN FRANCISCO"], None, "Business Wire"),
    "SAN FRANCISCO--(BUSINESS WIRE)--Jan. 12, 2026--|Acme": (["SAN FRANCISCO"], (2026, 1, 12), "Business Wire"),
    "SEATTLE—(BUSINESS WIRE)—|Acme": (["SEATTLE"], None, "Business Wire"),
    "San Diego -- (BUSINESS WIRE) - |Acme": (["San Diego"], None, "Business Wire"),
    "SAN FRANCISCO & TEL AVIV, Israel--(BUSINESS WIRE)--|Acme": (["SAN FRANCISCO", "TEL AVIV"], None, "Business Wire"),
    "TORONTO, Jan. 12, 2026 (GLOBE NEWSWIRE) -- |Acme": (["TORONTO"], (2026, 1, 12), "GlobeNewswire"),
    "TORONTO, Jan. 12, 2026 /CNW/ - |Acme": (["TORONTO"], (2026, 1, 12), "CNW"),
    "/CNW/ - |Acme": ([], None, "CNW"),
    "(ACN Newswire) - |Acme": ([], None, "ACN Newswire"),
    "TOKYO, Jan 12, 2026 - (JCN Newswire) - |Acme": (["TOKYO"], (2026, 1, 12), "JCN Newswire"),
    "VANCOUVER, BRITISH COLUMBIA--(Marketwired - Jan 12, 2014) - |Acme": (["VANCOUVER"], (2014, 1, 12), "Marketwired"),
    "NEW YORK, NY / ACCESSWIRE / January 12, 2026 / |Acme": (["NEW YORK"], (2026, 1, 12), "Accesswire"),
    # An agency nobody named to us
    "PYONGYANG, May 8 (Doran Daily) -- |Growers": (["PYONGYANG"], (None, 5, 8), "Doran Daily"),
    "Pyongyang, May 8 (Doran Daily) -- |Growers": (["Pyongyang"], (None, 5, 8), "Doran Daily"),
}  # fmt: skip


@pytest.mark.parametrize(("form", "read"), FORMS.items(), ids=FORMS)
def test_a_dateline_is_read(form, read):
    raw, _, rest = form.partition("|")
    places, date, agency, *bylines = read
    dateline = datelines.find(raw + rest, NAMES)
    assert dateline is not None
    assert list(dateline.places) == places
    assert dateline.date == (WireDate(*date) if date else None)
    assert dateline.agency == agency
    assert list(dateline.bylines) == (bylines[0] if bylines else [])
    assert (raw + rest)[dateline.ends :] == rest
    assert dateline.raw == raw.strip("* ")


@pytest.mark.parametrize("form", FORMS, ids=FORMS)
def test_a_dateline_reads_the_same_where_a_header_declares_it(form):
    raw, _, rest = form.partition("|")
    declared = datelines.read_declared(raw, NAMES)
    found = datelines.find(raw + rest, NAMES)
    assert declared is not None
    assert found is not None
    assert (declared.places, declared.date) == (found.places, found.date)
    assert (declared.agency, declared.bylines) == (found.agency, found.bylines)


NO_DATELINES = [
    "The agency (Yonhap) reported the fire first.",
    "South Korea - the world's largest grower of kelp - said on Monday it would plant more.",
    "South Korea -- The world's largest grower of kelp said on Monday it would plant more.",
    "JAKARTA, one of the cities on the coast - and the largest - is sinking.",
    "JAKARTA, One of the cities on the coast, is sinking (AP).",
    "The (AP) reported the fire first.",
    "The (AP) Reported The Fire First And Nobody Else Did.",
    "The Associated Press (AP) - The agency of the members - was first.",
    "The Associated Press (AP) - the agency - was first.",
    "PARIS -- the word alone -- is enough.",
    "SEOUL - CITY OF KITES AND OF RIVERS THAT RUN TO THE SEA IN MANY ARMS AND SLOWLY.",
    "SEOUL - A city of kites",
    "SEOUL - Stocks rise",
    "PARLIAMENT VOTES - GOVERNMENT FALLS",
    "PARLIAMENT VOTES, MARCH 3 - GOVERNMENT FALLS",
    "ROTTERDAM PORT SUBSIDY TO END JULY 1 - MINISTER",
    "St. Louis     3.03  --    3.03  --    --",
    "CABINET MEETS, JAN 3 - VOTE EXPECTED TODAY",
    "U.S. President Joe (Lee) - The man of the hour - spoke.",
    "U.S. President (Reuters) and others said so - again.",
    "President Lee said Jan. 12 that the talks - long delayed - would resume.",
    "May 5 (Thursday) - the deadline for entries",
    "May 5 (Thursday) - The deadline for entries",
    "May 5 - The deadline for entries is near.",
    "APRIL 3 - the committee meets",
    "APRIL 3 - The committee meets in the hall.",
    "MONDAY, APRIL 3 - The committee meets in the hall.",
    "Liverpool 3 (AP) ...",
    "Liverpool 3 (AP) - Everton 2",
    "Liverpool 3, Everton 2 (AP) - After extra time",
    "Arsenal, March 3 (Premier League) - Chelsea, March 10",
    "NEW YORK 12-3",
    "NEW YORK 12 - BOSTON 3",
    "NEW YORK, 12 - Boston, 3",
    "GOLD, Jan 3 - 400.20 dlrs",
    "GOLD, Jan 3 - Prices rose by three dollars an ounce.",
    "IBM, March 3 - Profit 3.20 dlrs vs 2.90 dlrs",
    "By Kim (Yonhap)",
    "By Kim Eun-jung (Yonhap) -- ",
    "(Yonhap)",
    "(Yonhap) -- said the line.",
    "(Yonhap) The line",
    "(AP Photo/Ann Lee) -- The bay at dawn",
    "(AP Photo/Ann Lee) The bay at dawn, seen from the hill above the old town",
    "Kim Min-ji, Jan. 12 (AP Photo/Ann Lee) - The bay",
    "Note (AP) -- ",
    "Note (AP) -- The story moved yesterday is withdrawn.",
    "EDITORS (AP) -- The story moved yesterday is withdrawn.",
    "UPDATE, Jan 3 - The story moved yesterday is withdrawn.",
    "CORRECTION, Jan 3 (Reuters) - The story moved yesterday is withdrawn.",
    "Berlin (CDU) - The party met.",
    "Berlin (CDU) The party met.",
    "Samsung (KRX) said its profit rose.",
    "Samsung (KRX) - Its profit rose.",
    "Kim Min-ji (Yonhap)",
    "Kim Min-ji (Yonhap).",
    "A kite over the bay (AFP)",
    "South Korea (Yonhap)",
    "NATO - the alliance - said on Monday that it would not.",
    "NATO (AP) - The alliance",
    "KOSPI -- the benchmark -- rose 1 percent.",
    "KOSPI -- The benchmark rose 1 percent on Monday, led by makers of kites and strings.",
    "AI (artificial intelligence) - the word of the year - is here.",
    "On Jan. 12 (Monday) -- the day of the vote -- rain fell.",
    "On Jan. 12 (Monday) -- The day of the vote, rain fell.",
    "May 8 was a holiday - for some.",
    "A (Yonhap) reporter was there.",
    '"SEOUL, Jan. 12 (Yonhap) -- " is what a dateline looks like.',
    "SEOUL, SOUTH KOREA - JANUARY 12: Growers march through the old town on Monday in Seoul.",
    "SEOUL, June 1-3 - The festival of kites",
    "10-year bonds (Reuters) - The yield",
    "3 ships (AP) - The crew",
    "Results (AP) - Monday's games",
    "World News (AP) - Monday's stories",
    "Text of report by news agency (Interfax) - Moscow, 12 January",
    "* Growers meet on Monday (Reuters)",
    "▲ Growers march in Seoul on Jan. 12 (Yonhap) - Photo",
    "https://example.com/a-b-c/ - The page",
    "<PARIS, March 3 - ",
    "Lee, who spoke in Paris, Berlin, Rome and, later, London (Reuters) - Again",
    "(1) - The first point",
    "(ATTN: UPDATES with details)",
    "(2nd LD) Talks resume - again",
    "--",
    "-",
    "(",
    "/",
    "",
    "American Academy of Pediatrics (AAP) - The doctors",
    "American Academy of Pediatrics (AAP) The doctors met in the town hall on Monday.",
    "Palestinian Authority (PA) - The officials",
    "[로이터=연합뉴스] 리그 경기",
    "(사진=연합뉴스) 리그 경기",
    "(서울=부산) 두 도시",
    "(가격=1000원) 사과",
    "【写真】山",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_DATELINES)
def test_what_looks_like_a_dateline_is_none(line):
    assert datelines.find(line, NAMES) is None


DECLARED = {
    "BEIJING, July 23": (["BEIJING"], (None, 7, 23), None),
    "STOCKHOLM, Aug 29, 2014 (AFP) -": (["STOCKHOLM"], (2014, 8, 29), "AFP"),
    "Tel Aviv/Beirut (dpa) - ": (["Tel Aviv", "Beirut"], None, "dpa"),
    "SEOUL": (["SEOUL"], None, None),
    "Seoul": (["Seoul"], None, None),
    "seoul": (["seoul"], None, None),
    "New York, NY": (["New York"], None, None),
    "New York, New York": (["New York"], None, None),
    "WASHINGTON, D.C.": (["WASHINGTON"], None, None),
    "Paris, France": (["Paris"], None, None),
    "Frankfurt/Main": (["Frankfurt/Main"], None, None),
    "(Reuters) -": ([], None, "Reuters"),
    "(AP)": ([], None, "AP"),
    "NEW YORK (AP)": (["NEW YORK"], None, "AP"),
    "NEW YORK (AP) —": (["NEW YORK"], None, "AP"),
    "New york, March 2 - ": (["New york"], (None, 3, 2), None),
    "     Caracas, feb 26 - ": (["Caracas"], (None, 2, 26), None),
    "    ME}LBOURNE, March 3 - ": (["ME}LBOURNE"], (None, 3, 3), None),
    "    ****SANTO DOMINGO, March 4 - ": (["SANTO DOMINGO"], (None, 3, 4), None),
    "    CHICAGO, Feb 26 -\n    ": (["CHICAGO"], (None, 2, 26), None),
    "    WOODBRIDGE, N.J. - ": (["WOODBRIDGE"], None, None),
    "NEW DELHI, INDIA - JANUARY 12": (["NEW DELHI"], (None, 1, 12), None),
    "Geneva, 12 January 2026": (["Geneva"], (2026, 1, 12), None),
    "12 January 2026, Geneva": (["Geneva"], (2026, 1, 12), None),
    "January 12, 2026, Geneva": (["Geneva"], (2026, 1, 12), None),
    "July 23": ([], (None, 7, 23), None),
    "2026-01-12": ([], (2026, 1, 12), None),
    "Nairobi, 2026-01-12": (["Nairobi"], (2026, 1, 12), None),
    "MOSCOW, January 21. /TASS/.": (["MOSCOW"], (None, 1, 21), "TASS"),
    "SAITAMA, Japan, Dec. 9 Kyodo": (["SAITAMA"], (None, 12, 9), "Kyodo"),
    "(ANSA) - ROMA, 22 MAR - ": (["ROMA"], (None, 3, 22), "ANSA"),
    "(서울=연합뉴스) 김병규 기자 =": (["서울"], None, "Yonhap", ["김병규"]),
    "서울": (["서울"], None, None),
    "北京": (["北京"], None, None),
    "Oslo (NTB):": (["Oslo"], None, "NTB"),
    "London, Manchester and Leeds": (["London", "Manchester", "Leeds"], None, None),
    "WITH U.S. TROOPS IN IRAQ": (["WITH U.S. TROOPS IN IRAQ"], None, None),
    "’S-HERTOGENBOSCH": (["’S-HERTOGENBOSCH"], None, None),
    "BERLIN, Montag": (["BERLIN"], None, None),
    "BRUXELLES 12/01 (BELGA) =": (["BRUXELLES"], (None, 1, 12), "Belga"),
    "Ciudad Juárez, Chihuahua, 3 ene (EFE).-": (["Ciudad Juárez"], (None, 1, 3), "EFE"),
    "New Delhi [India]": (["New Delhi"], None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "read"), DECLARED.items(), ids=DECLARED)
def test_a_declared_dateline_is_read(text, read):
    places, date, agency, *bylines = read
    dateline = datelines.read_declared(text, NAMES)
    assert dateline is not None
    assert list(dateline.places) == places
    assert dateline.date == (WireDate(*date) if date else None)
    assert dateline.agency == agency
    assert list(dateline.bylines) == (bylines[0] if bylines else [])


@pytest.mark.parametrize("text", ["", " \n", "-", "--", "***", "1234", "( )", "12:30 - 14:45"])
def test_a_declared_dateline_without_words_is_none(text):
    assert datelines.read_declared(text, NAMES) is None


HOSTILE = {
    "brackets": "(" * 1_000_000,
    "brackets that close": "A(b) " * 200_000,
    "commas": "PARIS" + "," * 1_000_000,
    "places": "PARIS/" * 200_000,
    "dashes": "PARIS " + "-" * 1_000_000,
    "spaces": "PARIS" + " " * 1_000_000 + "-",
    "digits": "PARIS, " + "1" * 1_000_000 + " - ",
    "months": "Jan " * 250_000 + "- ",
    "slashes": "/ " * 500_000,
    "stars": "*" * 1_000_000 + "PARIS, March 3 - A",
    "one word": "A" * 1_000_000 + "-",
    "Korean": "(서울=" + "가" * 1_000_000,
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_is_read_to_its_end_or_not_at_all(line):
    datelines.find(line, NAMES)
    datelines.read_declared(line, NAMES)


FOLDER = Path(__file__).parents[3] / "shared/feeds/reuters-21578"
ELEMENT = re.compile(r"<DATELINE>(.*?)</DATELINE>", re.DOTALL)


@pytest.mark.skipif(not FOLDER.exists(), reason="the examples are not part of the project")
def test_the_datelines_of_1987_give_place_and_date():
    texts = [
        text
        for file in sorted(FOLDER.glob("*.sgm"))
        for text in ELEMENT.findall(file.read_text(encoding="latin-1"))
    ]
    missed = [
        text
        for text in texts
        if not (
            (dateline := datelines.read_declared(text, NAMES)) and dateline.places and dateline.date
        )
    ]
    assert len(missed) <= len(texts) * 0.001, missed
