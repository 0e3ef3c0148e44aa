/// Reads `2026-11-24T10:00:00.5+01:00` from left to right.
struct RFC3339Scanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    rest = Array(text.utf8)[...]
  }

  /// Milliseconds since the epoch; nil if the whole text is not RFC 3339.
  mutating func milliseconds() -> Int64? {
    guard let date = date(), take("Tt "), let second = secondOfDay(), let fraction = fraction(),
      let offset = offset(), rest.isEmpty
    else { return nil }
    let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(second.value) - Int64(offset)
    if second.isLeap, seconds % 86_400 != 0 { return nil }
    return seconds * 1000 + Int64(fraction)
  }

  private mutating func date() -> CivilDate? {
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private mutating func secondOfDay() -> (value: Int, isLeap: Bool)? {
    guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60, take(":"),
      let second = number(2), second <= 60
    else { return nil }
    return (hour * 3600 + minute * 60 + second, second == 60)
  }

  /// The milliseconds after the seconds; 0 without a fraction.
  private mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let three = Array(digits.prefix(3)) + Array(repeating: 48, count: max(0, 3 - digits.count))
    return three.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private mutating func offset() -> Int? {
    if take("Zz") { return 0 }
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    guard take("+-"), let hours = number(2), hours < 24, take(":"), let minutes = number(2), minutes < 60 else {
      return nil
    }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// Takes one byte if it is one of `characters`.
  private mutating func take(_ characters: String) -> Bool {
    guard let byte = rest.first, characters.utf8.contains(byte) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Exactly so many digits.
  private mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
