"""The release daemon as the benchmark runs it: started on a store of its own, asked over its Unix socket."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time


class Connection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str):
        super().__init__("truca", timeout=600)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Daemon:
    """Runs from the start of a `with` to its end."""

    def __init__(self, folder: str, binaries: str, start: str | None = None, clock: str = "simulated", rate: int = 0):
        self.folder = folder
        self.binaries = binaries
        self.socket = os.path.join(folder, "s")
        self.options = ["--clock", clock]
        if clock == "simulated":
            self.options += ["--rate", str(rate)]
        if start:
            self.options += ["--start", start]

    def __enter__(self) -> "Daemon":
        configuration = os.path.join(self.folder, "trucad.toml")
        with open(configuration, "w") as file:
            file.write(self.configuration())
        self.log = open(os.path.join(self.folder, "log"), "a")
        began = time.monotonic()
        self.process = subprocess.Popen(
            [os.path.join(self.binaries, "trucad"), "--config", configuration, *self.options],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )
        while not self.answers():
            if self.process.poll() is not None:
                raise SystemExit(f"cannot start trucad: see {self.log.name}")
            time.sleep(0.001)
        self.ready_seconds = time.monotonic() - began
        return self

    def __exit__(self, *_) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.log.close()

    def configuration(self) -> str:
        shipped = os.path.join(os.path.dirname(__file__), "..", "..", "config")
        administrators = "" if os.getuid() == 0 else str(os.getuid())
        return f"""socket = "{self.socket}"
state = "{self.folder}/state"
administrators = [{administrators}]
process = "{shipped}/process"
callingRules = "{shipped}/calling-rules.toml"
holidays = "{shipped}/holidays.toml"
places = "{shipped}/places.toml"
dialTable = "{shipped}/dial-table.txt"
[teams.bench]
country = "GB"
"""

    def answers(self) -> bool:
        try:
            return self.request("GET", "/v1/status")[0] == 200
        except OSError:
            return False

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None):
        connection = Connection(self.socket)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def post(self, path: str, value: dict) -> dict:
        headers = {"Content-Type": "application/json"}
        status, body = self.request("POST", path, json.dumps(value).encode(), headers)
        if status >= 300:
            raise SystemExit(f"cannot prepare the benchmark: POST {path} was answered with {status}: {body!r}")
        return json.loads(body)

    def stream(self, path: str, kind: str, body: bytes) -> bytes:
        """Sends a long body and reads its answer at the same time, as a pipe would."""
        command = [
            "curl", "--silent", "--show-error", "--no-buffer", "--unix-socket", self.socket, "-H", f"Content-Type: {kind}",
            "-H", "Transfer-Encoding: chunked", "-H", "Expect:", "--upload-file", "-", "-X", "POST", f"http://truca{path}",
        ]
        return subprocess.run(command, input=body, stdout=subprocess.PIPE, check=True).stdout

    def memory_mib(self) -> float:
        with open(f"/proc/{self.process.pid}/status") as file:
            line = next(line for line in file if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def cpu_milliseconds(self) -> float:
        """What all its threads have used, those that have ended too: the clock of clock_getcpuclockid(3)."""
        return time.clock_gettime((~self.process.pid << 3) | 2) * 1000
