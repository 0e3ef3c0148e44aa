import FoundationEssentials

/// The one JSON coder of daemon and clients: members in the order of their declaration, camelCase as the properties are
/// named.
public enum WireCoder {
  /// UTF-8 JSON without line breaks, so that it can stand as a line of NDJSON.
  public static func encode(_ value: some Encodable) throws(Problem) -> [UInt8] {
    do {
      return try WireEncoder.encode(value)
    } catch {
      throw Problem(.internal, "cannot write \(type(of: value)) as JSON; report this as a fault of Truca")
    }
  }

  /// Throws `ErrorKind.unreadable` with a sentence that names the key path.
  /// Does not check depth: see `JSONDepth`.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(Problem) -> Value {
    // Foundation reads UTF-16 and UTF-32 too, in which `JSONDepth` sees quotes where there are none. Their brackets
    // have a zero byte; in UTF-8 no JSON has one.
    guard !bytes.contains(0) else {
      throw Problem(.unreadable, "cannot read the JSON: it is not UTF-8, or holds a zero byte; send it as UTF-8")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw problem(of: error)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(.unreadable, "cannot read the JSON; check its form")
    }
  }

  private static func problem(of error: DecodingError) -> Problem {
    switch error {
    case .keyNotFound(let key, let context):
      let path = keyPath(context.codingPath + [key])
      return Problem(.unreadable, "cannot read the JSON: \"\(path)\" is missing; add it")
    case .valueNotFound(let type, let context):
      return Problem(.unreadable, "cannot read \"\(keyPath(context.codingPath))\": it is null; give \(noun(type))")
    case .typeMismatch(let type, let context):
      return Problem(.unreadable, "cannot read \"\(keyPath(context.codingPath))\": it must be \(noun(type))")
    case .dataCorrupted(let context):
      return corrupted(context)
    @unknown default:
      return Problem(.unreadable, "cannot read the JSON; check its form")
    }
  }

  private static func corrupted(_ context: DecodingError.Context) -> Problem {
    guard context.codingPath.isEmpty else {
      return Problem(.unreadable, "cannot read \"\(keyPath(context.codingPath))\": \(context.debugDescription)")
    }
    // FoundationEssentials does not tell where.
    return Problem(.unreadable, "cannot read the JSON: it is empty, cut short or not valid; check quotes and commas")
  }

  /// `leads[3].numbers[0]`; `the body` for the root.
  private static func keyPath(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "the body" }
    var text = ""
    for key in path {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    return text
  }

  private static func noun(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    default: String(describing: type).hasPrefix("Array") ? "a list" : "an object"
    }
  }
}
