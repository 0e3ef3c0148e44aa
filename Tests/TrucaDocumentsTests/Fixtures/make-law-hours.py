#!/usr/bin/env python3
"""Writes law-hours.txt: when calls are allowed, minute by minute, found without any code or holiday table of Truca's.

    python3 -m venv VENV && VENV/bin/pip install holidays
    VENV/bin/python Tests/TrucaDocumentsTests/Fixtures/make-law-hours.py

It reads config/calling-rules.toml, takes holidays straight from the package "holidays", and local times from Python's
zoneinfo on the TZif files beside it. Each minute of the periods is judged by itself: a call at its first second is
allowed if in each zone each rule has a window that holds the local time with the margin after it, and the local day is
no holiday. A line begins a case (name, rules, zones, parts, margin in minutes), those below it are days in UTC with the
stretches that are open, in minutes of the day.
"""

import collections
import datetime as dt
import functools
import pathlib
import tomllib
import zoneinfo

import holidays

HERE = pathlib.Path(__file__).parent
RULES = HERE.parents[2] / "config" / "calling-rules.toml"
UTC = dt.timezone.utc
DAY = dt.timedelta(days=1)
# Southern changes of October and of April, a year's end, northern changes of March: America's, then Europe's.
PERIODS = [("2026-10-01", "2026-10-09"), ("2026-12-21", "2027-01-04"), ("2027-03-08", "2027-04-09")]
MARGINS = [5, 0, 12]
STATES = {
    "US-AL": "Chicago New_York", "US-CT": "New_York", "US-FL": "New_York Chicago",
    "US-KY": "New_York Chicago Kentucky/Louisville Kentucky/Monticello", "US-LA": "Chicago", "US-MA": "New_York",
    "US-MD": "New_York", "US-MI": "Detroit Menominee", "US-MN": "Chicago", "US-MS": "Chicago",
    "US-NM": "Denver", "US-NV": "Los_Angeles Denver", "US-OK": "Chicago Denver", "US-OR": "Los_Angeles Boise",
    "US-PA": "New_York", "US-RI": "New_York", "US-TX": "Chicago Denver", "US-UT": "Denver", "US-WA": "Los_Angeles",
    "US-WY": "Denver",
}
CONTIGUOUS = "New_York Chicago Denver Phoenix Los_Angeles"
# Places whose part is known, or that lie under several rows: name, rules, zones, parts.
PLACES = [
    ("Florida's number, Pennsylvania's address", "US US-FL US-PA", "America/New_York America/Chicago", "US-FL US-PA"),
    ("Oregon's number, Louisiana's address", "US US-LA US-OR", "America/Los_Angeles America/Boise America/Chicago",
     "US-LA US-OR"),
    ("a state without a row", "US", "America/New_York", "US-NY"),
    ("the contiguous states", "US-unknown", " ".join(f"America/{zone}" for zone in CONTIGUOUS.split()), ""),
    ("Madrid", "ES", "Europe/Madrid", "ES-MD"),
    ("Catalonia", "ES", "Europe/Madrid", "ES-CT"),
    ("the Canary Islands", "ES", "Atlantic/Canary", "ES-CN"),
    ("Madrid or Catalonia", "ES", "Europe/Madrid", "ES-CT ES-MD"),
    ("Scotland", "GB", "Europe/London", "GB-SCT"),
    ("Northern Ireland", "GB", "Europe/London", "GB-NIR"),
    ("Bavaria", "DE", "Europe/Berlin", "DE-BY"),
    ("Berlin", "DE", "Europe/Berlin Europe/Busingen", "DE-BE"),
    ("Quebec", "CA", "America/Toronto America/Blanc-Sablon", "CA-QC"),
    ("Alberta", "CA", "America/Edmonton", "CA-AB"),
    ("São Paulo", "BR", "America/Sao_Paulo", "BR-SP"),
    ("Maharashtra", "IN", "Asia/Kolkata", "IN-MH"),
    ("Réunion under the French row", "FR", "Indian/Reunion Europe/Paris", ""),
    ("the Azores", "PT", "Atlantic/Azores", "PT-20"),
    ("Lord Howe Island", "AU", "Australia/Lord_Howe", "AU-NSW"),
    ("the Chatham Islands", "NZ", "Pacific/Chatham", "NZ-CIT"),
]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def rows():
    document = tomllib.loads(RULES.read_text())
    found = {row["code"]: row for row in document["rule"]}
    found["US-unknown"] = document["us_unknown_state"]
    return found


