import Testing
import TrucaCore

@Suite("Lead intake")
struct LeadIntakeTests {
  private func tidied(_ change: (inout LeadIntake) -> Void) throws -> (intake: LeadIntake, warnings: Set<IntakeWarning>)
  {
    var intake = LeadIntake()
    change(&intake)
    return try intake.tidied()
  }

  @Test("a lead needs a name, a number or an e-mail")
  func nobody() throws {
    #expect(throws: IntakeProblem.nobody) {
      try tidied {
        $0.name = " \u{7} "
        $0.email = " "
        $0.numbers = ["", " "]
        $0.company = "Puig S.L."
      }
    }
    #expect(try tidied { $0.numbers = ["1"] }.intake.name == nil)
  }

  static let emails: [(String, String?)] = [
    (" anna@example.org ", "anna@example.org"), ("a@b", "a@b"), ("@b", nil), ("a@", nil), ("a@b@c", nil),
    ("rebecca.st. john@burns.com", nil), ("a@b\u{0}", nil), ("n/a", nil),
  ]

  @Test("an e-mail that cannot be one is left out with a warning", arguments: emails)
  func email(text: String, email: String?) throws {
    let (intake, warnings) = try tidied {
      $0.name = "Anna"
      $0.email = text
    }
    #expect(intake.email == email)
    #expect(warnings == (email == nil ? [.badEmail] : []))
  }

  static let numbers: [(String, String)] = [
    ("'+34 612", "+34 612"), ("'612", "612"), ("=\"0034612\"", "0034612"), ("+34 612", "+34 612"),
    (" (612)\t34 ", "(612) 34"), ("'call office", "'call office"), ("-", "-"),
  ]

  @Test("a spreadsheet's guards around a number are taken off", arguments: numbers)
  func number(text: String, number: String) throws {
    #expect(try tidied { $0.numbers = [text] }.intake.numbers == [number])
  }

  @Test("numbers keep their order, once each")
  func order() throws {
    #expect(try tidied { $0.numbers = ["2", "", "1", " 2"] }.intake.numbers == ["2", "1"])
  }

  @Test("at most ten numbers are kept")
  func manyNumbers() throws {
    let (intake, warnings) = try tidied { $0.numbers = (1...11).map(String.init) }
    #expect(intake.numbers == (1...10).map(String.init))
    #expect(warnings == [.tooManyNumbers])
  }

  @Test("numbers beyond those kept are not looked at, for there can be tens of thousands")
  func numbersBeyond() throws {
    let (_, warnings) = try tidied {
      $0.numbers = (1...11).map(String.init) + [String(repeating: "1", count: LeadIntake.lineLimit + 1)]
    }
    #expect(warnings == [.tooManyNumbers])
  }

  @Test("texts of one line lose breaks and control characters, notes keep their lines")
  func controls() throws {
    let (intake, _) = try tidied {
      $0.name = " An\u{0}na\r\n \u{202E}Puig\u{FEFF} "
      $0.note = "=1+1\r\n\u{1B}[31m@x\rlast\n"
      $0.city = "\t"
    }
    #expect(intake.name == "Anna Puig")
    #expect(intake.note == "=1+1\n[31m@x\nlast")
    #expect(intake.city == nil)
  }

  @Test("texts are cut at their limits with a warning")
  func limits() throws {
    let (intake, warnings) = try tidied {
      $0.name = String(repeating: "é", count: LeadIntake.lineLimit + 1)
      $0.note = String(repeating: "é", count: LeadIntake.noteLimit)
    }
    #expect(intake.name?.count == LeadIntake.lineLimit)
    #expect(intake.note?.count == LeadIntake.noteLimit)
    #expect(warnings == [.cutText])
  }
}
