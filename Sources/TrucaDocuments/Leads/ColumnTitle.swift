/// A column's title in the form in which titles are compared: lower case, without accents, punctuation and blanks, so
/// that `State/Region` and `state region` are the same.
struct ColumnTitle: Hashable, Sendable {
  let key: String

  init(_ title: String) {
    var key = ""
    for scalar in title.lowercased().unicodeScalars {
      if let plain = Self.plain[scalar] {
        key += plain
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key.unicodeScalars.append(scalar)
      }
    }
    self.key = key
  }

  /// Without the digits at its end: `Phone 2` is a phone.
  var withoutNumber: ColumnTitle? {
    let stem = String(key.reversed().drop(while: \.isNumber).reversed())
    return stem.isEmpty || stem == key ? nil : ColumnTitle(stem)
  }

  /// The most similar of `candidates`, of equals the one whose length is nearest; nil if none is similar.
  static func nearest(to title: String, in candidates: [String]) -> String? {
    let key = ColumnTitle(title).key
    let scored = candidates.map { name in
      let other = ColumnTitle(name).key
      return (name: name, distance: distance(key, other), difference: abs(key.count - other.count))
    }
    guard let best = scored.min(by: { ($0.distance, $0.difference) < ($1.distance, $1.difference) }) else { return nil }
    return best.distance <= max(2, key.count / 2) ? best.name : nil
  }

  /// How many letters must be inserted, removed or replaced to get from one to the other.
  private static func distance(_ from: String, _ to: String) -> Int {
    let target = Array(to)
    var row = Array(0...target.count)
    for (index, letter) in from.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 0..<target.count {
        let replaced = diagonal + (letter == target[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[target.count]
  }

  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãåä", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõöø", "u": "ùúûü", "y": "ýÿ", "ss": "ß",
      "oe": "œ", "ae": "æ", "": "ªº",
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in groups {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    // Accents that stand behind their letter.
    for code in UInt32(0x0300)...0x036F {
      if let scalar = Unicode.Scalar(code) { table[scalar] = "" }
    }
    return table
  }()
}
