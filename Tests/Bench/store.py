"""Builds the store that the benchmark runs on, once: a million leads, of which 20,000 are open and due, and eight
million calls. The open leads come in through the daemon; the closed ones, which only have to be there, by SQL in the
daemon's own schema, journal included.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time

from daemon import Daemon

CLOSED = 980_000
OPEN = 20_000
CALLS_EACH = 8
# So many of the closed leads had one call more, which makes it eight million.
LONGER = 8_000_000 - CLOSED * CALLS_EACH
REPS = 200
START = "2026-03-02T10:00:00Z"
# Two months before the start, in milliseconds: when the closed leads were worked on.
CLOSED_FROM = 1_767_225_600_000
EDITION = "1"


def person(number: int) -> dict:
    """An open lead in Great Britain, where a call to a firm needs no consent."""
    return {
        "name": f"Alex Person {number}",
        "company": f"Firm {number % 997} Ltd",
        "numbers": [f"+44 20 {70000000 + number:08d}"],
        "source": "web form",
        "email": f"person{number}@firm{number % 997}.example",
        "owner": f"rep{number % REPS}",
    }


def create(folder: str, binaries: str) -> None:
    """Leaves the finished store in `folder`; nothing is done where it stands already."""
    mark = os.path.join(folder, "edition")
    if os.path.exists(mark) and open(mark).read() == EDITION:
        return
    if os.path.exists(folder):
        subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(os.path.join(folder, "state"))
    with Daemon(folder, binaries, start=START) as daemon:
        add_reps(daemon)
    say(f"writing {CLOSED:,} closed leads with 8,000,000 calls")
    add_closed(os.path.join(folder, "state", "truca.sqlite"))
    with Daemon(folder, binaries) as daemon:
        add_open(daemon)
    open(mark, "w").write(EDITION)


def add_reps(daemon: Daemon) -> None:
    for number in range(REPS):
        daemon.post(
            "/v1/users",
            {
                "user": f"rep{number}",
                "roles": ["rep"],
                "team": "bench",
                "zone": "Europe/London",
                "hours": "mon-sun 08:00-21:00",
                "capacity": 1000,
            },
        )


def add_open(daemon: Daemon, count: int = OPEN) -> None:
    say(f"adding {count:,} open leads through the daemon")
    began = time.monotonic()
    lines = "".join(json.dumps(person(number)) + "\n" for number in range(count))
    answers = daemon.stream("/v1/leads", "application/x-ndjson", lines.encode())
    added = answers.count(b'"result":"added"') + answers.count(b'"result":"linked"')
    if added != count:
        sys.exit(f"cannot build the store: {added} of {count} leads were added; the last answer: {answers[-400:]!r}")
    say(f"{count / (time.monotonic() - began):,.0f} leads a second")


def add_closed(path: str) -> None:
    began = time.monotonic()
    db = sqlite3.connect(path, isolation_level=None)
    for statement in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
        db.execute(f"PRAGMA {statement}")
    db.execute("BEGIN")
    # Indices are made anew afterwards: sorting once is much faster than finding the place of each row.
    indices = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN"
        " ('lead', 'person', 'leadNumber', 'call', 'journal')"
    ).fetchall()
    for name, _ in indices:
        db.execute(f"DROP INDEX {name}")
    # Triggers keep counts of open leads, which closed ones do not touch; they would be asked for each row.
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'lead'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {CLOSED})"
    first, reps = db.execute("SELECT min(id), count(*) FROM user WHERE login LIKE 'rep%'").fetchone()
    parameters = {"from": CLOSED_FROM, "rep": first, "reps": reps}
    for statement in closed_statements(numbers):
        db.execute(statement, parameters)
        say(f"  {db.execute('SELECT changes()').fetchone()[0]:,} rows, {time.monotonic() - began:.0f} s")
    for _, sql in indices + triggers:
        db.execute(sql)
    # No ANALYZE: the daemon makes none, and statistics would have SQLite compile statements anew for each value.
    for statement in ("COMMIT", "PRAGMA journal_mode = WAL"):
        db.execute(statement)
    db.close()
    say(f"closed leads written in {time.monotonic() - began:.0f} s")


def closed_statements(numbers: str) -> list[str]:
    """The rows that 980,000 weeks without an answer leave behind: stored, eight calls, finished."""
    rep = ":rep + i % :reps"
    at = ":from + i * 4000"
    # The same for a lead's number `i` and for its row.
    made = f"({CALLS_EACH} + (i <= {LONGER}))"
    attempts = f"({CALLS_EACH} + (id <= {LONGER}))"
    calls = f"""FROM lead JOIN (WITH RECURSIVE a(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM a WHERE k <= {CALLS_EACH})
        SELECT k FROM a) ON k <= {attempts}"""
    return [
        f"""{numbers} INSERT INTO lead(id, team, ownerId, state, held, closing, playbook, processVersion, storedAt,
        plannedAt, weekStart, deadline, firstAttempt, numberIndex, attempts, placeCountry, placeZones, placeRules,
        version) SELECT i, 'bench', {rep}, 'closed', '', 'unreached', 'consumer', 1, {at}, {at}, {at},
        {at} + 604800000, 1, 0, {made}, 'GB', 'Europe/London', 'GB', 2 + 2 * {made} FROM n""",
        f"""{numbers} INSERT INTO person(leadId, name, company, email, emailKey, source, country)
        SELECT i, 'Alex Past ' || i, 'Firm ' || (i % 997) || ' Ltd', 'past' || i || '@past.example',
        'past' || i || '@past.example', 'web form', 'GB' FROM n""",
        f"""{numbers} INSERT INTO leadNumber(leadId, position, text, number, region, kind, isValid)
        SELECT i, 0, '+44 20 ' || (80000000 + i), '+4420' || (80000000 + i), 'GB', 'fixed', 1 FROM n""",
        f"""INSERT INTO call(id, leadId, attempt, direction, handedOut, repId, number, at, state, outcome, reached,
        endedAt, why) SELECT (id - 1) * {CALLS_EACH + 1} + k, id, k, 'out', 1, ownerId, '+4420' || (80000000 + id),
        storedAt + k * 64800000, 'outcome', 'no-answer', 0, storedAt + k * 64800000 + 60000,
        'Call ' || k || ' of at least 6.' {calls}""",
        f"""INSERT INTO journal(at, actorId, actorUid, subject, subjectId, version, kind, data)
        SELECT storedAt, NULL, 0, 'lead', id, 1, 'stored', '{{"state":"open","team":"bench"}}' FROM lead""",
        f"""INSERT INTO journal(at, actorId, actorUid, subject, subjectId, version, kind, data)
        SELECT storedAt + k * 64800000, ownerId, NULL, 'lead', id, 2 * k, 'handedOut',
        '{{"attempt":' || k || ',"call":' || ((id - 1) * {CALLS_EACH + 1} + k) || '}}' {calls}""",
        f"""INSERT INTO journal(at, actorId, actorUid, subject, subjectId, version, kind, data)
        SELECT storedAt + k * 64800000 + 60000, ownerId, NULL, 'lead', id, 2 * k + 1, 'outcome',
        '{{"call":' || ((id - 1) * {CALLS_EACH + 1} + k) || ',"outcome":"no-answer"}}' {calls}""",
        f"""INSERT INTO journal(at, actorId, actorUid, subject, subjectId, version, kind, data)
        SELECT deadline, NULL, NULL, 'lead', id, 2 + 2 * {attempts}, 'finished', '{{}}' FROM lead""",
    ]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
