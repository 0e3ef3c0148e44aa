import Testing
import TrucaCore
import TrucaDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files under `Fixtures/`.
enum ZoneFixtures {
  /// Beside this folder in the sources.
  static let folder = String("\(#filePath)".dropLast("Zones/ZoneFixtures.swift".count)) + "Fixtures"
  static let directory = ZoneDirectory(path: folder + "/zoneinfo")

  static let names = [
    "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/New_York", "America/Santiago", "America/Vancouver",
    "America/Winnipeg", "Asia/Kolkata", "Atlantic/Canary", "Australia/Lord_Howe", "Europe/Dublin", "Europe/Madrid",
    "Pacific/Apia",
  ]

  static func bytes(_ file: String) throws -> [UInt8] {
    let stream = try #require(fopen("\(folder)/\(file)", "rb"))
    defer { fclose(stream) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { return result }
      result += buffer.prefix(count)
    }
  }

  /// The lines of a table that belong to `zone`, as words after the name.
  static func rows(_ file: String, zone: String) throws -> [[Substring]] {
    let text = String(decoding: try bytes(file), as: UTF8.self)
    return text.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.first == zone[...] }
      .map { Array($0.dropFirst()) }
  }
}
