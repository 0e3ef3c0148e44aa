public import TrucaCore

/// A time zone in the TZif format (RFC 9636), as under `/usr/share/zoneinfo`.
public enum ZoneFile {
  /// The zone that `bytes` hold. Only the 64-bit block and the footer are used. A file with any fault is refused: a
  /// zone that is a little wrong would allow calls at forbidden hours.
  public static func decode(_ bytes: [UInt8], name: String) throws(ZoneFileError) -> Zone {
    var reader = ByteReader(bytes)
    let old = try ZoneFileHeader(&reader)
    _ = try reader.bytes(old.blockLength(timeLength: 4))
    let header = try ZoneFileHeader(&reader)
    guard header.leapSeconds == 0 else { throw .countsLeapSeconds }
    let block = try ZoneFileBlock(&reader, header)
    let rule = try footer(&reader, last: block.changes.last)
    guard reader.isAtEnd else { throw .malformed("bytes after the footer") }
    guard let zone = Zone(name: name, first: block.first, changes: block.changes, rule: rule) else {
      throw .malformed("changes out of order")
    }
    return zone
  }

  /// The rule between two line feeds; nil if it is empty, which means that nothing is known of the future.
  private static func footer(_ reader: inout ByteReader, last: ZoneChange?) throws(ZoneFileError) -> ZoneRule? {
    guard try reader.byte() == UInt8(ascii: "\n") else { throw .malformed("no footer") }
    let text = try reader.line()
    if text.isEmpty { return nil }
    guard let rule = ZoneRule(posix: text) else { throw .malformedRule(text) }
    if let last, rule.offset(at: last.at) != last.offset { throw .malformedRule(text) }
    return rule
  }
}

/// The 44 bytes before each block.
struct ZoneFileHeader {
  let utcIndicators: Int
  let standardIndicators: Int
  let leapSeconds: Int
  let changes: Int
  let types: Int
  let characters: Int

  init(_ reader: inout ByteReader) throws(ZoneFileError) {
    guard let magic = try? reader.bytes(4), magic.elementsEqual("TZif".utf8) else { throw .notAZoneFile }
    let version = try reader.byte()
    guard (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else { throw .unsupportedVersion(version) }
    _ = try reader.bytes(15)
    utcIndicators = try reader.count()
    standardIndicators = try reader.count()
    leapSeconds = try reader.count()
    changes = try reader.count()
    types = try reader.count()
    characters = try reader.count()
  }

  /// Bytes of the block when an instant takes `timeLength` bytes.
  func blockLength(timeLength: Int) -> Int {
    changes * (timeLength + 1) + types * 6 + characters + leapSeconds * (timeLength + 4) + standardIndicators
      + utcIndicators
  }
}

/// The 64-bit block.
private struct ZoneFileBlock {
  /// From the Big Bang, which some files name, to the year 36812.
  private static let plausibleTimes: ClosedRange<Int64> = (-1 << 59)...(1 << 40)

  let first: ZoneOffset
  let changes: [ZoneChange]

  init(_ reader: inout ByteReader, _ header: ZoneFileHeader) throws(ZoneFileError) {
    // Before anything is stored for it, the block must be there.
    var block = ByteReader(Array(try reader.bytes(header.blockLength(timeLength: 8))))
    let times = try Self.list(header.changes) { () throws(ZoneFileError) in try block.integer(Int64.self) }
    let indices = try Self.list(header.changes) { () throws(ZoneFileError) in Int(try block.byte()) }
    let types = try Self.list(header.types) { () throws(ZoneFileError) in
      (Int(try block.integer(Int32.self)), try block.byte(), Int(try block.byte()))
    }
    let characters = Array(try block.bytes(header.characters))
    let offsets = try types.map { (seconds, isDaylight, index) throws(ZoneFileError) in
      guard abs(seconds) < 26 * 3600, isDaylight <= 1 else { throw .malformed("local time type") }
      return ZoneOffset(seconds: seconds, abbreviation: try Self.abbreviation(characters, index))
    }
    guard let first = offsets.first else { throw .malformed("no local time type") }
    self.first = first
    changes = try zip(times, indices).map { (time, index) throws(ZoneFileError) in
      guard index < offsets.count else { throw .malformed("change to an unknown type") }
      guard Self.plausibleTimes.contains(time) else { throw .malformed("change at an absurd time") }
      return ZoneChange(at: time, offset: offsets[index])
    }
  }

  private static func list<T>(
    _ count: Int, _ next: () throws(ZoneFileError) -> T
  ) throws(ZoneFileError) -> [T] {
    var result: [T] = []
    for _ in 0..<count { result.append(try next()) }
    return result
  }

  /// The text from `index` to the next zero byte.
  private static func abbreviation(_ characters: [UInt8], _ index: Int) throws(ZoneFileError) -> String {
    guard index < characters.count, let end = characters[index...].firstIndex(of: 0) else {
      throw .malformed("abbreviation")
    }
    return String(decoding: characters[index..<end], as: UTF8.self)
  }
}
