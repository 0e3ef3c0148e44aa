import ArgumentParser
import TrucaAPI
import TrucaClient

struct HolidayImportCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the holidays of an iCalendar file; counts at once.",
    discussion: Example.text(
      "truca holiday import US-LA.ics", "truca holiday import holidays.ics --code US-LA --covers 2031..2035",
      remarks: """
        Only all-day events (DTSTART;VALUE=DATE) are read, and those that come back on the same day each year. A file \
        with anything else is refused, with the line. The region comes from --code, from the file's property \
        X-TRUCA-REGION, or from its name.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("The file; - reads the standard input.", valueName: "file"))
  var file: String

  @Option(help: .init("A country as in ES, or a part of one as in US-LA.", valueName: "code"))
  var code: String?

  @Option(help: .init("The years of which the file holds all holidays, as in 2031..2035.", valueName: "years"))
  var covers: String?

  /// What the daemon reads of a request's body at most, less the rest of it.
  private static let largest = 1_000_000

  func perform(at desk: Desk) throws {
    let text = try InputFile.text(file, atMost: Self.largest)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let request = HolidayImportRequest(file: name, text: text, code: code, covers: try years())
    let answer = try desk.client.importHolidays(request)
    try waiting.follow(at: desk)
    try desk.answer(answer) { answer in
      desk.console.print(
        "\(answer.code): \(Count.words(answer.added)) days added, \(Count.words(answer.known)) known before; holidays are"
          + " known from \(answer.coverage.first) to \(answer.coverage.last).")
    }
  }

  /// `2031..2035`, or one year.
  private func years() throws(Failure) -> [Int]? {
    guard let covers else { return nil }
    let years = covers.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
    switch years.count {
    case 1: if let year = years[0] { return [year, year] }
    case 2: if let first = years[0], let last = years[1], covers == "\(first)..\(last)" { return [first, last] }
    default: break
    }
    throw .usage("cannot read the years \(covers): write the first and the last, as in --covers 2031..2035")
  }
}
