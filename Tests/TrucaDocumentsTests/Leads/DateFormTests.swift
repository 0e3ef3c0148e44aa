import Testing
import TrucaCore
import TrucaDocuments

@Suite("Dates")
struct DateFormTests {
  static let columns: [([String], String, DateForm, [String?])] = [
    (["2026-11-03 15:06"], ",Name", .init(order: .ymd), ["2026-11-03 15:06"]),
    (
      ["2026-11-03T15:06:07.250Z", "2026-11-03T15:06:07+01:00", "2026/1/2"], ",Name", .init(order: .ymd),
      ["2026-11-03 15:06", "2026-11-03 15:06", "2026-01-02"]
    ),
    (
      ["11/10/2026 06:11 AM", "11/10/2026 12:11 am", "1/2/2026, 12:11 p. m.", "11/10/2026 13:00 PM"], ",Name",
      .init(order: .mdy), ["2026-11-10 06:11", "2026-11-10 00:11", "2026-01-02 12:11", nil]
    ),
    (["05/11/2026 07:08"], ";Name", .init(order: .dmy), ["2026-11-05 07:08"]),
    (["05/11/2026 07:08", "24/11/2026"], ",Name", .init(order: .dmy), ["2026-11-05 07:08", "2026-11-24"]),
    (["05/11/2026", "11/24/2026"], ";Name", .init(order: .mdy), ["2026-05-11", "2026-11-24"]),
    (["03.11.2026 9:05"], ",Name", .init(order: .dmy), ["2026-11-03 09:05"]),
    (["03/11/2026"], ",Nombre", .init(order: .dmy), ["2026-11-03"]),
    (["03/11/2026"], ",Name,Source,Street", .init(order: .mdy, isAmbiguous: true), ["2026-03-11"]),
    (["03-11-2026"], ",Name,Source,Street", .init(order: .dmy, isAmbiguous: true), ["2026-11-03"]),
    (["24/11/2026", "11/24/2026", "25/11/26"], ",Name", .init(order: .dmy), ["2026-11-24", nil, "2026-11-25"]),
    (
      ["2026-02-30", "2026-11-03 24:00", "3/11", "11/2026", "yesterday", "1.2.345", "2026-11-03 x"], ";Name",
      .init(order: .ymd), [nil, nil, nil, nil, nil, nil, nil]
    ),
  ]

  @Test("the form of a column is found from its dates and from the file", arguments: columns)
  func recognised(texts: [String], header: String, form: DateForm, dates: [String?]) throws {
    let separator = String(header.prefix(1))
    let titles = header.dropFirst().split(separator: ",").map(String.init) + ["Tel", "createdx"]
    let rows = texts.map { text in
      Array(repeating: "x", count: titles.count - 1).joined(separator: separator) + separator + "\"\(text)\"\n"
    }
    let options = try LeadFileOptions(columns: [ColumnOverride("createdElsewhere=createdx")])
    let file = try LeadReading(titles.joined(separator: separator) + "\n" + rows.joined(), options: options)
    #expect(file.mapping.dates == [.createdElsewhere: form])
    #expect(file.rows.map(\.intake.createdElsewhere) == dates)
    #expect(file.warnings.map(\.count).reduce(0, +) == dates.count { $0 == nil })
  }

  @Test(
    "a person can say the order",
    arguments: [(DateOrder.dmy, "2026-03-02"), (.mdy, "2026-02-03"), (.ymd, "2002-03-26")])
  func given(order: DateOrder, date: String) throws {
    let file = try LeadReading("Name,Phone,Created\nAnna,1,02/03/26\n", options: .init(dates: order))
    #expect(file.rows.map(\.intake.createdElsewhere) == [date])
    #expect(file.mapping.dates == [.createdElsewhere: DateForm(order: order)])
  }
}
