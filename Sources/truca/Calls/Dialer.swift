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
    // The number goes to another program: nothing but a number may.
    guard number.hasPrefix("+"), number.utf8.count > 1, number.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 })
    else { throw .data("cannot dial \(number): it is no number in international form; dial by hand") }
    guard let command = template.first else {
      if !desk.wantsJSON { desk.console.print("tel:\(number)") }
      return
    }
    let status = try run(arguments(for: number))
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
  private func run(_ arguments: [String]) throws(Failure) -> Int32 {
    var argumentVector = arguments.map { strdup($0) } + [nil]
    var environmentVector = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for string in argumentVector + environmentVector { free(string) }
    }
    var child = pid_t()
    let code = posix_spawnp(&child, arguments[0], nil, nil, &argumentVector, &environmentVector)
    guard code == 0 else {
      throw .unavailable("cannot dial: \(arguments[0]): \(String(cString: strerror(code))); check TRUCA_DIAL")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
