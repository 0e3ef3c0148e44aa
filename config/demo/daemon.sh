# Read by the scripts beside it, with the project's folder as the working directory.

# The binaries of make release, or others for a trial.
bin=${TRUCA_BINARIES:-$PWD/.build/release}

complain() {
  printf '%s\n' "$1" >&2
  exit 1
}

# Sets $run and $socket.
folder_for_demo() {
  mkdir -p "$1"
  run=$(cd "$1" && pwd)
  socket=$run/trucad.sock
  # The kernel's room for a socket's address.
  ((${#socket} <= 107)) || complain "cannot keep the demo in $run: its path is too long for a socket; type make run DEMO=/tmp/truca-demo"
}

truca() {
  TRUCA_SOCKET=$socket "$bin/truca" "$@"
}

# Whether the process of the pid file lives and is this demo's daemon, and not one that got its number since.
daemon_runs() {
  [[ -s $run/trucad.pid ]] || return 1
  pid=$(<"$run/trucad.pid")
  [[ -r /proc/$pid/cmdline ]] && tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF "$run/trucad.toml"
}

# Whether the running daemon is the one that was built last.
daemon_is_current() {
  [[ /proc/$pid/exe -ef $bin/trucad ]]
}

# Ends the daemon of $pid: asks first, and kills it where it does not end within ten seconds.
stop_daemon() {
  pid=$(<"$run/trucad.pid")
  kill -TERM "$pid" 2>/dev/null || true
  for ((tries = 0; tries < 100; tries++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$run/trucad.pid"
}
