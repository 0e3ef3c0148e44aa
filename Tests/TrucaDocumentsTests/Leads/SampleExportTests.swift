import Testing
import TrucaCore
import TrucaDocuments

/// Counts were found with Python's csv module.
@Suite("Sample exports")
struct SampleExportTests {
  @Test("a Spanish export is read as it is")
  func spanish() throws {
    let file = try LeadReading(leadExport("leads-es.csv"))
    #expect(file.mapping.separator == .semicolon)
    #expect(file.mapping.encoding == .utf8)
    #expect(file.mapping.unmapped == [])
    #expect(
      file.mapping.fields == [.firstName, .lastName, .phone, .email, .company, .state, .source, .createdElsewhere])
    #expect(file.mapping.dates == [.createdElsewhere: DateForm(order: .dmy)])
    #expect(file.rejects == [])
    #expect(file.warnings == [])
    #expect(file.rows.count == 1027)
    #expect(Set(file.rows.map(\.key)).count == 1000)
    #expect(file.rows.count { $0.intake.email != nil } == 717)
    #expect(file.rows.count { $0.intake.numbers.isEmpty } == 22)
    #expect(file.rows.reduce(0) { $0 + $1.line } == 528_905)
    #expect(file.rows.reduce(0) { $0 + ($1.intake.name?.unicodeScalars.count ?? 0) } == 21_951)
    var expected = LeadIntake()
    expected.name = "Encarnación Velázquez Ferrer"
    expected.numbers = ["75 823 34 55"]
    expected.state = "Cádiz"
    expected.source = "Llamada"
    expected.createdElsewhere = "2026-11-14 17:21"
    #expect(file.rows.last?.intake == expected)
    #expect(file.rows.last?.line == 1028)
  }

  @Test("a HubSpot export with a byte order mark is read as it is")
  func hubspot() throws {
    let file = try LeadReading(leadExport("leads-hubspot.csv"))
    #expect(file.mapping.separator == .comma)
    #expect(file.mapping.encoding == .utf8)
    #expect(file.mapping.unmapped == [])
    #expect(
      file.mapping.fields == [
        .externalId, .firstName, .lastName, .email, .phone, .company, .status, .source, .city, .state, .country,
        .createdElsewhere, .owner,
      ])
    #expect(file.mapping.dates == [.createdElsewhere: DateForm(order: .ymd)])
    #expect(file.rejects == [])
    #expect(file.warnings == [])
    #expect(file.rows.count == 2072)
    #expect(Set(file.rows.map(\.key)).count == 2000)
    #expect(file.rows.count { $0.intake.email != nil } == 1856)
    #expect(file.rows.count { $0.intake.numbers.isEmpty } == 56)
    #expect(file.rows.reduce(0) { $0 + $1.line } == 2_149_700)
    #expect(file.rows.reduce(0) { $0 + ($1.intake.name?.unicodeScalars.count ?? 0) } == 27_531)
    #expect(file.rows.first?.key == "id:recordid:51000000")
    #expect(file.rows.first?.intake.createdElsewhere == "2026-11-03 15:06")
  }

  @Test("a Salesforce export in Windows-1252 with cells of several lines is read as it is")
  func salesforce() throws {
    let file = try LeadReading(leadExport("leads-salesforce.csv"))
    #expect(file.mapping.separator == .comma)
    #expect(file.mapping.unmapped == [])
    #expect(file.encoding == .windows1252)
    #expect(file.mapping.dates == [.createdElsewhere: DateForm(order: .mdy)])
    #expect(file.rejects == [])
    #expect(file.warnings.map(\.count) == [28])
    #expect(file.warnings.map(\.sentence) == [IntakeWarning.badEmail.sentence])
    #expect(file.rows.count == 3104)
    #expect(Set(file.rows.map(\.key)).count == 3000)
    #expect(file.rows.count { $0.intake.email != nil } == 3104 - 28)
    #expect(file.rows.reduce(0) { $0 + $1.intake.numbers.count } == 4287)
    #expect(file.rows.count { $0.intake.numbers.isEmpty } == 39)
    #expect(file.rows.reduce(0) { $0 + $1.line } == 5_783_041)
    #expect(file.rows.reduce(0) { $0 + ($1.intake.name?.unicodeScalars.count ?? 0) } == 41_052)
    #expect(file.rows.count { $0.intake.note == "Asked for a quote;\nsecond line" } == 625)
    #expect(file.rows.count { $0.intake.note == "=HYPERLINK(\"http://example.invalid\")" } == 594)
    var expected = LeadIntake()
    expected.externalId = "00Q0a34213b6b0fd5c"
    expected.name = "Erik Müller"
    expected.company = "Chavez-Moss"
    expected.email = "erik.mller@woods.com"
    expected.numbers = ["225.488.0681", "13183171943"]
    expected.source = "Organic Search"
    expected.street = "099 Robinson Crossroad Apt. 784"
    expected.city = "Lake Tiffany"
    expected.postalCode = "49249"
    expected.state = "LA"
    expected.country = "United States"
    expected.createdElsewhere = "2026-11-23 12:50"
    expected.owner = "Marc Serra"
    expected.note = "=HYPERLINK(\"http://example.invalid\")"
    #expect(file.rows.last?.intake == expected)
    #expect(file.rows.last?.line == 3730)
  }

  @Test(
    "pieces of any size give the same", arguments: ["leads-es.csv", "leads-hubspot.csv", "leads-salesforce.csv"])
  func pieceSizes(name: String) throws {
    let bytes = try leadExport(name)
    let whole = try LeadReading(bytes, size: .max)
    for size in [13, 65_536] {
      let file = try LeadReading(bytes, size: size)
      #expect(file.rows == whole.rows)
      #expect(file.warnings == whole.warnings)
    }
  }
}
