import Glibc

/// Reads one key from the terminal without waiting for Enter.
enum SingleKey {
  /// nil for Escape and its sequences, Ctrl-C, Ctrl-D, and the end of the input.
  static func read() -> Character? {
    var saved = termios()
    guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return nil }
    var single = saved
    // Signals off as well: Ctrl-C comes as a byte, and the terminal is always set back.
    single.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSADRAIN, &single) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &saved) }
    return character()
  }

  /// One character of UTF-8.
  private static func character() -> Character? {
    guard let first = byte(), first >= 0x20, first != 0x7F else { return nil }
    var bytes = [first]
    for _ in 1..<length(first) {
      guard let next = byte() else { return nil }
      bytes.append(next)
    }
    return String(decoding: bytes, as: UTF8.self).first
  }

  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  private static func byte() -> UInt8? {
    var byte: UInt8 = 0
    var count = 0
    repeat { count = Glibc.read(STDIN_FILENO, &byte, 1) } while count < 0 && errno == EINTR
    return count == 1 ? byte : nil
  }
}
