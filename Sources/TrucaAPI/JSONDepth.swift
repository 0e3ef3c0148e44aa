/// A JSON decoder recurses: some hundred levels overflow a worker thread's stack. So depth is checked before decoding.
public enum JSONDepth {
  /// Throws `ErrorKind.tooDeep` where arrays and objects are nested deeper than `limit`. Brackets inside strings do not
  /// count. Says nothing about whether the bytes are JSON.
  public static func check(_ bytes: some Sequence<UInt8>, limit: Int) throws(Problem) {
    var depth = 0
    var inString = false
    var escaped = false
    for byte in bytes {
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      // A closing bracket too many is no JSON, and must not make room for deeper nesting after it.
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      guard depth <= limit else {
        throw Problem(.tooDeep, "cannot read JSON nested deeper than \(limit) levels; flatten it")
      }
    }
  }
}
