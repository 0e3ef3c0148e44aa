internal import FoundationEssentials
import Testing
import TrucaAPI

@Suite("The wire's forms")
struct WireTests {
  private struct Lead: Codable, Equatable {
    var name: String
    var numbers: [Int]
    var place: Place?

    struct Place: Codable, Equatable {
      var zone: String
      var legal: Bool
    }
  }

  @Test("members come in the order of their declaration, slashes plain, and nothing breaks a line")
  func form() throws {
    let lead = Lead(name: "a/b\nc", numbers: [1], place: .init(zone: "Europe/Madrid", legal: true))
    let text = String(decoding: try WireCoder.encode(lead), as: UTF8.self)
    #expect(text == #"{"name":"a/b\nc","numbers":[1],"place":{"zone":"Europe/Madrid","legal":true}}"#)
    #expect(try WireCoder.decode(Lead.self, from: Array(text.utf8)) == lead)
  }

  @Test("what is written is read back by another reader, whatever it holds")
  func foreignReader() throws {
    let texts = [
      "", "\"\\", "\u{0}\u{1}\u{1F}\u{7F}\r\n\t", "\u{2028}é漢👩‍👩‍👧 \u{202E}", String(repeating: "x", count: 10_000),
    ]
    for text in texts {
      let value = Nested(
        text: text, texts: [text, text], numbers: [Int64.min, 0, Int64.max], isTrue: true, ratio: -1.5e-9, nothing: nil,
        counts: ["b\(text)": 2, "a": 1], inner: [Nested.Inner(text: nil), Nested.Inner(text: text)], empty: .init(),
        lists: [[], [1], [2, 3]], choice: .second(text))
      let bytes = try WireCoder.encode(value)
      #expect(try JSONDecoder().decode(Nested.self, from: Data(bytes)) == value)
      #expect(!bytes.contains(UInt8(ascii: "\n")))
      #expect(try WireCoder.encode(value) == bytes)
    }
  }

  @Test("a number that JSON has not is refused", arguments: [Double.nan, .infinity, -.infinity])
  func noNumber(number: Double) {
    #expect(throws: Problem.self) { try WireCoder.encode([number]) }
  }

  private struct Nested: Codable, Equatable {
    struct Inner: Codable, Equatable { var text: String? }
    struct Empty: Codable, Equatable {}
    enum Choice: Codable, Equatable {
      case first
      case second(String)
    }
    var text: String
    var texts: [String]
    var numbers: [Int64]
    var isTrue: Bool
    var ratio: Double
    var nothing: Int?
    var counts: [String: Int]
    var inner: [Inner]
    var empty: Empty
    var lists: [[Int]]
    var choice: Choice
  }

  @Test(
    "a fault names its key path and what it must be",
    arguments: [
      (#"{}"#, #"cannot read the JSON: "name" is missing; add it"#),
      (#"{"name":1,"numbers":[]}"#, #"cannot read "name": it must be a string"#),
      (#"{"name":"n","numbers":[1,"x"]}"#, #"cannot read "numbers[1]": it must be a whole number"#),
      (#"{"name":"n","numbers":7}"#, #"cannot read "numbers": it must be a list"#),
      (#"{"name":"n","numbers":[],"place":[]}"#, #"cannot read "place": it must be an object"#),
      (#"{"name":"n","numbers":[],"place":{"zone":"z"}}"#, #"cannot read the JSON: "place.legal" is missing; add it"#),
      (
        #"{"name":"n","numbers":[],"place":{"zone":"z","legal":1}}"#,
        #"cannot read "place.legal": it must be true or false"#
      ),
      (#"[]"#, #"cannot read "the body": it must be an object"#),
    ])
  func faults(json: String, sentence: String) throws {
    let problem = try #require(throws: Problem.self) { try WireCoder.decode(Lead.self, from: Array(json.utf8)) }
    #expect(problem.kind == .unreadable)
    #expect(problem.detail == sentence)
  }

  @Test(
    "depth counts brackets and not what stands in strings",
    arguments: [
      ("[[[]]]", 3, true), ("[[[]]]", 2, false), (#"["[[[["]"#, 1, true), (#"["\"[[["]"#, 1, true),
      (#"["\\",[]]"#, 1, false), ("[],[],[]", 1, true), (#"{"a":{"b":[]}}"#, 3, true), (#"{"a":{"b":[]}}"#, 2, false),
      ("]]]][[", 1, false), ("", 0, true), ("1", 0, true),
    ])
  func depth(json: String, limit: Int, passes: Bool) {
    let problem: Problem?
    do throws(Problem) {
      try JSONDepth.check(json.utf8, limit: limit)
      problem = nil
    } catch {
      problem = error
    }
    #expect(problem?.kind == (passes ? nil : .tooDeep))
  }

  @Test("each kind has a stable word, an error status and an exit code of sysexits", arguments: ErrorKind.allCases)
  func kinds(kind: ErrorKind) throws {
    #expect(400..<600 ~= kind.status)
    #expect([64, 65, 66, 69, 70, 73, 75, 77].contains(kind.exitCode))
    let problem = Problem(kind, "cannot do it; do something else")
    #expect(problem.type == "urn:truca:problem:\(kind.rawValue)")
    #expect(try WireCoder.decode(Problem.self, from: try WireCoder.encode(problem)) == problem)
  }

  @Test("the words that programs rely on do not change")
  func words() {
    #expect(
      Set(ErrorKind.allCases.map(\.rawValue)) == [
        "badRequest", "unreadable", "unknownUser", "forbidden", "notFound", "conflict", "versionMismatch",
        "idempotencyMismatch", "tooLarge", "tooDeep", "headersTooLarge", "timeout", "unsupported", "methodNotAllowed",
        "refused", "invalidDocument", "unavailable", "internal",
      ])
  }

  @Test(
    "a problem of a newer or foreign server is read as far as it goes",
    arguments: [
      (#"{"kind":"moonPhase","status":409,"detail":"cannot now"}"#, ErrorKind.conflict, "cannot now"),
      (#"{"status":418}"#, .badRequest, "cannot do this: Bad request"),
      ("{}", .internal, "cannot do this: Internal error"),
    ])
  func foreign(json: String, kind: ErrorKind, detail: String) throws {
    let problem = try WireCoder.decode(Problem.self, from: Array(json.utf8))
    #expect(problem.kind == kind)
    #expect(problem.detail == detail)
  }
}
