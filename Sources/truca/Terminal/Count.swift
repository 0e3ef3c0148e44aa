/// Numbers for people.
enum Count {
  /// `6200` as `6,200`.
  static func words(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { text = "," + text }
      text = String(digit) + text
    }
    return number < 0 ? "-" + text : text
  }

  /// `1 row`, `2 rows`.
  static func words(_ number: Int, _ one: String, _ many: String) -> String {
    "\(words(number)) \(number == 1 ? one : many)"
  }
}
