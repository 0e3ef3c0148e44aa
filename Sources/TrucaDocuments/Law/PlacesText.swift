public import TrucaCore

/// The table of places, `places.toml`.
public enum PlacesText {
  /// Reads the table.
  /// - Parameter countryNames: English names by ISO 3166-1 alpha-2, as iso3166.tab has them. A country of the table
  ///   must be among them.
  /// - Throws: everything that is wrong with the table.
  public static func decode(
    fileName: String, text: String, countryNames: [String: String]
  ) throws(DocumentProblems) -> PlaceBook {
    let collector = ProblemCollector()
    let root = TOMLReader(try TOMLDocument(file: fileName, text: text), collector: collector)
    root.require("schema", "schema = 1")
    if let schema = root.integer("schema"), schema != 1 {
      root.problem("schema", "cannot read schema \(schema): this version of Truca reads schema 1")
    }
    let known = Set(countryNames.keys)
    let parts = subdivisions(root, known)
    let book = PlaceBook(
      names: countryNames, aliases: countries(root, known), subdivisions: parts, territories: territories(root, known),
      postalCodes: postalCodes(root, Set(parts.map(\.code))))
    root.finish()
    for spelling in book.ambiguousSpellings {
      root.problem(root.position, "cannot tell places apart by \"\(spelling)\": leave it with one of them")
    }
    try collector.check(files: [fileName])
    return book
  }

  private static func countries(_ root: TOMLReader, _ known: Set<String>) -> [String: [String]] {
    guard let table = root.table("countries", subject: "countries") else { return [:] }
    var result: [String: [String]] = [:]
    for entry in table.entries {
      check(entry, table, known)
      result[entry.key] = table.strings(entry.key)?.map(\.text) ?? []
    }
    return result
  }

  private static func subdivisions(_ root: TOMLReader, _ known: Set<String>) -> [PlaceBook.Subdivision] {
    var result: [PlaceBook.Subdivision] = []
    guard let table = root.table("subdivisions", subject: "subdivisions") else { return [] }
    for entry in table.entries {
      check(entry, table, known)
      for (part, reader) in table.tables(entry.key, noun: "subdivision") {
        result.append(subdivision("\(entry.key)-\(part)", reader))
      }
    }
    return result
  }

  private static func subdivision(_ code: String, _ reader: TOMLReader) -> PlaceBook.Subdivision {
    let name = reader.requiredString("name")
    let aliases = reader.strings("aliases")?.map(\.text) ?? []
    reader.require("zones", "a list of time zones")
    let zones = reader.strings("zones") ?? []
    if zones.isEmpty, reader.entry("zones") != nil {
      reader.problem("zones", "cannot place \(reader.subject) without a zone: name at least one")
    }
    reader.finish()
    return PlaceBook.Subdivision(code: code, name: name, aliases: aliases, zones: zones.map(\.text))
  }

  private static func territories(_ root: TOMLReader, _ known: Set<String>) -> [PlaceBook.Territory] {
    var result: [PlaceBook.Territory] = []
    guard let parents = root.table("territories", subject: "territories") else { return [] }
    for parent in parents.entries {
      check(parent, parents, known)
      guard let table = parents.table(parent.key, subject: "territories of \(parent.key)") else { continue }
      for entry in table.entries {
        check(entry, table, known)
        let aliases = table.strings(entry.key)?.map(\.text) ?? []
        result.append(PlaceBook.Territory(code: entry.key, of: parent.key, aliases: aliases))
      }
    }
    return result
  }

  /// `[postalCodes.ES]`: the first digits of the postal codes of each part.
  private static func postalCodes(_ root: TOMLReader, _ known: Set<String>) -> [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    guard let countries = root.table("postalCodes", subject: "postal codes") else { return [:] }
    for country in countries.entries {
      guard let table = countries.table(country.key, subject: "postal codes of \(country.key)") else { continue }
      for entry in table.entries {
        let code = "\(country.key)-\(entry.key)"
        if !known.contains(code) {
          table.problem(entry.position, "cannot find the part \"\(code)\": name one of [subdivisions.\(country.key)]")
        }
        for (digits, position) in table.strings(entry.key) ?? [] {
          guard result[country.key, default: [:]].updateValue(code, forKey: digits) != nil else { continue }
          table.problem(position, "cannot give the postal codes \"\(digits)\" to two parts: leave them with one")
        }
      }
    }
    return result
  }

  private static func check(_ entry: TOMLEntry, _ table: TOMLReader, _ known: Set<String>) {
    guard !known.contains(entry.key) else { return }
    table.problem(entry.position, "cannot find a country with the code \"\(entry.key)\": write two letters, as in ES")
  }
}
