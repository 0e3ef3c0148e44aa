import Testing
import TrucaCore
import TrucaDocuments

@Suite("Lead file")
struct LeadFileTests {
  static let refused: [([UInt8], String)] = [
    (Array("".utf8), "cannot import an empty file; export it again with its titles in the first row"),
    (Array("\r\n \r\n".utf8), "cannot import an empty file; export it again with its titles in the first row"),
    ([0xFF, 0xFE, 0x4E, 0x00], "cannot read a file in UTF-16; save it as \"CSV UTF-8\" and import that"),
    ([0xFE, 0xFF, 0x00, 0x4E], "cannot read a file in UTF-16; save it as \"CSV UTF-8\" and import that"),
    ([0x4E, 0x00, 0x0A, 0x00], "cannot read a file in UTF-16; save it as \"CSV UTF-8\" and import that"),
    (
      Array("Na\"me,Phone\nAnna,1\n".utf8),
      "cannot read the row of titles of this file; close each quote in its first row"
    ),
    (
      Array("Anna Puig;612345678\nMarc Serra;612345679\n".utf8),
      "cannot find a column with a name, a number or an e-mail among the titles \"Anna Puig\", \"612345678\"; "
        + "put the titles into the first row or name the columns (--map phone=Title)"
    ),
  ]

  @Test("a file that cannot be imported is refused as a whole with one sentence", arguments: refused)
  func refusedFile(bytes: [UInt8], sentence: String) {
    for size in [1, 1000] {
      let error = #expect(throws: LeadFileError.self) { try LeadReading(bytes, size: size) }
      #expect(error?.sentence == sentence)
    }
  }

  @Test("a first row without an end is not waited for")
  func endlessHeader() {
    let bytes = Array(repeating: UInt8(ascii: "x"), count: 70_000)
    #expect(throws: LeadFileError.self) { try LeadReading(bytes) }
  }

