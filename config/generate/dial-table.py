#!/usr/bin/env python3
"""Writes config/dial-table.txt: which zones a telephone number's first digits stand for, and which states.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install phonenumbers
    /tmp/venv/bin/python config/generate/dial-table.py 2026-11-24

The argument is the day that the table shall name. Beside the package this reads config/places.toml for the states'
zones and the machine's zone.tab; it needs Python 3.11. Review what changed before you commit it.

The package's own zones serve as a check alone: they put landlines of Brisbane into Sydney's time, those of Darwin into
Adelaide's and Perth's, and those of Recife to Fernando de Noronha.
"""

import collections
import datetime
import pathlib
import sys
import tomllib
import zoneinfo

import phonenumbers
from phonenumbers.geodata import GEOCODE_DATA
from phonenumbers.tzdata import TIMEZONE_DATA

CONFIG = pathlib.Path(__file__).resolve().parent.parent
ZONE_TAB = pathlib.Path("/usr/share/zoneinfo/zone.tab")

# Texts of the package's English places that are no name of config/places.toml.
TEXTS = {
    "British Colombia": ["CA-BC"],
    "Northwest Territories/Nunavut/Yukon": ["CA-NT", "CA-NU", "CA-YT"],
    "Nova Scotia/Prince Edward Island": ["CA-NS", "CA-PE"],
}

# Area codes that the package (9.0.43) does not know yet, from the planning letters of the North American Numbering Plan
# Administrator (nanpa.com); each is an overlay of the older code behind it.
ADDED = {
    "357": "US-CA",  # 559
    "436": "US-OH",  # 440
    "457": "US-LA",  # 318
    "465": "US-NY",  # 718, 347, 929
    "471": "US-MS",  # 662
    "483": "US-AL",  # 334
    "621": "US-TX",  # 713, 281, 346, 832
    "624": "US-NY",  # 716
    "679": "US-MI",  # 313
    "729": "US-TN",  # 423
    "837": "US-CA",  # 530
    "861": "US-IL",  # 309
    "924": "US-MN",  # 507
}

# An area code of a state in several zones has them all, for people and exchanges move inside one. But for these: the
# part of the state that the code covers (maps of the numbering plan's administrator) lies in fewer zones (49 CFR 71.4 to
# 71.9 for the United States; for Canada the provinces' time acts). A code that is not here keeps all.
CHICAGO, DENVER, NEW_YORK = "America/Chicago", "America/Denver", "America/New_York"
PHOENIX, PACIFIC, TORONTO = "America/Phoenix", "America/Los_Angeles", "America/Toronto"
INDIANA, LOUISVILLE = "America/Indiana/Indianapolis", "America/Kentucky/Louisville"
NARROWER = {
    # Alabama: the towns with Eastern time lie beside Columbus (GA), in 334 and its overlay 483.
    **dict.fromkeys(["205", "251", "256", "659", "938"], [CHICAGO]),
    # Arizona: the Navajo Nation is in 928; Phoenix and the south are not.
    **dict.fromkeys(["480", "520", "602", "623"], [PHOENIX]),
    # Florida: Central time begins at the Apalachicola, inside 850 and its overlay 448.
    **dict.fromkeys(
        "239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954".split(), [NEW_YORK]),
    # Indiana: the northwest (219) with the counties Starke, Pulaski, Jasper, and White at its edge; 574 reaches Starke
    # and Pulaski; 260, 317, 463 and 765 lie in one zone; 812 and 930, the south, keep all.
    "219": [CHICAGO, INDIANA, "America/Indiana/Knox", "America/Indiana/Winamac"],
    "574": [INDIANA, "America/Indiana/Knox", "America/Indiana/Winamac"],
    **dict.fromkeys(["260", "317", "463", "765"], [INDIANA]),
    # Kansas: the four counties with Mountain time are in 620 and 785.
    **dict.fromkeys(["316", "913"], [CHICAGO]),
    # Kentucky: 502 around Louisville and Frankfort; 859 around Lexington and Covington; 270, 364 (west) and 606 (east,
    # with Clinton county on Central time) keep all.
    "502": [LOUISVILLE, NEW_YORK],
    "859": [NEW_YORK],
    # Michigan: the four counties with Central time are in 906, the upper peninsula.
    **dict.fromkeys(
        "231 248 269 313 517 586 616 679 734 810 947 989".split(), ["America/Detroit"]),
    # Nebraska: 402 and its overlay 531 reach Cherry county, which is in both zones; nothing is narrower.
    # Nevada: West Wendover and Jackpot are in 775; Las Vegas is not.
    **dict.fromkeys(["702", "725"], [PACIFIC]),
    # Oregon: Malheur county is in 541 and its overlay 458.
    **dict.fromkeys(["503", "971"], [PACIFIC]),
    # Tennessee: Chattanooga's 423 (729) has Central counties, 931 borders on Eastern ones; the others lie in one zone.
    **dict.fromkeys(["615", "629", "731", "901"], [CHICAGO]),
    "865": [NEW_YORK],
    # Texas: Mountain time in El Paso and Hudspeth counties, 915; 432 borders on them. All others are Central.
    **dict.fromkeys(
        "210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979"
        .split(), [CHICAGO]),
    # British Columbia: 604 is the coast around Vancouver; its overlays hold for the whole province.
    "604": ["America/Vancouver"],
    # Ontario: west of the 90th meridian all is 807.
    **dict.fromkeys(
        "226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942".split(), [TORONTO]),
    # Quebec: the Magdalen Islands and the lower north shore are in 418 and its overlays 367 and 581.
    **dict.fromkeys("263 354 438 450 468 514 579 819 873".split(), [TORONTO]),
}

