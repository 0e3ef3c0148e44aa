import Glibc

/// A program on a terminal of its own, as in a terminal window: the test reads its screen and types.
final class TerminalChild {
  /// `POSIX_SPAWN_SETSID` of <spawn.h>, which comes with `_GNU_SOURCE` alone.
  private static let ownSession: Int16 = 0x80

  let pid: pid_t
  /// How the terminal was set before the program began.
  let modeBefore: [UInt32]
  private let outer: Int32
  private let inner: Int32
  /// Reads as ended when the process is gone: it holds the other end.
  private let lifeline: Int32
  private var hasEnded = false

  /// Starts a program with exactly this environment. The first argument is its path.
  init(_ arguments: [String], environment: [String: String], rows: UInt16 = 24, columns: UInt16 = 80) throws {
    var ends: (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&ends.0, &ends.1, &name, nil, &size) == 0 else { throw SystemFailure("open a terminal") }
    (outer, inner) = ends
    for end in [outer, inner] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var line: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &line) == 0 else {
      throw SystemFailure("make a pair of sockets")
    }
    defer { close(line[1]) }
    lifeline = line[0]
    modeBefore = Self.mode(of: inner)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&actions, line[1], 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that tests run on hold signals back; a shell's children do not.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Self.ownSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var argumentVector = arguments.map { strdup($0) } + [nil]
    var environmentVector = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argumentVector + environmentVector { free(text) } }
    var pid = pid_t()
    let code = posix_spawn(&pid, arguments[0], &actions, &attributes, &argumentVector, &environmentVector)
    guard code == 0 else { throw SystemFailure("start \(arguments[0])", code: code) }
    self.pid = pid
  }

  deinit {
    if !hasEnded {
      kill(pid, SIGKILL)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
    }
    close(outer)
    close(inner)
    close(lifeline)
  }

  /// How the terminal is set, as `stty -a` tells.
  var mode: [UInt32] { Self.mode(of: inner) }

  private static func mode(of terminal: Int32) -> [UInt32] {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag]
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(outer, bytes, bytes.count)
  }

  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(outer, UInt(TIOCSWINSZ), &size)
  }

  func send(signal: Int32) { kill(pid, signal) }

  /// What was written until all of these have been, in whatever order. Throws where they do not come.
  @discardableResult
  func read(until marks: String...) throws -> String {
    var text = ""
    while let missing = marks.first(where: { !text.contains($0) }) {
      var entry = pollfd(fd: outer, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 30_000) > 0 else {
        throw SystemFailure(sentence: "the terminal does not show \(missing), but: \(text.suffix(3_000))")
      }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = Glibc.read(outer, &bytes, bytes.count)
      guard count > 0 else { throw SystemFailure("read the terminal") }
      text += String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    return text
  }

  /// Waits until it has stopped, as at Ctrl-Z.
  func waitForStop() -> Bool {
    var status: Int32 = 0
    return waitpid(pid, &status, WUNTRACED) == pid && status & 0xFF == 0x7F
  }

  /// Waits for its end: the exit status, or 128 + n where signal n ended it; nil where it still runs after half a minute.
  func end() -> Int32? {
    var entry = pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 30_000) > 0 else { return nil }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    hasEnded = true
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

extension Daemon {
  /// Runs `truca` for a user on a terminal without colours.
  func onTerminal(_ arguments: String..., as user: String) throws -> TerminalChild {
    try TerminalChild(
      [Project.binaries + "/truca"] + arguments + ["--as", user],
      environment: ["TRUCA_SOCKET": socket, "PATH": "/usr/bin:/bin", "TERM": "xterm", "NO_COLOR": "1"])
  }
}
