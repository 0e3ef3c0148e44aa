/// What a program said on its standard error, fit to be stored and shown.
enum ErrorText {
  /// Bytes of UTF-8 at most.
  static let limit = 1_000

  /// Its last lines; line ends and other control characters are spaces, what is no UTF-8 is U+FFFD.
  ///
  /// - Returns: nil where nothing was said.
  static func message(from bytes: [UInt8]) -> String? {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar -> Unicode.Scalar in
      let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
      return isControl || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
    }
    var kept: [Unicode.Scalar] = []
    var size = 0
    for scalar in scalars.reversed() {
      if kept.isEmpty, scalar == " " { continue }
      size += UTF8.width(scalar)
      guard size <= limit else { break }
      kept.append(scalar)
    }
    while kept.last == " " { kept.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: kept.reversed())
    return text.isEmpty ? nil : String(text)
  }
}