# Area codes without a place: toll-free (800 and the codes kept for it), personal (5xx) and premium (900) numbers,
# Canada's numbers for machines and special services (600, 6yy), carriers (700), the government (710).
NOWHERE = set(
    "500 521 522 523 524 525 526 527 528 529 532 533 535 538 542 543 544 545 546 547 549 550 552 553 554 556 558 566 569 "
    "577 578 588 589 600 622 633 644 655 677 688 700 710 800 822 833 844 855 866 877 880 881 882 883 884 885 886 887 "
    "888 889 900".split())

# What the package says of zones and is not so: 689 is an overlay of 407, Orlando, on Eastern time.
WRONG = {"1689"}

# Elsewhere: the first digits of landlines of the countries that lie in several zones and have a calling rule, by their
# numbering plans. Mobile numbers move, and what is not here may be anywhere in its country.
LANDLINES = {
    # Spain (plan of the CNMC): 922 and 928 are the Canary Islands, 822 and 828 go with them.
    "348": ["Africa/Ceuta", "Europe/Madrid"],
    "349": ["Africa/Ceuta", "Europe/Madrid"],
    **dict.fromkeys(["34822", "34828", "34922", "34928"], ["Atlantic/Canary"]),
    # Portugal (plan of the ANACOM): 291 is Madeira, 292, 295 and 296 are the Azores.
    "3512": ["Europe/Lisbon"],
    "351291": ["Atlantic/Madeira"],
    **dict.fromkeys(["351292", "351295", "351296"], ["Atlantic/Azores"]),
    # New Zealand (plan of the NAD): 03 305 and its neighbours are the Chatham Islands.
    **dict.fromkeys(["643", "644", "646", "647", "649"], ["Pacific/Auckland"]),
    "64330": ["Pacific/Auckland", "Pacific/Chatham"],
    # Australia (plan of the ACMA): 02 New South Wales and Canberra, 03 Victoria and Tasmania, 07 Queensland, 08 the west,
    # the south and the north with Broken Hill. Exchanges by the borders serve both sides: Wodonga 02, Balranald 03, Tweed
    # Heads and Boggabilla 07, Mungindi 02 and 07, Nelson (Victoria) 08.
    **dict.fromkeys(
        ["612", "617"],
        ["Australia/Brisbane", "Australia/Lindeman", "Australia/Lord_Howe", "Australia/Melbourne", "Australia/Sydney"]),
    "613": ["Antarctica/Macquarie", "Australia/Hobart", "Australia/Melbourne", "Australia/Sydney"],
    "618": [
        "Australia/Adelaide", "Australia/Broken_Hill", "Australia/Darwin", "Australia/Eucla", "Australia/Melbourne",
        "Australia/Perth"],
}

# Brazil (plan of the Anatel): the states of each area code; their zones are those of config/places.toml.
BRAZIL = {
    "11 12 13 14 15 16 17 18 19": "SP", "21 22 24": "RJ", "27 28": "ES", "31 32 33 34 35 37 38": "MG",
    "41 42 43 44 45 46": "PR", "47 48 49": "SC", "51 53 54 55": "RS", "61": "DF GO", "62 64": "GO", "63": "TO",
    "65 66": "MT", "67": "MS", "68": "AC", "69": "RO", "71 73 74 75 77": "BA", "79": "SE", "81 87": "PE", "82": "AL",
    "83": "PB", "84": "RN", "85 88": "CE", "86 89": "PI", "91 93 94": "PA", "92 97": "AM", "95": "RR", "96": "AP",
    "98 99": "MA",
}

HEAD = """\
# What the first digits of a telephone number say about its place.
#
# Made by config/generate/dial-table.py from the data of the Python package phonenumbers {version}, which are those of
# Google's libphonenumber: Copyright (C) The Libphonenumber Authors, licensed under the Apache License, Version 2.0
# (https://www.apache.org/licenses/LICENSE-2.0). Changed: states instead of towns, and zones by tables of the script.
#
# A line: leading digits, and the zones (names of zone.tab) in which such a number may be; the longest that fits counts.
# For area codes of North America the states or provinces (ISO 3166-2) stand between; "-" where it names none, and also
# for the zones of an area code that has no place. An area code of these countries that is not here is not known.
dial-table 1 {day} phonenumbers {version}
"""


