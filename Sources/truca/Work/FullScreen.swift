import Glibc

/// A terminal taken over as a whole: keys come one by one and unseen, on a screen of its own. Set back at the end of its
/// life at the latest.
final class FullScreen {
  /// Other screen, no cursor, pasted text marked as such.
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h"
  private static let leave = "\u{1B}[?2004l\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

  private let input: Int32
  private let output: Int32
  private var saved: termios?
  private var raw = termios()

  /// Takes nothing over yet.
  init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    self.input = input
    self.output = output
  }

  deinit { restore() }

  /// Throws where the input is no terminal.
  func take() throws(Failure) {
    guard saved == nil else { return }
    var mode = termios()
    guard tcgetattr(input, &mode) == 0 else {
      throw .usage("cannot work without a terminal: the input is none; type truca work in a terminal window")
    }
    saved = mode
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
    raw = mode
    guard tcsetattr(input, TCSAFLUSH, &mode) == 0 else {
      throw .unavailable("cannot work in this terminal: \(String(cString: strerror(errno))); try another one")
    }
    write(Self.enter)
  }

  /// Takes a terminal over that somebody else has set meanwhile, as a shell does with a program that was stopped.
  func takeAgain() {
    guard saved != nil else { return }
    tcsetattr(input, TCSADRAIN, &raw)
    write(Self.enter)
  }

  /// The terminal as it was before; harmless when called again.
  func restore() {
    guard var mode = saved else { return }
    saved = nil
    write(Self.leave)
    // What was typed and not read is not for the shell.
    tcsetattr(input, TCSAFLUSH, &mode)
  }

  /// 24 by 80 where the terminal does not say.
  var size: ScreenSize {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return ScreenSize(rows: 24, columns: 80)
    }
    return ScreenSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }

  /// A terminal that is gone is told by the signal that comes with it.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// What has been typed; empty at the end of the input.
  func read() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    var count = 0
    repeat { count = Glibc.read(input, &bytes, bytes.count) } while count < 0 && errno == EINTR
    return Array(bytes.prefix(max(0, count)))
  }
}
