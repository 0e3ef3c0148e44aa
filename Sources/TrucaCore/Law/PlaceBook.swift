/// The names of countries and of their parts, as exports and people write them.
public struct PlaceBook: Hashable, Sendable {
  /// A part of a country that has zones of its own.
  public struct Subdivision: Hashable, Sendable {
    /// ISO 3166-2: `US-FL`.
    public var code: String
    public var name: String
    /// Other spellings. The code, its last part and the name need not be among them.
    public var aliases: [String]
    /// All zones in which a part of it lies.
    public var zones: [String]

    public init(code: String, name: String, aliases: [String] = [], zones: [String]) {
      self.code = code
      self.name = name
      self.aliases = aliases
      self.zones = zones
    }

    /// The country's code: what stands before the hyphen.
    public var country: String { String(code.prefix { $0 != "-" }) }

    /// Every text that means it.
    public var spellings: [String] { [code, String(code.drop { $0 != "-" }.dropFirst()), name] + aliases }
  }

  /// What is written as a part of `of` but is a country in the law's eyes: Puerto Rico.
  public struct Territory: Hashable, Sendable {
    /// ISO 3166-1 alpha-2 of the territory.
    public var code: String
    /// ISO 3166-1 alpha-2 of the country that it is written as a part of.
    public var of: String
    public var aliases: [String]

    public init(code: String, of: String, aliases: [String]) {
      self.code = code
      self.of = of
      self.aliases = aliases
    }
  }

  /// In the order given.
  public let subdivisions: [Subdivision]
  private let subdivisionsByCode: [String: Subdivision]
  /// Of countries, by code.
  private let names: [String: String]
  /// Codes of parts by country, then by the first digits of a postal code.
  private let postalCodes: [String: [String: String]]
  private let countries: [String: Set<String>]
  /// By country, then by spelling.
  private let parts: [String: [String: Set<String>]]
  private let territories: [String: [String: Set<String>]]

  /// - Parameters:
  ///   - names: English names by code, ISO 3166-1 alpha-2; the codes themselves are spellings too.
  ///   - aliases: Other spellings by code.
  ///   - postalCodes: Codes of parts by country, then by the first digits of a postal code.
  public init(
    names: [String: String], aliases: [String: [String]], subdivisions: [Subdivision], territories: [Territory],
    postalCodes: [String: [String: String]] = [:]
  ) {
    self.subdivisions = subdivisions
    self.names = names
    self.postalCodes = postalCodes
    subdivisionsByCode = Dictionary(subdivisions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var spelt: [String: Set<String>] = [:]
    for (code, name) in names { Self.add(code, [code, name], to: &spelt) }
    for (code, others) in aliases { Self.add(code, [code] + others, to: &spelt) }
    countries = spelt
    var parts: [String: [String: Set<String>]] = [:]
    for part in subdivisions { Self.add(part.code, part.spellings, to: &parts[part.country, default: [:]]) }
    self.parts = parts
    var outside: [String: [String: Set<String>]] = [:]
    for territory in territories {
      Self.add(territory.code, [territory.code] + territory.aliases, to: &outside[territory.of, default: [:]])
    }
    self.territories = outside
  }

  /// ISO 3166-1 alpha-2 of the country that the text names; nil if it names none, or more than one.
  public func country(_ text: String) -> String? { Self.only(countries, text) }

  /// The part of `country` that the text names; nil if it names none, or more than one.
  public func subdivision(_ text: String, of country: String) -> Subdivision? {
    guard let code = parts[country].flatMap({ Self.only($0, text) }) else { return nil }
    return subdivision(code: code)
  }

  public func subdivision(code: String) -> Subdivision? { subdivisionsByCode[code] }

  /// The part of `country` that a postal code tells by its first digits; nil if they tell none.
  public func subdivision(postalCode: String, of country: String) -> Subdivision? {
    guard let parts = postalCodes[country] else { return nil }
    let digits = postalCode.filter { $0.isASCII && $0.isNumber }
    for length in stride(from: digits.count, to: 0, by: -1) {
      if let code = parts[String(digits.prefix(length))] { return subdivision(code: code) }
    }
    return nil
  }

  /// The English name of a country or of a part, given by code; the code itself where it is not known.
  public func name(_ code: String) -> String { subdivisionsByCode[code]?.name ?? names[code] ?? code }

  /// The code of the territory that the text names as if it were a part of `country`; nil if it names none.
  public func territory(_ text: String, of country: String) -> String? {
    territories[country].flatMap { Self.only($0, text) }
  }

  /// Whether the parts of `country` are known, so that a text which names none of them is a mistake.
  public func divides(_ country: String) -> Bool { parts[country] != nil }

  /// Spellings that name more than one country, or more than one part of a country: nobody can be told by them.
  public var ambiguousSpellings: [String] {
    let all = [countries] + parts.values + territories.values
    return all.flatMap { spellings in spellings.filter { $0.value.count > 1 }.map(\.key) }.sorted()
  }

  private static func add(_ code: String, _ spellings: [String], to index: inout [String: Set<String>]) {
    for spelling in spellings.map(PlaceSpelling.key) where !spelling.isEmpty {
      index[spelling, default: []].insert(code)
    }
  }

  private static func only(_ index: [String: Set<String>], _ text: String) -> String? {
    guard let codes = index[PlaceSpelling.key(text)], codes.count == 1 else { return nil }
    return codes.first
  }
}

/// What counts of a place's name when two are compared.
private enum PlaceSpelling {
  /// Lower case without accents, dots, brackets, apostrophes and a leading "the"; words parted by one space.
  static func key(_ text: String) -> String {
    var plain = ""
    for character in text.lowercased() {
      switch character {
      case ".", "'", "’", "`", "(", ")": continue
      case ",", "-", "/", "_", "\u{2010}", "\u{2011}", "\u{2013}": plain.append(" ")
      case "&": plain += " and "
      default: plain += character.isWhitespace ? " " : folded[character] ?? String(character)
      }
    }
    var words = plain.split(separator: " ")
    if words.count > 1, words.first == "the" { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// Letters of Latin alphabets without their marks. Characters compare equal however the mark is encoded.
  private static let folded: [Character: String] = {
    let groups = [
      "a": "àáâãäåāăąạảấầẩẫậắằẳẵặ", "c": "çćč", "d": "ďđð", "e": "èéêëēėęěẹẻẽếềểễệ", "g": "ğģ", "i": "ìíîïīįıịỉĩ",
      "k": "ķ", "l": "ļľł", "n": "ñńňņ", "o": "òóôõöøōőơọỏốồổỗộớờởỡợ", "r": "řŕ", "s": "śšşș", "t": "ťţț",
      "u": "ùúûüūůűųưụủũứừửữự", "y": "ýÿỳỵỷỹ", "z": "źżž",
    ]
    var result: [Character: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"]
    for (plain, marked) in groups {
      for character in marked { result[character] = plain }
    }
    return result
  }()
}
