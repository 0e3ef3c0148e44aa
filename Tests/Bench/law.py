"""The judgement of instants by the shipped rules, beside C that goes through rows and zones one by one."""

import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ZONEINFO = "/usr/share/zoneinfo"
# Nanoseconds an instant, microseconds for the longest search.
REACH = {"one zone": (300, 1000), "all US zones and rows": (3000, 1000), "no legal moment": (None, 1000)}


def measure(binaries: str, cache: str, rounds: int) -> None:
    program = os.path.join(cache, "law")
    subprocess.run(["cc", "-O2", "-o", program, os.path.join(HERE, "law.c")], check=True)
    script = os.path.join(cache, "law-script")
    config = os.path.join(HERE, "..", "..", "config")
    ours: dict[str, list[list[float]]] = {}
    theirs: dict[str, list[list[float]]] = {}
    for _ in range(rounds):
        own = subprocess.run(
            [os.path.join(binaries, "law-bench"), config, ZONEINFO, script], check=True, text=True, stdout=subprocess.PIPE)
        take(own.stdout, ours)
        with open(script) as file:
            take(subprocess.run([program, ZONEINFO], stdin=file, check=True, text=True, stdout=subprocess.PIPE).stdout, theirs)
    for name, (instant, search) in REACH.items():
        report(name, ours[name], theirs[name], instant, search)
    print()


def take(text: str, into: dict[str, list[list[float]]]) -> None:
    for line in text.splitlines():
        name, *values = line.split("\t")
        into.setdefault(name, []).append([float(value) for value in values])


def report(name: str, ours: list, theirs: list, instant: int | None, search: int) -> None:
    if ours[0][1] != theirs[0][1]:
        sys.exit(f"cannot compare {name}: {ours[0][1]:.0f} instants allowed here, {theirs[0][1]:.0f} in C")
    for column, title, unit, limit in ((0, "one instant", "ns", instant), (2, "longest search", "us", search)):
        ratios = [a[column] / b[column] for a, b in zip(ours, theirs) if b[column]]
        mine = statistics.median(row[column] for row in ours)
        other = statistics.median(row[column] for row in theirs)
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        reach = f"reach: at most {limit} {unit}" if limit else ""
        print(f"{f'law: {name}, {title}':44} {mine:8.1f} {unit} C {other:10.1f}   {spread:20} {reach}")
