/// Builds short texts of numbers without a string for each part: lists hold thousands of instants.
struct DigitBuffer {
  private var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(32)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  /// `number` in decimal with leading zeros up to `width` digits; a minus sign comes before them.
  mutating func append(_ number: Int, width: Int) {
    if number < 0 { append("-") }
    var power: UInt = 1
    var digits = 1
    while digits < width || number.magnitude / power >= 10 {
      power *= 10
      digits += 1
    }
    while power > 0 {
      bytes.append(48 + UInt8(number.magnitude / power % 10))
      power /= 10
    }
  }

  /// `2026-11-24`.
  mutating func append(_ date: CivilDate) {
    append(date.year, width: 4)
    append("-")
    append(date.month, width: 2)
    append("-")
    append(date.day, width: 2)
  }

  /// `09:05` from minutes after midnight.
  mutating func append(minute: Int) {
    append(minute / 60, width: 2)
    append(":")
    append(minute % 60, width: 2)
  }
}
