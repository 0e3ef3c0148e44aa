/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable, Hashable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
}

extension String {
  /// Windows-1252, as the WHATWG encoding standard reads it: its five unassigned bytes stay control characters.
  init(windows1252 bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt16(byte)
      if let scalar = Unicode.Scalar(code) { unicodeScalars.append(scalar) }
    }
  }
}

/// Characters of the bytes 0x80 to 0x9F.
private let upperControls: [UInt16] = [
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
  0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
  0x0153, 0x009D, 0x017E, 0x0178,
]