def fail(text):
    sys.exit(f"cannot make the table: {text}")


def states(book):
    """The zones of each state by code, and the codes by spelling, of the United States and Canada."""
    zones, codes = {}, {}
    for country in ("US", "CA"):
        for part, entry in book[country].items():
            code = f"{country}-{part}"
            zones[code] = entry["zones"]
            for text in [part, entry["name"], *entry.get("aliases", [])]:
                codes[text] = code
    return zones, codes


def area_code_parts(codes):
    """The states of each area code of the United States and Canada: of the code itself, else of the exchanges in it."""
    texts = collections.defaultdict(set)
    for prefix, languages in GEOCODE_DATA.items():
        if prefix.startswith("1") and len(prefix) >= 4 and "en" in languages:
            texts[prefix[1:4]].add((len(prefix), languages["en"]))
    parts = {}
    for area, found in texts.items():
        whole = [text for length, text in found if length == 4]
        own = set()
        for text in whole or [text for _, text in found]:
            known = TEXTS.get(text) or [codes.get(text) or codes.get(text.split(", ")[-1])]
            if None in known:
                break
            own.update(known)
        else:
            parts[area] = sorted(own)
    for area, part in ADDED.items():
        if area in parts:
            fail(f"{area} is known to the package now: take it out of ADDED")
        parts[area] = [part]
    return parts


def area_codes_in_service():
    """Area codes of which the package takes some number for a valid one of the United States or Canada."""
    found = set()
    for area in range(200, 1000):
        for rest in ("2002345", "5552345", "7002345"):
            number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{area}{rest}"))
            if phonenumbers.region_code_for_number(number) in ("US", "CA"):
                found.add(str(area))
    return found - NOWHERE


def same_offsets(left, right, instants):
    return all(zoneinfo.ZoneInfo(left).utcoffset(i) == zoneinfo.ZoneInfo(right).utcoffset(i) for i in instants)


def check(area, zones, state_zones, year):
    """What the package says of exchanges of the area code must be among its zones, or be wrong for the state too."""
    instants = [datetime.datetime(year, month, 1, tzinfo=datetime.UTC) for month in (1, 7)]
    for prefix, named in TIMEZONE_DATA.items():
        if not prefix.startswith("1" + area) or prefix in WRONG:
            continue
        for name in named:
            in_state = any(same_offsets(name, zone, instants) for zone in state_zones)
            if in_state and not any(same_offsets(name, zone, instants) for zone in zones):
                fail(f"{prefix} is in {name}, which NARROWER leaves out for {area}")


def north_america(book, year):
    state_zones, codes = states(book)
    parts = area_code_parts(codes)
    missing = area_codes_in_service() - parts.keys()
    if missing:
        fail(f"no state for the area codes {sorted(missing)}")
    lines = {"1" + area: ("-", "-") for area in NOWHERE}
    for area, own in parts.items():
        every = sorted({zone for part in own for zone in state_zones[part]})
        zones = NARROWER.get(area, every)
        if not set(zones) <= set(every):
            fail(f"{area} has zones outside of {own}")
        check(area, zones, every, year)
        lines["1" + area] = (",".join(own), ",".join(sorted(zones)))
    for unused in NARROWER.keys() - parts.keys():
        fail(f"NARROWER names {unused}, which is in no state")
    # The other countries of the calling code +1: one area code, one zone.
    for prefix, zones in TIMEZONE_DATA.items():
        if prefix.startswith("1") and len(prefix) == 4 and prefix[1:] not in parts and prefix not in lines:
            lines[prefix] = ("-", ",".join(sorted(zones)))
    return lines


def elsewhere(book):
    lines = {prefix: (",".join(sorted(zones)),) for prefix, zones in LANDLINES.items()}
    for areas, states in BRAZIL.items():
        zones = sorted({zone for state in states.split() for zone in book["BR"][state]["zones"]})
        lines |= {"55" + area: (",".join(zones),) for area in areas.split()}
    return lines


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    day = datetime.date.fromisoformat(sys.argv[1])
    known = {line.split("\t")[2].strip() for line in ZONE_TAB.read_text().splitlines() if not line.startswith("#")}
    book = tomllib.loads((CONFIG / "places.toml").read_text())["subdivisions"]
    lines = north_america(book, day.year) | elsewhere(book)
    for prefix, fields in lines.items():
        for zone in fields[-1].split(","):
            if zone != "-" and zone not in known:
                fail(f"{zone} of {prefix} is no zone of zone.tab")
    text = HEAD.format(version=phonenumbers.__version__, day=day)
    text += "".join(f"{prefix} {' '.join(fields)}\n" for prefix, fields in sorted(lines.items()))
    (CONFIG / "dial-table.txt").write_text(text)
    print(f"{len(lines)} lines, {len(text)} bytes")


main()
