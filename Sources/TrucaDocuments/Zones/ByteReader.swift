/// Reads big-endian numbers one after another.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) throws(ZoneFileError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .truncated }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() throws(ZoneFileError) -> UInt8 {
    guard let byte = rest.popFirst() else { throw .truncated }
    return byte
  }

  mutating func integer<T: FixedWidthInteger>(_ type: T.Type) throws(ZoneFileError) -> T {
    try bytes(T.bitWidth / 8).reduce(0) { $0 << 8 | T(truncatingIfNeeded: $1) }
  }

  /// A count of 32 bits.
  mutating func count() throws(ZoneFileError) -> Int { Int(try integer(UInt32.self)) }

  /// The bytes up to the next line feed, which is taken too.
  mutating func line() throws(ZoneFileError) -> String {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw .truncated }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
