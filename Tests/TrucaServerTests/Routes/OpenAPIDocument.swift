import FoundationEssentials
import Yams

/// `docs/openapi.yaml`, as far as the tests hold the daemon against it.
struct OpenAPIDocument {
  private let root: [String: Any]

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    root = try Yams.load(yaml: text) as? [String: Any] ?? [:]
  }

  /// `GET /v1/leads/{lead}`, for each operation.
  var operations: Set<String> {
    var result: Set<String> = []
    for (path, item) in paths {
      for verb in item.keys { result.insert("\(verb.uppercased()) \(path)") }
    }
    return result
  }

  private var paths: [String: [String: Any]] { root["paths"] as? [String: [String: Any]] ?? [:] }

  /// What is wrong with an answer, by the document: its status, its media type, its members. Empty if nothing is.
  func faults(verb: String, path: String, status: Int, type: String?, body: [UInt8]) throws -> [String] {
    let operation = paths[path]?[verb.lowercased()] as? [String: Any]
    guard let responses = operation?["responses"] as? [String: Any],
      let response = resolve(responses[String(status)]) as? [String: Any]
    else { return ["\(verb) \(path): status \(status) is not documented"] }
    let content = response["content"] as? [String: Any] ?? [:]
    guard let type, let media = content[type] as? [String: Any] else {
      return ["\(verb) \(path): \(type ?? "no type") is not documented for \(status)"]
    }
    guard type.hasSuffix("json"), !type.hasSuffix("ndjson") else { return [] }
    let value = try JSONDecoder().decode(JSONTree.self, from: Data(body))
    return faults(value, schema: media["schema"], at: "\(verb) \(path) \(status)")
  }

  private func faults(_ value: JSONTree, schema: Any?, at place: String) -> [String] {
    guard let schema = resolve(schema) as? [String: Any] else { return ["\(place): no schema"] }
    if let allowed = schema["enum"] as? [String] {
      guard case .string(let text) = value, allowed.contains(text) else { return ["\(place): not one of its words"] }
    }
    switch (schema["type"] as? String, value) {
    case ("object", .object(let members)): return faults(members, schema: schema, at: place)
    case ("array", .array(let items)):
      return items.enumerated().flatMap { faults($0.element, schema: schema["items"], at: "\(place)[\($0.offset)]") }
    case ("string", .string), ("boolean", .boolean), ("integer", .integer), (nil, _): return []
    case ("number", .integer), ("number", .number): return []
    case (let type, _): return ["\(place): is no \(type ?? "")"]
    }
  }

  private func faults(_ members: [String: JSONTree], schema: [String: Any], at place: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let required = schema["required"] as? [String] ?? []
    var result = required.filter { members[$0] == nil }.map { "\(place): \($0) is missing" }
    for (name, value) in members {
      guard let property = properties[name] ?? schema["additionalProperties"] else {
        result.append("\(place): \(name) is not documented")
        continue
      }
      result += faults(value, schema: property, at: "\(place).\(name)")
    }
    return result
  }

  /// Follows `$ref` inside the document.
  private func resolve(_ value: Any?) -> Any? {
    guard let reference = (value as? [String: Any])?["$ref"] as? String else { return value }
    var node: Any? = root
    for step in reference.split(separator: "/").dropFirst() { node = (node as? [String: Any])?[String(step)] }
    return resolve(node)
  }
}

/// Any JSON.
indirect enum JSONTree: Decodable {
  case object([String: JSONTree])
  case array([JSONTree])
  case string(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }
}
