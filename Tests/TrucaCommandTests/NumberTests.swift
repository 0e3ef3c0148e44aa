import ScriptedDaemon
import Testing

@Suite("Numbers and area codes on the terminal")
struct NumberTests {
  @Test("a checked number shows reading, place, zones with their reasons, rules with sources, and the next moment")
  func check() throws {
    let run = try CommandRun(["number", "check", "305 555 0123"], at: try ScriptedDaemon(.json(Answer.number)))
    #expect(
      run.trimmedOutput == """
        +13055550123
        read as   US, fixedOrMobile, valid
        place     US-FL
        place by  area code 305: Florida
        now       cannot call: it is early
        next      today 10:30 (there Tue 24 Nov 08:00)
        limit     US-FL: 1 of 3 attempts in 24 hours

        Zones, each of which must allow a call
        zone              there now         why
        America/New_York  Tue 24 Nov 05:00  area code 305: Florida

        US-FL, Florida
        hours       mon-sun 08:00-20:00
        holidays    ordinary days
        limits      3 attempts in 24 hours
        source      statute, Fla. Stat. 501.616, 2021
        link        https://example.org
        confidence  high

        Dial table of 2026-11-24, phonenumbers 9.0.43; calling rules of 2026-11-24.
        This is no legal advice.

        """)
  }

  @Test("distrust without a yes tells the cost and changes nothing")
  func asks() throws {
    let daemon = try ScriptedDaemon(.json(Answer.areaCodes(true)))
    let run = try CommandRun(["rules", "area-codes", "distrust"], at: daemon)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("11.2 → 2.6 legal hours a day") && run.errors.contains("--yes"))
    #expect(daemon.requests.map(\.method) == ["GET"])
  }
}
