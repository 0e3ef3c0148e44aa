"""A changed rule looks 100,000 leads over in the background, while a rep goes on asking for her next call."""

import json
import os
import subprocess
import sys
import time

import store
from daemon import Daemon

LEADS = 100_000
# An hour less in the morning: every plan has to be made anew.
CHANGE = {"hours": "mon-fri 09:00-20:00; sat 10:00-20:00", "note": "bench", "source": "bench"}
REQUESTS = 400


def create(folder: str, binaries: str) -> None:
    """Leaves a store with open leads in `folder`; nothing is done where it stands already."""
    mark = os.path.join(folder, "edition")
    if os.path.exists(mark) and open(mark).read() == store.EDITION:
        return
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(os.path.join(folder, "state"))
    with Daemon(folder, binaries, start=store.START) as daemon:
        store.add_reps(daemon)
        store.add_open(daemon, LEADS)
    open(mark, "w").write(store.EDITION)


def measure(binaries: str, cache: str) -> None:
    kept, folder = os.path.join(cache, "review-store"), os.path.join(cache, "review-run")
    create(kept, binaries)
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(folder)
    subprocess.run(["cp", "-r", "--reflink=auto", os.path.join(kept, "state"), folder], check=True)
    with Daemon(folder, binaries) as daemon:
        idle = next_calls(daemon, cache, 0)
        began = time.monotonic()
        change(daemon)
        busy = next_calls(daemon, cache, 1)
        done = review(daemon)["done"]
        while review(daemon)["running"]:
            time.sleep(0.1)
        took = time.monotonic() - began
    print(f"{LEADS:,} leads looked over after a changed rule: {took:.1f} s; {done:,} of them while next was asked {REQUESTS} times")
    print(f"next meanwhile, p50 / p99: {busy[0]:.0f} / {busy[1]:.0f} us; before: {idle[0]:.0f} / {idle[1]:.0f} us\n")


def change(daemon: Daemon) -> None:
    status, body = daemon.request(
        "POST", "/v1/rules/GB", json.dumps(CHANGE).encode(), {"Content-Type": "application/json"})
    if status >= 300:
        sys.exit(f"cannot change the rule: {status}: {body!r}")


def review(daemon: Daemon) -> dict:
    return json.loads(daemon.request("GET", "/v1/rules/review")[1])


def next_calls(daemon: Daemon, cache: str, turn: int) -> tuple[float, float]:
    """Microseconds: median and 99th percentile."""
    lines = []
    for number in range(REQUESTS):
        rep = f"rep{(turn * REQUESTS + number) % store.REPS}"
        lines.append(f"0\t1\tPOST\t/v1/next\t{rep}\t{{}}\n")
        lines.append(f'0\t0\tPOST\t/v1/calls/current/outcome\t{rep}\t{{"outcome":"no-answer"}}\n')
    done = subprocess.run(
        [os.path.join(cache, "load"), daemon.socket], input="".join(lines), text=True, stdout=subprocess.PIPE, check=True)
    first, _, rest = done.stdout.partition("\n")
    values = [float(value) for value in first.split()]
    if values[4]:
        sys.exit(f"cannot measure: {values[4]:.0f} answers were no success; the first: {rest}")
    return values[1], values[2]
