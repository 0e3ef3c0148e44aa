import Glibc

/// A process that a test started.
struct Child: Sendable {
  let pid: pid_t
  /// Reads as ended when the process is gone: the process holds the other end, and nothing else does.
  private let lifeline: Int32

  /// Starts a program with exactly this environment.
  ///
  /// - Parameters:
  ///   - arguments: the first is the program's path.
  ///   - input: path of what it reads; output and errors: paths of what it writes, added to what is there.
  init(_ arguments: [String], environment: [String: String], input: String, output: String, errors: String) throws {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw SystemFailure("make a pair of sockets")
    }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 3)
    var argumentVector = arguments.map { strdup($0) } + [nil]
    var environmentVector = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argumentVector + environmentVector { free(text) } }
    var pid = pid_t()
    let code = posix_spawn(&pid, arguments[0], &actions, nil, &argumentVector, &environmentVector)
    guard code == 0 else {
      close(ends[0])
      throw SystemFailure("start \(arguments[0])", code: code)
    }
    self.pid = pid
    lifeline = ends[0]
  }

  func send(signal: Int32) { kill(pid, signal) }

  /// Waits for its end.
  ///
  /// - Returns: the exit status, or 128 + n where signal n ended it; nil where it still runs after so many milliseconds.
  func end(within milliseconds: Int32) -> Int32? {
    var entry = pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)
    var count: Int32
    repeat { count = poll(&entry, 1, milliseconds) } while count < 0 && errno == EINTR
    guard count > 0 else { return nil }
    close(lifeline)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends it at once, as a power cut would.
  func destroy() {
    send(signal: SIGKILL)
    _ = end(within: -1)
  }

  /// The descriptor that becomes readable when the process is gone.
  var ending: Int32 { lifeline }
}
