public import TrucaAPI

/// A whole HTTP answer.
public struct HTTPAnswer: Hashable, Sendable {
  public var status: Int
  /// In the order of arrival, names in lower case.
  public var headers: [(name: String, value: String)] { fields.map { ($0.name, $0.value) } }
  /// Empty where the body was handed over line by line.
  public var body: [UInt8]

  struct Field: Hashable, Sendable {
    var name: String
    var value: String
  }

  var fields: [Field]

  /// The first header of that name, whatever its case; nil where there is none.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name == wanted }?.value
  }

  /// The problem that this answer carries; nil for a status below 400. An error without a readable problem document
  /// becomes one from its status.
  public var problem: Problem? {
    guard status >= 400 else { return nil }
    if let problem = try? WireCoder.decode(Problem.self, from: body) { return problem }
    return Problem(ErrorKind(status: status), "cannot do this: the daemon answered with status \(status)")
  }
}
