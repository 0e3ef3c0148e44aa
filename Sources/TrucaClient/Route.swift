/// A path below `/v1` with its query, percent-encoded piece by piece, so that no value can reach into another.
struct Route: Hashable, Sendable {
  private(set) var text: String
  private var hasQuery = false

  init(_ segments: String...) {
    text = "/v1"
    for segment in segments { text += "/" + Self.encoded(segment) }
  }

  /// Adds a query parameter; nil and "" add none.
  func with(_ name: String, _ value: String?) -> Route {
    guard let value, !value.isEmpty else { return self }
    var route = self
    route.text += "\(hasQuery ? "&" : "?")\(name)=\(Self.encoded(value))"
    route.hasQuery = true
    return route
  }

  /// Adds a parameter once for each value.
  func with(_ name: String, each values: [String]) -> Route {
    values.reduce(self) { $0.with(name, $1) }
  }

  /// Adds `name=1` where it is wanted.
  func with(_ name: String, if wanted: Bool) -> Route {
    with(name, wanted ? "1" : nil)
  }

  /// All but the unreserved characters of RFC 3986 as `%XX`.
  private static func encoded(_ value: String) -> String {
    var text = ""
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
