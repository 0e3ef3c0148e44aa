"""Measures the release binaries on a store of a million leads, beside C on the same SQL, in interleaved rounds.

    python3 Tests/Bench/bench.py BINARIES CACHE [--rounds N] [--only NAME,NAME]

Machines are noisy: what counts is the ratio of two figures of the same round; printed are medians, and the smallest and
largest ratio.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time

import law
import review
import store
from daemon import Daemon

HERE = os.path.dirname(os.path.abspath(__file__))
CONNECTIONS = (1, 16, 64)
REQUESTS = {"today": {1: 400, 16: 40, 64: 12}, "next": {1: 200, 16: 20, 64: 10}, "intake": {1: 300, 64: 12}}
LINES = 2000
DUE = 10_000


class Bench:
    def __init__(self, binaries: str, cache: str):
        self.binaries = binaries
        self.cache = cache
        self.folder = os.path.join(cache, "run")
        self.database = os.path.join(self.folder, "state", "truca.sqlite")
        self.figures: dict[str, list[float]] = {}

    # Preparing

    def prepare(self) -> None:
        os.makedirs(self.cache, exist_ok=True)
        for name, libraries in (("load", []), ("reference", ["-lsqlite3"])):
            source, program = os.path.join(HERE, f"{name}.c"), os.path.join(self.cache, name)
            subprocess.run(["cc", "-O2", "-pthread", "-o", program, source, *libraries], check=True)
        store.create(os.path.join(self.cache, "store"), self.binaries)
        store.say("copying the store")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        kept = os.path.join(self.cache, "store", "state")
        subprocess.run(["cp", "-r", "--reflink=auto", kept, self.folder], check=True)

    def note(self, name: str, value: float) -> None:
        self.figures.setdefault(name, []).append(value)

    # The daemon's side

    def measure_daemon(self, turn: int) -> None:
        with Daemon(self.folder, self.binaries) as daemon:
            self.note("ready", daemon.ready_seconds * 1000)
            self.note("memory at start", daemon.memory_mib())
            self.instant = json.loads(daemon.request("GET", "/v1/clock")[1])["now"]["instant"]
            for connections in CONNECTIONS:
                self.load(daemon, "today", connections, self.today(connections, turn))
            for connections in CONNECTIONS:
                self.load(daemon, "next", connections, self.next(connections, turn))
            for connections in (1, 64):
                self.load(daemon, "intake", connections, self.intake(connections, turn))
            self.measure_lines(daemon, turn)
            self.measure_process(daemon)
            self.note("memory after load", daemon.memory_mib())

    def load(self, daemon: Daemon, name: str, connections: int, lines: list[tuple]) -> None:
        script = "".join("\t".join(map(str, line)) + "\n" for line in lines)
        self.keep(name, connections, self.run("load", [daemon.socket], script))

    def today(self, connections: int, turn: int) -> list[tuple]:
        count = REQUESTS["today"][connections]
        return [
            (c, 1, "GET", "/v1/today", f"rep{self.rep(c, n, connections, turn)}", "-")
            for c in range(connections) for n in range(count)
        ]

    def next(self, connections: int, turn: int) -> list[tuple]:
        lines: list[tuple] = []
        for c in range(connections):
            for n in range(REQUESTS["next"][connections]):
                rep = f"rep{self.rep(c, n, connections, turn)}"
                lines.append((c, 1, "POST", "/v1/next", rep, "{}"))
                lines.append((c, 0, "POST", "/v1/calls/current/outcome", rep, '{"outcome":"no-answer"}'))
        return lines

    def intake(self, connections: int, turn: int) -> list[tuple]:
        count = REQUESTS["intake"][connections]
        return [
            (c, 1, "POST", "/v1/leads", "-", json.dumps(self.newcomer(turn, connections, c * count + n)))
            for c in range(connections) for n in range(count)
        ]

    def measure_lines(self, daemon: Daemon, turn: int) -> None:
        body = "".join(json.dumps(self.newcomer(turn, 80, n)) + "\n" for n in range(LINES))
        began = time.monotonic()
        answers = daemon.stream("/v1/leads", "application/x-ndjson", body.encode())
        took = time.monotonic() - began
        if answers.count(b'"result":"added"') != LINES:
            sys.exit(f"cannot measure NDJSON: not all lines were added; the last answer: {answers[-300:]!r}")
        self.note("intake ndjson rate", LINES / took)

    def measure_process(self, daemon: Daemon) -> None:
        command = [os.path.join(self.binaries, "truca"), "today", "--as", "rep7"]
        environment = {**os.environ, "TRUCA_SOCKET": daemon.socket}
        self.note("truca today", self.median_process(command, environment))

    def measure_due(self) -> None:
        """Calls that fall due in one second: the time until the last event about them has reached a listener."""
        self.sql(
            f"UPDATE plannedCall SET at = {self.due_at()}, until = {self.due_at()} + 21600000 WHERE position = 0"
            f" AND leadId IN (SELECT leadId FROM plannedCall WHERE position = 0 ORDER BY leadId DESC LIMIT {DUE})")
        with Daemon(self.folder, self.binaries) as daemon:
            listener = subprocess.Popen(
                ["curl", "--silent", "--no-buffer", "--unix-socket", daemon.socket, "http://truca/v1/events"],
                stdout=subprocess.PIPE)
            # The stream has begun once it has told its place.
            listener.stdout.readline()
            began = time.monotonic()
            mover = threading.Thread(target=lambda: daemon.post("/v1/clock/advance", {"to": "+1h"}))
            mover.start()
            seen = set()
            for line in listener.stdout:
                if line.startswith(b"data: ") and b'"kind":"callDue"' in line:
                    seen.add(json.loads(line[6:])["lead"])
                    if len(seen) == DUE:
                        break
            self.note("due", (time.monotonic() - began) * 1000)
            mover.join()
            listener.kill()
            listener.wait()

    def due_at(self) -> int:
        """Half an hour after the clock's present stand."""
        return int(self.sql("SELECT value FROM meta WHERE key = 'simulatedNow'")) + 1_800_000

    # The reference's side

    def measure_reference(self) -> None:
        now = int(time_of(self.instant) * 1000)
        for name in ("today", "next", "intake"):
            for connections in REQUESTS[name]:
                if name == "intake" and connections == 64:
                    continue
                group = [] if name == "today" else ["1"]
                self.reference(name, f"C {name}", connections, now, group)
                if name == "intake":
                    self.forget_intake()
        self.reference("intake", "C grouped", 1, now, ["100"], count=2000)
        self.forget_intake()
        query = (
            "SELECT leadId, name, company, attempt, at, until, promisedAt, placeZones FROM plannedCall"
            " JOIN lead ON lead.id = leadId JOIN person USING (leadId) WHERE plannedCall.ownerId = 8"
            f" AND at <= {now} AND position = 0 ORDER BY at LIMIT 50"
        )
        self.note("sqlite3", self.median_process(["sqlite3", "-readonly", self.database, query]))

    def reference(self, script: str, name: str, connections: int, now: int, group: list[str], count: int = 0) -> None:
        count = count or REQUESTS[script][connections]
        arguments = [self.database, str(connections), str(count), str(self.first_rep()), str(store.REPS), str(now), *group]
        with open(os.path.join(HERE, f"{script}.sql")) as file:
            self.keep(name, connections, self.run("reference", arguments, file.read()))

    def forget_intake(self) -> None:
        """Takes away what the reference stored, so that the daemon finds only what it made itself."""
        self.sql(
            "CREATE TEMP TABLE made AS SELECT leadId AS id FROM person WHERE source = 'reference'"
            " AND leadId > 1000000;"
            "DELETE FROM plannedCall WHERE leadId IN made;"
            "DELETE FROM journal WHERE subject = 'lead' AND subjectId IN made;"
            "DELETE FROM leadNumber WHERE leadId IN made; DELETE FROM person WHERE leadId IN made;"
            "DELETE FROM lead WHERE id IN made;"
        )

    # Both

    def run(self, program: str, arguments: list[str], script: str) -> list[float]:
        done = subprocess.run(
            [os.path.join(self.cache, program), *arguments], input=script, text=True, stdout=subprocess.PIPE, check=True)
        first, _, rest = done.stdout.partition("\n")
        values = [float(value) for value in first.split()]
        if values[4]:
            sys.exit(f"cannot measure: {values[4]:.0f} answers were no success; the first: {rest}")
        return values

    def keep(self, name: str, connections: int, values: list[float]) -> None:
        count, p50, p99, wall, _ = values
        self.note(f"{name} {connections} p50", p50)
        self.note(f"{name} {connections} p99", p99)
        self.note(f"{name} {connections} rate", count / wall)

    def median_process(self, command: list[str], environment: dict | None = None) -> float:
        times = []
        for _ in range(30):
            began = time.monotonic()
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
            times.append((time.monotonic() - began) * 1000)
        return statistics.median(times)

    def sql(self, statements: str) -> str:
        return subprocess.run(
            ["sqlite3", self.database, statements], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()

    def first_rep(self) -> int:
        if not hasattr(self, "known_first_rep"):
            self.known_first_rep = int(self.sql("SELECT min(id) FROM user WHERE login LIKE 'rep%'"))
        return self.known_first_rep

    @staticmethod
    def rep(connection: int, number: int, connections: int, turn: int) -> int:
        """One connection goes round all reps; of several each is one rep, others in each round: none runs dry."""
        return (number if connections == 1 else (turn + 1) * connections + connection) % store.REPS

    @staticmethod
    def newcomer(turn: int, kind: int, number: int) -> dict:
        index = turn * 100_000 + kind * 1000 + number
        lead = store.person(1_000_000 + index)
        # A range of its own.
        lead["numbers"] = [f"+44 20 {30_000_000 + index:08d}"]
        return lead

    # Telling

    def report(self) -> None:
        print(f"{len(self.figures['ready'])} rounds; medians; ratio: median (smallest-largest)\n")
        self.plain("ready after start", "ready", "ms", "1000")
        self.plain("resident memory at start", "memory at start", "MiB", "150")
        self.plain("resident memory after load", "memory after load", "MiB", "150")
        if "idle" in self.figures:
            self.plain("CPU in 60 s of idleness", "idle", "ms", "20")
        print()
        for name in ("today", "next"):
            for connections in CONNECTIONS:
                for part in ("p50", "p99"):
                    label = f"{name} {connections} {part}"
                    self.pair(f"{name}, {connections} connections, {part}", label, f"C {label}", "us", "at most 4" if part == "p99" else "")
        print()
        self.pair("a lead, one by one, p50", "intake 1 p50", "C intake 1 p50", "us", "at most 3")
        self.pair("leads a second, 64 at once", "intake 64 rate", "C grouped 1 rate", "/s", "at least 0.125")
        self.pair("leads a second, NDJSON", "intake ndjson rate", "C grouped 1 rate", "/s", "at least 0.2")
        self.pair("truca today, a process", "truca today", "sqlite3", "ms", "at most 2.5")
        print()
        self.plain(f"{DUE:,} calls due, until the last event", "due", "ms", "1000, none lost")

    def plain(self, title: str, name: str, unit: str, limit: str) -> None:
        values = self.figures[name]
        spread = f"({min(values):.1f}-{max(values):.1f})"
        print(f"{title:38} {statistics.median(values):10.1f} {unit:4} {spread:20} reach: {limit}")

    def pair(self, title: str, ours: str, theirs: str, unit: str, limit: str) -> None:
        ratios = [a / b for a, b in zip(self.figures[ours], self.figures[theirs])]
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        mine, other = statistics.median(self.figures[ours]), statistics.median(self.figures[theirs])
        print(f"{title:38} {mine:10.1f} {unit:4} C {other:10.1f}   {spread:20} {'reach: ' + limit if limit else ''}")

    def measure_idle(self) -> None:
        with Daemon(self.folder, self.binaries, rate=1) as daemon:
            time.sleep(5)
            before = daemon.cpu_milliseconds()
            time.sleep(60)
            self.note("idle", daemon.cpu_milliseconds() - before)


def time_of(text: str) -> float:
    import datetime

    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binaries", help="the folder with trucad and truca, built for release")
    parser.add_argument("cache", help="where the store is kept between runs; some 8 GB")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-idle", action="store_true", help="leave out the minute of idleness")
    options = parser.parse_args()
    bench = Bench(os.path.abspath(options.binaries), os.path.abspath(options.cache))
    bench.prepare()
    for turn in range(options.rounds):
        store.say(f"round {turn + 1} of {options.rounds}")
        bench.measure_daemon(turn)
        bench.measure_reference()
    for _ in range(options.rounds):
        bench.measure_due()
    if not options.no_idle:
        store.say("a minute of idleness")
        bench.measure_idle()
    store.say("the law")
    review.measure(bench.binaries, bench.cache)
    law.measure(bench.binaries, bench.cache, options.rounds)
    bench.report()


main()
