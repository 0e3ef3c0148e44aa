public import TrucaCore

/// The zone data of a machine: TZif files by name and the tables beside them. Every call reads the files anew.
public struct ZoneDirectory: Hashable, Sendable {
  /// `/usr/share/zoneinfo` on Debian.
  public let path: String

  public init(path: String) {
    self.path = path
  }

  /// The zone called `name`, from its file and from nothing else.
  public func zone(_ name: String) throws(ZoneDirectoryError) -> Zone {
    guard Self.isZoneName(name) else { throw .badName(name) }
    let bytes = try file(name)
    do {
      return try ZoneFile.decode(bytes, name: name)
    } catch {
      throw .malformed(zone: name, error)
    }
  }

  /// From `zone.tab`: the zones of each country (ISO 3166-1 alpha-2), in the order of the file: most populous first.
  public func zonesByCountry() throws(ZoneDirectoryError) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (country, fields) in try rows("zone.tab", columns: 3) { result[country, default: []].append(fields[2]) }
    return result
  }

  /// From `iso3166.tab`: the English name of each country by its code.
  public func countryNames() throws(ZoneDirectoryError) -> [String: String] {
    var result: [String: String] = [:]
    for (country, fields) in try rows("iso3166.tab", columns: 2) { result[country] = fields[1] }
    return result
  }

  /// `2026f`, from the first line of `tzdata.zi`; nil if there is no such file or line.
  public func version() -> String? {
    guard let bytes = try? file("tzdata.zi") else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let prefix = "# version "
    guard line.hasPrefix(prefix), line.utf8.count > prefix.utf8.count else { return nil }
    return String(line.dropFirst(prefix.count))
  }

  /// Whether `name` can be that of a zone. This machine's own zone, and the other ways of counting time that lie beside
  /// the zones, are nobody's place.
  private static func isZoneName(_ name: String) -> Bool {
    let first = name.prefix { $0 != "/" }
    return isFileName(name) && !["localtime", "posixrules", "Factory", "right", "posix"].contains(first)
  }

  /// Whether `name` can name a file below the directory: parts of letters, digits and `_+-.`, none of them `.` or `..`.
  static func isFileName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8) && part.allSatisfy(isNameByte)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "_+-.".utf8.contains(byte)
    }
  }

  /// The lines of a table that are no comments, cut at the tabs, with the country code that begins each.
  private func rows(_ name: String, columns: Int) throws(ZoneDirectoryError) -> [(country: String, fields: [String])] {
    var result: [(country: String, fields: [String])] = []
    let lines = try file(name).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= columns, fields[0].utf8.count == 2, !fields[columns - 1].isEmpty else {
        throw .malformedTable(file: name, line: index + 1)
      }
      result.append((fields[0], fields))
    }
    return result
  }

  private func file(_ name: String) throws(ZoneDirectoryError) -> [UInt8] {
    do {
      return try SmallFile.read("\(path)/\(name)")
    } catch {
      switch error {
      case .missing: throw .missing(file: name, directory: path)
      case .unreadable(let reason): throw .unreadable(file: name, directory: path, reason: reason)
      }
    }
  }
}
