import Testing
import TrucaCore
import TrucaDocuments

@Suite("Columns")
struct ColumnMappingTests {
  static let titles: [(String, LeadField?)] = [
    ("Company / Account", .company), ("State/Region", .state), ("state region", .state), ("STATE_REGION", .state),
    ("Fecha de alta", .createdElsewhere), ("Contact owner", .owner), ("E-Mail-Adresse", .email),
    ("Correo electrónico", .email), ("correo electronico", .email), ("Correo electro\u{301}nico", .email),
    ("Prénom", .firstName), ("Straße", .street), ("STRASSE", .street), ("Telefon 2", .phone), ("Phone (2)", .phone),
    ("Handy", .mobile), ("Téléphone portable", .mobile), ("Telèfon mòbil", .mobile), ("Código postal", .postalCode),
    ("Zip/Postal Code", .postalCode), ("PLZ", .postalCode), ("Land/Region", .country), ("Pays", .country),
    ("Bundesland", .state), ("Data d'alta", .createdElsewhere), ("Créé le", .createdElsewhere),
    ("Einwilligung am", .consentDate), ("Consent Source", .consentSource), ("Best time to call", .prefers),
    ("Lead Status", .status), ("Beschreibung", .note), ("Propriétaire du contact", .owner), ("Record ID", .externalId),
    ("Raó social", .company), ("Quelle", .source), ("Shoe size", nil), ("", nil), ("2", nil),
  ]

  @Test("titles are known in five languages, whatever their case, accents and punctuation", arguments: titles)
  func known(title: String, field: LeadField?) throws {
    let file = try LeadReading("Phone;\"\(title)\"\n1;x\n")
    #expect(file.mapping.fields == [.phone, field])
    #expect(file.mapping.unmapped == (field == nil ? [title] : []))
  }

  @Test("a field can be taken from another column, from two, or from none")
  func overrides() throws {
    let text = "Name,Phone,Telefon alt,Rückruf,Source\nAnna,1,2,3,web\n"
    func numbers(_ overrides: [String]) throws -> [String]? {
      let file = try LeadReading(text, options: .init(columns: overrides.map { try ColumnOverride($0) }))
      return file.rows.first?.intake.numbers
    }
    #expect(try numbers([]) == ["1"])
    #expect(try numbers(["phone=Telefon alt"]) == ["2"])
    #expect(try numbers(["phone=RUCKRUF", "phone=Phone"]) == ["1", "3"])
    #expect(try numbers(["phone="]) == [])
  }

  @Test("an override moves a column and an empty one drops the field")
  func moved() throws {
    let options = try LeadFileOptions(columns: [
      ColumnOverride("phone=Ruckruf"), ColumnOverride("PHONE=Phone"), ColumnOverride("source="),
      ColumnOverride("note=Source"),
    ])
    let file = try LeadReading("Name,Phone,Rückruf,Source\nAnna,1,2,web\n", options: options)
    #expect(file.mapping.fields == [.name, .phone, .phone, .note])
    #expect(file.rows.map(\.intake.note) == ["web"])
    #expect(file.rows.map(\.intake.source) == [nil])
  }

  @Test("a title that is not in the file is an error with the nearest one")
  func unknownTitle() throws {
    let options = try LeadFileOptions(columns: [ColumnOverride("phone=Telefno2")])
    let error = #expect(throws: LeadFileError.self) {
      try LeadReading("Name;Telefon;Telefon2\nAnna;1;2\n", options: options)
    }
    #expect(
      error?.sentence == "cannot find the column \"Telefno2\" in this file; did you mean \"Telefon2\"?")
  }

  static let badOverrides: [(String, String)] = [
    ("phone", "cannot read the column \"phone\"; write field=Title, for instance phone=Telephone"),
    ("phon=Tel", "cannot map the field \"phon\", which does not exist; did you mean phone?"),
    ("e-mial=x", "cannot map the field \"e-mial\", which does not exist; did you mean email?"),
  ]

  @Test("a field that does not exist is an error with the nearest one", arguments: badOverrides)
  func unknownField(text: String, sentence: String) {
    let error = #expect(throws: LeadFileError.self) { try ColumnOverride(text) }
    #expect(error?.sentence == sentence)
  }
}