ROWS = rows()


def cases():
    for code in ROWS:
        if code in STATES:
            zones = " ".join(f"America/{zone}" for zone in STATES[code].split())
            yield code, f"US {code}", zones, code
        else:
            yield code, code, " ".join(zones_of(code[:2])), ""
    yield from PLACES


def zones_of(country):
    lines = (HERE / "zoneinfo" / "zone.tab").read_text().splitlines()
    return sorted(row.split("\t")[2] for row in lines if row.startswith(country + "\t"))


@functools.cache
def instants():
    found = []
    for first, end in PERIODS:
        moment = dt.datetime.fromisoformat(first).replace(tzinfo=UTC)
        while moment < dt.datetime.fromisoformat(end).replace(tzinfo=UTC):
            found.append(moment)
            moment += dt.timedelta(minutes=1)
    return found


@functools.cache
def local_times(zone):
    with (HERE / "zoneinfo" / zone).open("rb") as file:
        data = zoneinfo.ZoneInfo.from_file(file, key=zone)
    shown = (moment.astimezone(data) for moment in instants())
    # No zone of these has an offset of broken minutes in these years.
    return [(moment.date(), moment.hour * 60 + moment.minute) for moment in shown]


@functools.cache
def package(country, part):
    days = set()
    for day, names in holidays.country_holidays(country, subdiv=part, years=range(2025, 2029)).items():
        days.add(day)
        # The moon decides: the days around are blocked too.
        if "(estimated)" in names:
            days |= {day - DAY, day + DAY}
    return days


@functools.cache
def blocked(code, parts):
    """The holidays that a row minds where the place is known to lie in one of `parts`; None if it minds none."""
    policy, country = ROWS[code]["holidays"], code[:2]
    if policy == "none":
        return None
    days = set(package(country, None))
    if policy == "national":
        return days
    known = {part.split("-")[1] for part in parts}
    if code != country and code != "US-unknown":
        known = {code.split("-")[1]}
    # "advised" is caution beyond the law that was read: of a part that is not known it asks nothing.
    if not known and policy == "subdivision":
        # The package's own regions, such as cities, have longer names; six of the United States are countries to us.
        apart = {"AS", "GU", "MP", "PR", "UM", "VI"} if country == "US" else set()
        known = {part for part in holidays.country_holidays(country).subdivisions if len(part) <= 3} - apart
    for part in known:
        days |= package(country, part)
    return days


def minutes(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


@functools.cache
def open_minutes(code, day, parts, margin):
    row = ROWS[code]
    days = blocked(code, parts)
    if days is not None and day in days:
        return frozenset()
    windows = [(minutes(a), minutes(b)) for a, b in row["windows"].get(WEEKDAYS[day.weekday()], [])]
    allowed = {m for a, b in windows for m in range(a, b) if m < b - margin}
    if "eve" in row and days is not None and day + DAY in days:
        narrow = [(minutes(a), minutes(b)) for a, b in row["eve"]]
        allowed &= {m for a, b in narrow for m in range(a, b) if m < b - margin}
    return frozenset(allowed)


def stretches(open_at):
    """Days in UTC with what is open on them, from a flag for each minute."""
    days = collections.defaultdict(list)
    for moment, is_open in zip(instants(), open_at):
        if not is_open:
            continue
        minute = moment.hour * 60 + moment.minute
        day = days[moment.date()]
        if day and day[-1][1] == minute:
            day[-1][1] += 1
        else:
            day.append([minute, minute + 1])
    return days


def main():
    lines = [f"# Written by make-law-hours.py with holidays {holidays.__version__} from calling-rules.toml."]
    lines += [f"period {first} {end}" for first, end in PERIODS]
    for number, (name, rules, zones, parts) in enumerate(cases()):
        margin = MARGINS[number % len(MARGINS)]
        parts = tuple(sorted(parts.split()))
        columns = [local_times(zone) for zone in zones.split()]
        open_at = [
            all(minute in open_minutes(rule, day, parts, margin) for day, minute in times for rule in rules.split())
            for times in zip(*columns)
        ]
        lines.append(f"case {name}; {rules}; {zones}; {' '.join(parts)}; {margin}")
        for day, spans in stretches(open_at).items():
            lines.append(f"{day} " + " ".join(f"{a}-{b}" for a, b in spans))
    (HERE / "law-hours.txt").write_text("\n".join(lines) + "\n")


main()
