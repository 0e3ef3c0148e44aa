#!/usr/bin/env python3
"""Writes zone-instants.txt, zone-walls.txt and zone-changes.txt from the TZif files beside this script.

The answers come from Python's zoneinfo, which shares no code with Truca. Run it again after changing the files under
zoneinfo/, which are those of zone.tab in Debian's tzdata, in the public domain:

    python3 Tests/TrucaDocumentsTests/Fixtures/make-zone-tables.py

zone-changes.txt: for each zone, offset (seconds) and abbreviation at the start of 2020, then each change until the end
of 2037: its instant (seconds since the epoch), and what holds from then on.

The other two are about SOME zones only, those with the oddest rules:
zone-instants.txt: zone, seconds since the epoch, offset in seconds, abbreviation; around each change 2020-2037, then
once in 23 days of some later years, when the footer of the file answers.
zone-walls.txt: zone, local date and minute of day, then the instants (seconds) that show it: none in a gap, two in an
overlap; around each change 2020-2040, and where Apia left out a day in 2011.
"""

import datetime as dt
import pathlib
import zoneinfo

SOME = """
Africa/Cairo Africa/Casablanca America/Havana America/New_York America/Santiago America/Vancouver America/Winnipeg
Asia/Kolkata Atlantic/Canary Australia/Lord_Howe Europe/Dublin Europe/Madrid Pacific/Apia
""".split()
HERE = pathlib.Path(__file__).parent
UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)


def seconds(year, month=1, day=1):
    return int((dt.datetime(year, month, day, tzinfo=UTC) - EPOCH).total_seconds())


def local(zone, instant):
    return (EPOCH + dt.timedelta(seconds=instant)).astimezone(zone)


def facts(zone, instant):
    moment = local(zone, instant)
    return int(moment.utcoffset().total_seconds()), moment.tzname()


def changes(zone, first_year, last_year):
    """First seconds with new facts: each day is halved until the change is found."""
    start, end = seconds(first_year), seconds(last_year + 1)
    for day in range(start, end, 86400):
        low, high = day, day + 86400
        if facts(zone, low) == facts(zone, high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if facts(zone, middle) == facts(zone, low):
                low = middle
            else:
                high = middle
        yield high


def walls(zone, wall):
    """The instants at which `wall` is shown."""
    found = set()
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold)
        instant = int((moment.astimezone(UTC) - EPOCH).total_seconds())
        if local(zone, instant).replace(tzinfo=None) == wall:
            found.add(instant)
    return sorted(found)


def load(name):
    with (HERE / "zoneinfo" / name).open("rb") as file:
        return zoneinfo.ZoneInfo.from_file(file, key=name)


def all_names():
    rows = (HERE / "zoneinfo" / "zone.tab").read_text().splitlines()
    return sorted(row.split("\t")[2] for row in rows if not row.startswith("#"))


def history(name):
    zone = load(name)
    words = [name, *map(str, facts(zone, seconds(2020)))]
    for change in changes(zone, 2020, 2037):
        words += [str(change), *map(str, facts(zone, change))]
    return " ".join(words)


def main():
    (HERE / "zone-changes.txt").write_text("".join(history(name) + "\n" for name in all_names()))
    instants, resolutions = [], []
    for name in SOME:
        zone = load(name)
        points = []
        for change in changes(zone, 2020, 2037):
            points += [change - 86400, change - 1, change, change + 1, change + 86400]
        for year in (2038, 2061, 2096, 2099, 2100, 2101, 2400, 9998):
            points += range(seconds(year), seconds(year + 1), 23 * 86400 + 3600)
        points += [seconds(1971, 6, 1), seconds(1999, 12, 31)]
        for point in points:
            offset, abbreviation = facts(zone, point)
            instants.append(f"{name} {point} {offset} {abbreviation}")
        for change in [*changes(zone, 2011, 2011), *changes(zone, 2020, 2040)]:
            for side in (change - 1, change):
                shown = local(zone, side).replace(tzinfo=None, second=0)
                for minutes in (-31, -1, 0, 1, 30, 60, 720):
                    wall = shown + dt.timedelta(minutes=minutes)
                    found = " ".join(str(i) for i in walls(zone, wall))
                    resolutions.append(f"{name} {wall.date()} {wall.hour * 60 + wall.minute} {found}".rstrip())
    (HERE / "zone-instants.txt").write_text("\n".join(instants) + "\n")
    (HERE / "zone-walls.txt").write_text("\n".join(dict.fromkeys(resolutions)) + "\n")


main()
