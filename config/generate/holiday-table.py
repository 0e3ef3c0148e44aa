"""Writes config/holidays.toml: public holidays of the places in config/calling-rules.toml, by the package `holidays`.

    pip install holidays            # from PyPI; Debian's is years old
    python3 config/generate/holiday-table.py [--check]

`--check` compares instead of writing. A country's days stand under its code; under that of a part of it those that the
part has beside them, and an empty table says that it has none. Observed days are blocked beside the day itself, as the
package gives them. Days that depend on the moon are estimates: the day before and the day after are blocked too.
"""

import argparse
import datetime
import os
import sys
import tomllib

import holidays

CONFIG = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
YEARS = range(2026, 2031)
# American territories have codes of their own (PR, GU …): a row of the United States does not hold there.
# French ones likewise.
TERRITORIES = {
    "US": {"AS", "GU", "MP", "PR", "UM", "VI"},
    "FR": {"BL", "MF", "NC", "PF", "PM", "TF", "WF"},
}
# The package's parts are provinces, of which it gives the patron saint of the chief town.
WITHOUT_PARTS = {"IT"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare the file that stands there; write nothing")
    check = parser.parse_args().check
    path = os.path.join(CONFIG, "holidays.toml")
    if not check:
        with open(path, "w") as file:
            file.write(text())
        return
    with open(path, "rb") as file:
        standing = tomllib.load(file)
    wanted = tomllib.loads(text())
    for table in (standing, wanted):
        table.pop("compiled")
    if standing != wanted:
        sys.exit(f"cannot confirm {path}: the package gives other days; write it anew")


def text() -> str:
    lines = [
        "# Public holidays, by country and by part of a country, for the places in calling-rules.toml.",
        f"# Written by generate/holiday-table.py from the Python package holidays {holidays.__version__}",
        "# (https://github.com/vacanza/holidays, MIT licence, copyright Vacanza Team and individual collaborators).",
        "#",
        "# A part's table has what the part keeps beside the country's days; an empty one says that it keeps none.",
        "# Days outside of the years below count as blocked wherever a rule minds holidays.",
        "schema = 1",
        f'compiled = "{datetime.date.today()}"',
        f"years = [{YEARS[0]}, {YEARS[-1]}]",
    ]
    for country in countries():
        national = days(country)
        lines += table(country, national)
        known = parts(country)
        for part in sorted({*known, *places(country)}):
            lines += table(f"{country}-{part}", days(country, part) if part in known else {}, but=national)
    return "\n".join(lines) + "\n"


def countries() -> list[str]:
    """Those of the rules, parts left out."""
    with open(os.path.join(CONFIG, "calling-rules.toml"), "rb") as file:
        return sorted({rule["code"][:2] for rule in tomllib.load(file)["rule"]})


def parts(country: str) -> list[str]:
    """ISO 3166-2 parts of a country: what else the package calls subdivisions (religions, school regions) is left out."""
    known = () if country in WITHOUT_PARTS else holidays.country_holidays(country).subdivisions
    return sorted(part for part in known if len(part) <= 3 and part not in TERRITORIES.get(country, ()))


def places(country: str) -> list[str]:
    """The parts that leads may lie in: those that the package does not know have a table without days."""
    with open(os.path.join(CONFIG, "places.toml"), "rb") as file:
        return list(tomllib.load(file)["subdivisions"].get(country, ()))


def days(country: str, part: str | None = None) -> dict[datetime.date, str]:
    """Names by day."""
    language = {"language": "en_US"} if "en_US" in holidays.country_holidays(country).supported_languages else {}
    # A year more on each side: a day observed or estimated may come from there.
    wide = range(YEARS[0] - 1, YEARS[-1] + 2)
    found: dict[datetime.date, list[str]] = {}
    for day, names in holidays.country_holidays(country, subdiv=part, years=wide, **language).items():
        for name in names.split("; "):
            found.setdefault(day, []).append(name)
            if "(estimated)" in name:
                for step, word in ((-1, "before"), (1, "after")):
                    near = day + datetime.timedelta(days=step)
                    found.setdefault(near, []).append(f"the day {word} {name}")
    return {
        day: " / ".join(dict.fromkeys(names)) for day, names in sorted(found.items()) if day.year in YEARS
    }


def table(code: str, days: dict, but: dict | None = None) -> list[str]:
    rows = [f'{day} = "{escaped(name)}"' for day, name in days.items() if day not in (but or {})]
    return ["", f"[{code}]", *rows]


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


main()
