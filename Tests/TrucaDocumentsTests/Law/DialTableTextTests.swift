import Testing
import TrucaCore
import TrucaDocuments

@Suite("The text of the dial table")
struct DialTableTextTests {
  private static let head = "# A remark.\n\ndial-table 1 2026-11-24 phonenumbers 9.0.43\n"

  private func problem(_ text: String) -> String? {
    do throws(DocumentProblems) {
      _ = try DialTableText.decode(fileName: "d.txt", text: text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("area codes and leading digits are read")
  func values() throws {
    let table = try DialTableText.decode(
      fileName: "d.txt",
      text: Self.head
        + "1212 US-NY America/New_York\n1867 CA-NT,CA-YT A/B,C/D\n1800 - -\n1787 - P/R\n34922 Atlantic/Canary\n")
    #expect(table.origin.day.description == "2026-11-24" && table.origin.data == "phonenumbers 9.0.43")
    #expect(table.areaCode(of: "+12125550123") == .init(digits: "212", parts: ["US-NY"], zones: ["America/New_York"]))
    #expect(table.areaCode(of: "+18675550123")?.parts == ["CA-NT", "CA-YT"])
    #expect(table.areaCode(of: "+18675550123")?.zones == ["A/B", "C/D"])
    #expect(table.areaCode(of: "+18005550123")?.zones == [])
    #expect(table.zones(of: "+17875550123") == ["P/R"])
    #expect(table.zones(of: "+34922123456") == ["Atlantic/Canary"])
  }

  @Test(
    "a line that cannot be read is named",
    arguments: [
      ("", "d.txt:1:1: cannot find the line \"dial-table 1 DAY DATA\""),
      ("34 Europe/Madrid\n", "d.txt:1:1: cannot read this table"),
      ("dial-table 2 2026-11-24 x\n", "d.txt:1:1: cannot read this table"),
      ("dial-table 1 soon x\n", "d.txt:1:1: cannot read this table"),
      (head + "x Europe/Madrid\n", "d.txt:4:1: cannot use \"x\" as leading digits"),
      (head + "-34 Europe/Madrid\n", "d.txt:4:1: cannot use \"-34\" as leading digits"),
      (head + "34\n", "d.txt:4:1: cannot read this line"), (head + "34 -\n", "d.txt:4:1: cannot read this line"),
      (head + "34 ES Europe/Madrid\n", "d.txt:4:1: cannot read this line"),
      (head + "1212 America/New_York\n", "d.txt:4:1: cannot read this line"),
      (head + "12125 US-NY America/New_York\n", "d.txt:4:1: cannot read this line"),
      (head + "34 A/B\n34 A/C\n", "d.txt:5:1: cannot use the leading digits 34 twice"),
      (head + "1212 US-NY A/B\n1212 US-NY A/B\n", "d.txt:5:1: cannot use the leading digits 1212 twice"),
    ])
  func refused(text: String, expected: String) {
    #expect(problem(text)?.hasPrefix(expected) == true, "\(problem(text) ?? "taken")")
  }
}
