import Testing

@testable import truca

@Suite("Reading what people type")
struct ReadingTests {
  @Test(
    "a first number is the lead, unless it belongs to a time",
    arguments: [
      ("42 tomorrow 10:30", 42, "tomorrow 10:30"), ("tomorrow 10:30", nil, "tomorrow 10:30"), ("10:30", nil, "10:30"),
      ("15 december 10:30", nil, "15 december 10:30"), ("15 Dec 9h", nil, "15 Dec 9h"),
      ("30 minutes", nil, "30 minutes"),
      ("2 hours", nil, "2 hours"), ("42 +2h", 42, "+2h"), ("42 10:30", 42, "10:30"), ("1030", nil, "1030"),
      ("42 15 december 9h", 42, "15 december 9h"), ("42 in 10 minutes", 42, "in 10 minutes"), ("9 am", nil, "9 am"),
    ] as [(String, Int64?, String)])
  func time(line: String, lead: Int64?, words: String) {
    let what = LeadAndWords(time: line.split(separator: " ").map(String.init))
    #expect(what.lead == lead)
    #expect(what.words == words)
  }

  @Test(
    "in a note a first number is the lead, unless the text is quoted",
    arguments: [
      (["42", "likes", "blue"], 42, "likes blue"), (["likes", "blue"], nil, "likes blue"),
      (["3 children"], nil, "3 children"), (["42"], 42, ""), (["42nd", "floor"], nil, "42nd floor"),
      (["99999999999999999999", "x"], nil, "99999999999999999999 x"),
    ] as [([String], Int64?, String)])
  func note(arguments: [String], lead: Int64?, words: String) {
    let what = LeadAndWords(text: arguments)
    #expect(what.lead == lead)
    #expect(what.words == words)
  }

  @Test("owners are read line by line, comments and blank lines left out")
  func owners() throws {
    let text = "# who is who\n\n Ana  Ruiz = anna \r\nPep = \"x\" = pep\n"
    #expect(try OwnersFile.parse(text, of: "o.txt") == ["Ana  Ruiz=anna", "Pep = \"x\"=pep"])
  }

  @Test("a line of owners that cannot be read is named", arguments: ["a=b\nAna Ruiz\n", "a=b\n=anna", "a=b\nAna ="])
  func badOwners(text: String) throws {
    let failure = try #require(throws: Failure.self) { try OwnersFile.parse(text, of: "o.txt") }
    #expect(failure.exitCode == 65)
    #expect(failure.sentence?.contains("o.txt at line 2") == true)
  }

  @Test("a uid is that of the whole name")
  func uid() {
    let passwd =
      "root:x:0:0::/root:/bin/sh\nanna:x:1001:1001::/:/bin/sh\nann:x:1002:1002::/:/bin/sh\nbad:x\nodd:x:-1:0\n"
    #expect(LocalAccount.uid(of: "anna", in: passwd) == 1_001)
    #expect(LocalAccount.uid(of: "ann", in: passwd) == 1_002)
    #expect(LocalAccount.uid(of: "an", in: passwd) == nil)
    #expect(LocalAccount.uid(of: "bad", in: passwd) == nil)
    #expect(LocalAccount.uid(of: "odd", in: passwd) == nil)
    #expect(LocalAccount.uid(of: "anna", passwd: "/nonexistent") == nil)
  }

  @Test(
    "a zone is a name, never a rule",
    arguments: [
      ("Europe/Madrid", "Europe/Madrid"), (":Europe/Madrid", "Europe/Madrid"), ("CET-1CEST", nil), ("UTC", "UTC"),
      (":/usr/share/zoneinfo/America/New_York", "America/New_York"), ("/etc/localtime", nil), ("", nil),
    ])
  func zone(value: String, name: String?) {
    #expect(LocalZone.name(inVariable: value) == name)
  }

  @Test("TZ goes before the machine's files")
  func zoneOfEnvironment() {
    #expect(LocalZone.name(["TZ": "Asia/Tokyo"]) == "Asia/Tokyo")
  }
}
