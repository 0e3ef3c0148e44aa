import ScriptedDaemon
import Testing
import TrucaClient

/// A method of the client with the request that it must send and an answer that it must understand.
struct EndpointCase: Sendable, CustomTestStringConvertible {
  var method: String
  var target: String
  /// JSON as sent; nil: no body.
  var body: String?
  var ifMatch: String?
  var answer: String
  /// Whether the answer was understood.
  var call: @Sendable (Client) throws -> Bool

  init(
    _ method: String, _ target: String, _ body: String? = nil, ifMatch: String? = nil, answer: String,
    _ call: @escaping @Sendable (Client) throws -> Bool
  ) {
    self.method = method
    self.target = target
    self.body = body
    self.ifMatch = ifMatch
    self.answer = answer
    self.call = call
  }

  var testDescription: String { "\(method) \(target)" }

  /// Calls the client against the literal answer and compares what was sent.
  func check() throws {
    let daemon = try ScriptedDaemon(.json(answer))
    #expect(try call(Client(socket: daemon.path, actingAs: "joan")))
    #expect(daemon.requests.count == 1)
    let request = try #require(daemon.requests.first)
    #expect(request.method == method)
    #expect(request.target == target)
    #expect(request.text == body ?? "")
    #expect(request.header("If-Match") == ifMatch)
    #expect(request.header("Truca-As") == "joan")
    #expect(request.header("Content-Type") == (body == nil ? nil : "application/json"))
    let key = request.header("Idempotency-Key")
    #expect((key != nil) == (method != "GET"))
    #expect(key.map { $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) } ?? true)
  }
}

/// Literal answers that several endpoints share.
enum Literal {
  static let moment =
    #"{"instant":"2026-11-24T09:30:00Z","local":"2026-11-24 10:30","words":"today 10:30","zone":"Europe/Madrid"}"#
  static let clock = #"{"kind":"simulated","now":\#(moment),"rate":1,"settled":3}"#
  static let user = #"""
    {"user":"anna","name":"Anna Serra","uid":1001,"roles":["rep"],"team":"girona","mail":null,
    "zone":"Europe/Madrid","hours":"mon-fri 09:00-18:00","capacity":60,"daysOff":[],"state":"active","openLeads":4,
    "version":7}
    """#
  static let row = #"""
    {"lead":42,"name":"Ana Ruiz","company":"Acme","owner":"anna","state":"open","attempts":2,"next":\#(moment),
    "deadline":null,"reasons":[{"kind":"noPlace","sentence":"The place is not known."}]}
    """#
  static let leadAnswer = #"{"lead":42,"version":8,"state":"open","next":\#(moment),"sentence":"Done."}"#
  static let callAnswer =
    #"{"call":9,"lead":42,"attempt":3,"outcome":"voicemail","state":"open","next":\#(moment),"sentence":"Logged."}"#
  static let brief = #"""
    {"call":9,"lead":42,"attempt":3,"name":"Ana Ruiz","company":"Acme","number":"+34600111222","source":"fair",
    "why":"Second part of the day.","notes":[{"at":\#(moment),"by":"joan","text":"Asked for prices."}],"promised":null,
    "theirTime":"10:30","handedOut":\#(moment),"leaseEnd":\#(moment),"callableUntil":\#(moment)}
    """#
  static let intake = #"""
    {"result":"added","lead":42,"state":"open","held":[],"next":\#(moment),"planned":8,"sentence":"Added as lead 42."}
    """#
  static let lead = #"""
    {"lead":42,"version":8,"name":"Ana Ruiz","company":"Acme","numbers":[{"text":"600 111 222",
    "number":"+34600111222","kind":"mobile","suppressed":false,"current":true}],"team":"girona","state":"open",
    "held":[],"playbook":"consumer","processVersion":1,"storedAt":\#(moment),"planned":[],"calls":[],"consents":[],
    "notes":[],"linked":[],"timeline":[]}
    """#
  static let versionRow = #"{"version":2,"appliedAt":\#(moment),"appliedBy":"root","note":"","openLeads":3}"#

  static func page(_ items: String...) -> String { "{\"items\":[\(items.joined(separator: ","))],\"next\":\"c2\"}" }
}
