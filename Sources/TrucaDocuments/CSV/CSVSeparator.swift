/// What stands between the cells of a row.
public enum CSVSeparator: String, CaseIterable, Sendable, Hashable {
  case semicolon = ";"
  case tab = "\t"
  case bar = "|"
  case comma = ","

  public var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    case .comma: UInt8(ascii: ",")
    }
  }

  /// The separator of a file with this header line: the one that stands in it most often outside quotes. Of two that
  /// are as frequent the comma yields, since it also occurs inside titles. Comma if there is none.
  public static func detect(inHeader header: some Sequence<UInt8>) -> CSVSeparator {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    var best = CSVSeparator.comma
    for candidate in allCases.reversed() where counts[candidate.byte, default: 0] > 0 {
      if counts[candidate.byte, default: 0] >= counts[best.byte, default: 0] { best = candidate }
    }
    return best
  }
}
