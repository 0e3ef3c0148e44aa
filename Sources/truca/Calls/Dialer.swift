import Glibc

/// Dials for the rep: runs the command that she has set, on her own machine, or shows a link.
struct Dialer {
  private static let placeholder = "{number}"

  /// Empty: print a `tel:` link.
  private let template: [String]
  private let environment: [String: String]

  /// Reads `TRUCA_DIAL`.
  init(_ environment: [String: String]) throws(Failure) {
    self.environment = environment
    template = (environment["TRUCA_DIAL"] ?? "").split(separator: " ").map(String.init)
    guard template.isEmpty || template.dropFirst().contains(where: { $0.contains(Self.placeholder) }) else {
      throw .usage("cannot dial: TRUCA_DIAL names no {number} behind its command; add it")
    }
  }

  func dial(_ number: String, at desk: Desk) throws(Failure) {
    try check(number)
    guard let command = template.first else {
      if !desk.wantsJSON { desk.console.print("tel:\(number)") }
      return
    }
    try run(command, number, isSeen: true)
  }

  /// Dials while the terminal is a screen: the command gets no terminal, and what to show is returned.
  func dialUnseen(_ number: String) throws(Failure) -> String {
    try check(number)
    guard let command = template.first else { return "tel:\(number)" }
    try run(command, number, isSeen: false)
    return "Dialled \(number)."
  }

  /// The number goes to another program: nothing but a number may.
  private func check(_ number: String) throws(Failure) {
    guard number.hasPrefix("+"), number.utf8.count > 1, number.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 })
    else { throw .data("cannot dial \(number): it is no number in international form; dial by hand") }
  }

  private func run(_ command: String, _ number: String, isSeen: Bool) throws(Failure) {
    let status = try run(arguments(for: number), isSeen: isSeen)
    guard status == 0 else {
      throw .unavailable("cannot dial: \(command) ended with status \(status); check TRUCA_DIAL, or dial by hand")
    }
  }

  /// The argument vector: split at spaces before the number is put in, so that it stays one argument.
  func arguments(for number: String) -> [String] {
    template.map { word in
      var rest = word[...]
      var result = ""
      while let range = rest.firstRange(of: Self.placeholder) {
        result += rest[..<range.lowerBound] + number
        rest = rest[range.upperBound...]
      }
      return result + rest
    }
  }

  /// Runs a program found on PATH and waits for it. Its exit status; 128 + n where signal n ended it.
  private func run(_ arguments: [String], isSeen: Bool) throws(Failure) -> Int32 {
    var argumentVector = arguments.map { strdup($0) } + [nil]
    var environmentVector = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for string in argumentVector + environmentVector { free(string) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if !isSeen {
      for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    // Signals that this program holds back are none of the command's business.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child = pid_t()
    let code = posix_spawnp(&child, arguments[0], &actions, &attributes, &argumentVector, &environmentVector)
    guard code == 0 else {
      throw .unavailable("cannot dial: \(arguments[0]): \(String(cString: strerror(code))); check TRUCA_DIAL")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
