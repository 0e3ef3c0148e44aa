import Testing
import TrucaCore
import TrucaDocuments

@Suite("Reading the table of calling rules")
struct CallingRuleTableTests {
  private static let head = "schema = 1\n"
  private static let row = """
    [[rule]]
    code = "ES"
    name = "Spain"
    windows = { mon = [["09:00", "13:00"], ["14:00", "24:00"]] }
    holidays = "national"
    basis = "statute"
    source = "a law"
    applies = "calls"
    confidence = "high"

    """

  private func problems(_ text: String) -> [String] {
    do throws(DocumentProblems) {
      _ = try CallingRuleTable.decode(fileName: "r.toml", text: text)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private func rule(_ more: String) throws -> CallingRule {
    let table = try CallingRuleTable.decode(fileName: "r.toml", text: Self.head + Self.row + more)
    return try #require(table.rules.first)
  }

  @Test("a row is read into its values")
  func row() throws {
    let more = "year = 2014\nnote = \"n\"\nurl = \"u\"\n"
    var windows = WeeklyWindows()
    windows[.monday] = [try #require(DayWindow(start: 540, end: 780)), try #require(DayWindow(start: 840, end: 1440))]
    #expect(
      try rule(more)
        == CallingRule(
          code: "ES", name: "Spain", windows: windows, holidays: .national, basis: "statute", source: "a law",
          year: 2014, applies: "calls", confidence: "high", note: "n", url: "u"))
  }

  @Test("limits keep their periods, and what they cover goes to the note")
  func limits() throws {
    let rule = try rule(
      """
      note = "N."
      limits = [{ max = 3, hours = 24, scope = "same subject" }, { max = 2, period = "calendar_day" },
        { max = 4, period = "calendar_week" }]
      """)
    #expect(
      rule.limits == [
        CallingRule.AttemptLimit(max: 3, period: .rolling(hours: 24)),
        CallingRule.AttemptLimit(max: 2, period: .calendarDay),
        CallingRule.AttemptLimit(max: 4, period: .calendarWeek),
      ])
    #expect(rule.note == "N. Limit 1: same subject.")
  }

  @Test("consent is required always, from a day, or of mobile numbers")
  func consent() throws {
    let day = try #require(CivilDate(year: 2023, month: 6, day: 29))
    #expect(try rule("consent_required = true").consent == CallingRule.ConsentRule(requiredFrom: .always))
    #expect(
      try rule("consent_required_from = \"2023-06-29\"\nconsent_valid_days = 730").consent
        == CallingRule.ConsentRule(requiredFrom: .day(day), validDays: 730))
    #expect(
      try rule("consent_required_mobile = true").consent
        == CallingRule.ConsentRule(requiredFrom: .always, mobileOnly: true))
    #expect(try rule("").consent == CallingRule.ConsentRule())
  }

  @Test("the rest of a row is read")
  func rest() throws {
    let rule = try rule(
      "after_refusal_days = 60\nnever_after_refusal = true\nkill_switch = true\neve = [[\"10:00\", \"19:00\"]]")
    #expect(rule.afterRefusalDays == 60)
    #expect(rule.neverAfterRefusal)
    #expect(rule.killSwitch)
    #expect(rule.eve == [DayWindow(start: 600, end: 1140)])
  }

  @Test("the row of unknown states comes last under its code, the fallback apart")
  func apart() throws {
    let table = try CallingRuleTable.decode(
      fileName: "r.toml",
      text: """
        schema = 1
        compiled = "2026-11-24"
        [fallback]
        windows = { mon = [["10:00", "11:00"]] }
        holidays = "subdivision"
        [us_unknown_state]
        windows = { tue = [["10:00", "11:00"]] }
        holidays = "subdivision"
        limits = [{ max = 3, hours = 24 }]

        """ + Self.row)
    #expect(table.rules.map(\.code) == ["ES", "US-unknown"])
    #expect(table.rules.last?.limits.count == 1)
    #expect(table.fallback?.windows.minutesPerWeek == 60)
    #expect(table.compiled?.description == "2026-11-24")
  }

  @Test(
    "what would make another law than the one meant is refused",
    arguments: [
      ("code = \"ES\"", "code = \"Spain\"", "r.toml:3:8: cannot use the code \"Spain\""),
      ("code = \"ES\"", "code = \"ES-MD\"", "r.toml:3:8: cannot use the rule ES-MD without one for ES"),
      ("\"09:00\"", "\"9:00\"", "r.toml:5:20: cannot read a window of \"mon\""),
      ("\"09:00\"", "\"13:00\"", "r.toml:5:20: cannot read a window of \"mon\""),
      ("\"24:00\"", "\"24:01\"", "r.toml:5:40: cannot read a window of \"mon\""),
      ("\"14:00\"", "\"12:59\"", "r.toml:5:40: cannot use a window of \"mon\""),
      ("mon =", "mno =", "r.toml:5:13: cannot use the unknown key \"mno\" in windows in rule 1: did you mean \"mon\"?"),
      ("[[\"09:00\", \"13:00\"], [\"14:00\", \"24:00\"]]", "[]", "r.toml:5:11: cannot call anybody in rule 1"),
      ("\"national\"", "\"some\"", "r.toml:6:12: cannot use \"some\" as holidays"),
      ("\"statute\"", "\"rumour\"", "r.toml:7:9: cannot use \"rumour\" as basis"),
      ("\"high\"", "\"certain\"", "r.toml:10:14: cannot use \"certain\" as confidence"),
      ("source = \"a law\"", "", "r.toml:2:1: cannot do without \"source\" in rule 1"),
      ("source = \"a law\"", "source = \"a law\"\nkillswitch = true", "did you mean \"kill_switch\"?"),
      ("source = \"a law\"", "source = \"a law\"\nlimits = [{ max = 3 }]", "cannot count limit 1 in rule 1"),
      ("source = \"a law\"", "source = \"a law\"\nlimits = [{ max = 0, hours = 24 }]", "it must be from 1 to 1000"),
      ("source = \"a law\"", "source = \"a law\"\nlimits = [{ max = 3, period = \"day\" }]", "cannot use this period"),
      (
        "source = \"a law\"", "source = \"a law\"\nconsent_required = true\nconsent_required_mobile = true",
        "cannot require consent in two ways"
      ),
      ("source = \"a law\"", "source = \"a law\"\nconsent_valid_days = 3", "which requires no consent"),
      ("source = \"a law\"", "source = \"a law\"\nconsent_required_from = \"soon\"", "write a date such as"),
      ("source = \"a law\"", "source = \"a law\"\neve = []", "cannot use an empty eve"),
    ])
  func refused(part: String, other: String, expected: String) throws {
    let text = Self.head + Self.row
    let range = try #require(text.firstRange(of: part))
    let found = problems(text[..<range.lowerBound] + other + text[range.upperBound...])
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test("two rows with one code, no row at all, and an unknown schema are refused")
  func table() {
    #expect(problems(Self.head + Self.row + Self.row) == ["r.toml:12:8: cannot have two rules for ES: remove one"])
    #expect(problems(Self.head).count == 1)
    #expect(problems("schema = 2\n" + Self.row).count == 1)
    #expect(problems(Self.row).count == 1)
  }
}
