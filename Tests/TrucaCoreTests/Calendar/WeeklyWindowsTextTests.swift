import Testing
import TrucaCore

@Suite("Weekly windows as text")
struct WeeklyWindowsTextTests {
  @Test(
    "a text is read and written in its canonical form",
    arguments: [
      ("mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00", "mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00"),
      ("Mon-Sun 0:00-24:00", "mon-sun 00:00-24:00"), ("closed", "closed"),
      ("tue 9:00-10:00; mon 9:00-10:00", "mon-tue 09:00-10:00"),
      ("mon,wed,thu 9:00-10:00", "mon 09:00-10:00; wed-thu 09:00-10:00"),
      ("sat-mon 14:00-15:00, 9:00-10:00", "mon 09:00-10:00,14:00-15:00; sat-sun 09:00-10:00,14:00-15:00"),
      ("monday 9:00-10:00,10:00-11:00", "mon 09:00-11:00"),
    ])
  func canonical(text: String, canonical: String) throws {
    #expect(try WeeklyWindows(text: text).text == canonical)
  }

  @Test(
    "the bad part is named",
    arguments: [
      ("", WeeklyWindowsError.incompletePart("")), ("mon", .incompletePart("mon")),
      ("mon 9:00-10:00;", .incompletePart("")), ("moon 9:00-10:00", .unknownDay("moon")),
      ("mon-tue-wed 9:00-10:00", .unknownDay("mon-tue-wed")), ("mon, 9:00-10:00", .unknownDay("")),
      ("mon 9:00-10:00; mon-fri 11:00-12:00", .repeatedDay(.monday)), ("mon 9-10", .unreadableWindow("9-10")),
      ("mon 10:00-9:00", .unreadableWindow("10:00-9:00")), ("mon 9:00-24:01", .unreadableWindow("9:00-24:01")),
      ("mon 9:60-10:00", .unreadableWindow("9:60-10:00")), ("mon 9:00-10:00,", .unreadableWindow("")),
      ("mon 9:00-11:00,10:00-12:00", .overlap("10:00-12:00")),
    ])
  func errors(text: String, error: WeeklyWindowsError) {
    #expect(throws: error) { try WeeklyWindows(text: text) }
    #expect("\(error)".hasPrefix("cannot "))
  }

  @Test("what is written is read back")
  func roundTrip() throws {
    var generator = WeekGenerator(seed: 5)
    for _ in 0..<300 {
      let windows = generator.windows()
      #expect(try WeeklyWindows(text: windows.text) == windows)
    }
  }
}
