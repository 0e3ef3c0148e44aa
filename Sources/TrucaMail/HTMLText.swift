/// The words of an HTML body, for mails that have no other.
enum HTMLText {
  /// Tags that end a line.
  private static let breaks: Set<String> = ["br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table"]
  /// Those of U+00A1 to U+00FF, in order.
  private static let latin = """
    iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
    Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """
  private static let entities: [String: String] = {
    var entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "euro": "€"]
    entities.merge(["ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "oelig": "œ"]) { $1 }
    for (offset, name) in latin.split(separator: " ").enumerated() {
      entities[String(name)] = Unicode.Scalar(0xA1 + UInt32(offset)).map { String($0) }
    }
    return entities
  }()

  /// Without tags, scripts and styles; a line for each block, common entities read.
  static func plain(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[rest.index(after: open)...]
      let name = rest.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
      if rest.hasPrefix("!--") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      if name == "script" || name == "style", rest.first != "/" {
        rest = rest.firstRange(of: "</\(name)").map { rest[$0.upperBound...] } ?? ""
      }
      if breaks.contains(name) { text += "\n" }
      rest = rest.firstIndex(of: ">").map { rest[rest.index(after: $0)...] } ?? ""
    }
    return tidied(unescaped(text + rest))
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.prefix(10).firstIndex(of: ";"), let character = character(rest[..<end]) else {
        result += "&"
        continue
      }
      result += character
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return entities[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init).map { String($0) }
  }

  /// Line by line without indents, and no two empty lines in a row.
  private static func tidied(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let start = line.drop(while: \.isWhitespace)
      if start.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(start)
    }
    return lines.joined(separator: "\n")
  }
}
