import Glibc
import Testing

/// A terminal without a person: what is written to it can be read, and it is set as any other.
final class PseudoTerminal {
  let outer: Int32
  let inner: Int32

  init(rows: UInt16 = 24, columns: UInt16 = 80) throws {
    var ends: (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.0, &ends.1, nil, nil, &size) == 0)
    outer = ends.0
    inner = ends.1
  }

  deinit {
    close(outer)
    close(inner)
  }

  /// What `stty -a` would tell.
  var mode: [UInt32] {
    var mode = termios()
    tcgetattr(inner, &mode)
    return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag]
  }

  /// What was written so far, up to 64 KiB.
  func written() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(outer, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(outer, bytes, bytes.count)
  }
}
