import Glibc

/// Where a command prints and asks. A value of closures, so that a test can listen and answer.
struct Console {
  var outputIsTerminal: Bool
  var inputIsTerminal: Bool
  var errorIsTerminal: Bool
  /// With colours and bold letters.
  var isStyled: Bool
  /// The terminal's width; nil where the output is no terminal.
  var columns: Int?
  var write: (String) -> Void
  var writeError: (String) -> Void
  /// A line without its end; nil at the end of the input.
  var readLine: () -> String?
  /// One key without Enter; nil for Escape, Ctrl-C, Ctrl-D and the end of the input.
  var readKey: () -> Character?

  /// Whether there is a person to ask.
  var canAsk: Bool { inputIsTerminal && outputIsTerminal }

  func print(_ line: Text = "") {
    write(line.rendered(styled: isStyled) + "\n")
  }

  func print(_ lines: [Text]) {
    write(lines.reduce(into: "") { $0 += $1.rendered(styled: isStyled) + "\n" })
  }

  func print(_ table: Table) {
    print(table.lines(width: columns))
  }

  /// A heading with an empty line before it.
  func printHeading(_ title: String) {
    print()
    print(Text(title, .bold))
  }

  /// One sentence on the error output.
  func complain(_ sentence: String) {
    writeError("truca: \(HarmlessText.line(sentence))\n")
  }

  /// A line on the error output that begins with a place in a file.
  func complainPlainly(_ line: String) {
    writeError(HarmlessText.line(line) + "\n")
  }

  /// Asks for a line; nil where none was given.
  func ask(_ question: Text) -> String? {
    write(question.rendered(styled: isStyled) + " ")
    guard let answer = readLine() else { return nil }
    return answer.isEmpty ? nil : answer
  }

  /// Asks a question that can be answered with yes or no; anything else is no.
  func confirm(_ question: Text) -> Bool {
    let answer = ask(question + " [y/N]")?.lowercased()
    return answer == "y" || answer == "yes"
  }
}

extension Console {
  /// - Parameter environment: `NO_COLOR` and `TERM` are looked at.
  static func standard(_ environment: [String: String]) -> Console {
    let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return Console(
      outputIsTerminal: outputIsTerminal, inputIsTerminal: isatty(STDIN_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1, isStyled: outputIsTerminal && !isPlain,
      columns: outputIsTerminal ? terminalWidth() : nil,
      write: { text in
        guard writeAll(text, to: STDOUT_FILENO) else { giveUp() }
      },
      writeError: { _ = writeAll($0, to: STDERR_FILENO) }, readLine: { Swift.readLine() }, readKey: SingleKey.read)
  }

  /// 80 where the terminal does not say.
  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// A full disk behind the output must not pass for success.
  private static func giveUp() -> Never {
    _ = writeAll("truca: cannot write the output: \(String(cString: strerror(errno)))\n", to: STDERR_FILENO)
    exit(EX_IOERR)
  }
}