  @Test("rows that are broken, empty, foreign or nobody are kept apart, and the others are read")
  func rejects() throws {
    var bytes = Array("Name;Teléfono;Notas\r\nAnna;1;\r\n;;\r\n; ;nur eine Notiz\r\n".utf8)
    bytes += Array("Jo\"e;2;x\r\nBerta;2;\"a\r\nb\"\r\nCarl;3;x;y\r\n".utf8) + [0x4D, 0xFC] + Array(";4;\r\n".utf8)
    bytes += Array("Nul\0;5;\r\n\r\nDora;6\r\n".utf8)
    let file = try LeadReading(bytes, size: 5)
    #expect(file.rows.map(\.intake.name) == ["Anna", "Berta", "Dora"])
    #expect(file.rows.map(\.line) == [2, 6, 12])
    #expect(file.rejects.map(\.line) == [4, 5, 8, 9, 10])
    #expect(
      file.rejects.map(\.reason) == [
        "cannot be used: it has no name, no number and no e-mail; fill in one of them",
        "cannot split this row into cells: a quote stands inside a cell; double it or remove it; "
          + "the line reads: Jo\"e;2;x",
        "cannot read this row: it has 4 cells under 3 titles; put cells which contain the separator into quotes",
        "cannot read this row as UTF-8, which the rows before it are",
        "cannot read this row: it contains NUL bytes; remove them",
      ])
    #expect(file.rejects.map(\.cells).dropFirst(2).first == ["Carl", "3", "x", "y"])
    #expect(file.rejects.map(\.cells).dropFirst(3).first == ["Mü", "4", ""])
  }

  @Test("pieces of a row that could not be read do not become leads")
  func fragments() throws {
    let text = "Name,Phone,Notes\nAnna,1,x\nBerta,2,\"she said \"no\"\ncall Carl, please\nthanks\"\nDora,3,x\nEmil,4\n"
    let file = try LeadReading(text)
    #expect(file.rows.map(\.intake.name) == ["Anna", "Dora", "Emil"])
    #expect(file.rejects.map(\.line) == [3, 4, 5])
  }

  @Test("a line that could not be read does not decide about the encoding")
  func cutLine() throws {
    let text = "Name,Phone\nx" + String(repeating: "é", count: 5000) + "\"\nJosé,1\n"
    let file = try LeadReading(text)
    #expect(file.rows.map(\.intake.name) == ["José"])
    let shown = "the line reads: x" + String(repeating: "é", count: 999) + "…"
    #expect(file.rejects.map { $0.reason.hasSuffix(shown) } == [true])
  }

  @Test("a file whose rows are all short goes on after a row that could not be read")
  func shortRows() throws {
    let file = try LeadReading("Name,Phone,Notes\nAnna,1\nBer\"ta,2\nCarl,3\n")
    #expect(file.rows.map(\.intake.name) == ["Anna", "Carl"])
    #expect(file.rejects.map(\.line) == [3])
  }

  @Test("Excel's separator line is followed and counted")
  func separatorLine() throws {
    let file = try LeadReading(
      "sep=|\r\nName, first|Phone\r\nAnna|1\r\n", options: .init(columns: [.init("name=Name, first")]))
    #expect(file.mapping.separator == .bar)
    #expect(file.rows.map(\.line) == [3])
  }

  @Test("a row's key is its export id, or all its cells where it has none")
  func keys() throws {
    let file = try LeadReading("Lead ID,Name,Phone\n A1 ,Anna,1\n,Anna,1\n,Anna ,1,\n,\"Anna,1\",\n")
    #expect(file.rows.map(\.key) == ["id:leadid:A1", "row:0:,4:Anna,1:1", "row:0:,4:Anna,1:1", "row:0:,6:Anna,1"])
  }

  @Test("several numbers keep the order of their columns; of other fields the first with text counts")
  func severalColumns() throws {
    let file = try LeadReading(
      "Mobile,Name,Phone,Phone 2,Email,Email 2\n'+34 1,Anna,2,3,,a@b.c\n2,Berta,2,,x@y.z,a@b.c\n")
    #expect(file.rows.map(\.intake.numbers) == [["+34 1", "2", "3"], ["2"]])
    #expect(file.rows.map(\.intake.email) == ["a@b.c", "x@y.z"])
  }

  static let names: [(String, String)] = [
    ("First Name,Last Name,Phone\nAnna,Puig,1\n", "Anna Puig"),
    ("Vorname,Name,Telefon\nAnna,Puig,1\n", "Anna Puig"),
    ("Nom,Cognoms,Telèfon\nAnna,Puig Roca,1\n", "Anna Puig Roca"),
    ("Nom,Prénom,Téléphone\nPuig,Anna,1\n", "Anna Puig"),
    ("First Name,Full Name,Phone\nAnna,Anna Puig,1\n", "Anna Puig"),
    ("Last Name,Phone\nPuig,1\n", "Puig"),
  ]

  @Test("a name is composed from the columns that there are", arguments: names)
  func name(text: String, name: String) throws {
    #expect(try LeadReading(text).rows.map(\.intake.name) == [name])
  }

  @Test("a bad creation date is left out and counted; a bad date of consent refuses the row")
  func dates() throws {
    let file = try LeadReading(
      "Name,Phone,Created,Consent Date\nAnna,1,soon,13/11/2026\nBerta,1,31/02/2026,\nCarl,1,14/11/2026 3:04,yes\n")
    #expect(file.rows.map(\.intake.createdElsewhere) == [nil, nil])
    #expect(file.rows.map(\.intake.consentDate) == [CivilDate(year: 2026, month: 11, day: 13), nil])
    #expect(file.warnings.map(\.count) == [3 - 1])
    #expect(file.warnings.map(\.firstLine) == [2])
    #expect(
      file.rejects.map(\.reason) == [
        "cannot read the date of consent \"yes\" in the column \"Consent Date\"; write it as YYYY-MM-DD"
      ])
  }

  @Test("what a person says about encoding, separator and dates is followed")
  func options() throws {
    let options = LeadFileOptions(dates: .dmy, encoding: .windows1252, separator: .bar)
    let file = try LeadReading("Name;x|Phone|Created|Nom\né|1|02/03/2026|ü\n", options: options)
    #expect(file.rows.map(\.intake.createdElsewhere) == ["2026-03-02"])
    #expect(file.rows.map(\.intake.name) == ["Ã¼"])
    #expect(file.mapping.dates == [.createdElsewhere: DateForm(order: .dmy)])
  }

  @Test("the mapping comes once the sample is full, not at the end")
  func sample() throws {
    let file = LeadFile()
    let row = Array("Anna,1\n".utf8)
    var events = try file.feed(Array("Name,Phone\n".utf8))
    for _ in 1..<LeadFile.sampleRows { events += try file.feed(row) }
    #expect(events == [])
    events += try file.feed(row)
    #expect(events.count == LeadFile.sampleRows + 1)
    #expect(try file.feed(row).count == 1)
  }

  @Test("UTF-8 in a file that was taken for Windows-1252 is remarked")
  func doubt() throws {
    let file = try LeadReading(Array("Name,Phone\n".utf8) + [0xFC] + Array(",1\né,2\nè,3\n".utf8))
    #expect(file.rows.map(\.intake.name) == ["ü", "Ã©", "Ã¨"])
    #expect(file.warnings.map(\.count) == [2])
    #expect(file.warnings.map(\.firstLine) == [3])
  }
}
