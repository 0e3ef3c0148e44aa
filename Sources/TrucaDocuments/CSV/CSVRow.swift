/// One row of a CSV file, not decoded yet: quoting is resolved, bytes are as they stood.
public struct CSVRow: Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public var line: Int
  /// The cells' bytes, one after the other.
  public var bytes: [UInt8]
  /// Where in `bytes` each cell ends.
  public var ends: [Int]

  public init(line: Int, bytes: [UInt8], ends: [Int]) {
    self.line = line
    self.bytes = bytes
    self.ends = ends
  }

  public var count: Int { ends.count }

  /// The bytes of one cell. `index` must be in `0..<count`.
  public subscript(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
