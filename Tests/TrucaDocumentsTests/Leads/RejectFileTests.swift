import Testing
import TrucaCore
import TrucaDocuments

@Suite("File of rejects")
struct RejectFileTests {
  private func render(_ file: LeadReading) -> String {
    let rejects = RejectFile(mapping: file.mapping)
    return rejects.head + file.rejects.map(rejects.row).joined()
  }

  @Test("rejects keep columns and separator, and carry line and reason")
  func rendered() throws {
    let file = try LeadReading("Name;Notas\nAnna;1\n;\"say \"\"hi\"\"; \n\"\nx;y;z\n")
    #expect(
      render(file)
        == "\u{FEFF}Name;Notas;truca line;truca reason\r\n"
        + ";\"say \"\"hi\"\"; \n\";3;"
        + "\"cannot be used: it has no name, no number and no e-mail; fill in one of them\"\r\n"
        + "x;y;5;\"cannot read this row: it has 3 cells under 2 titles; "
        + "put cells which contain the separator into quotes\";z\r\n")
  }

  @Test("a mended file of rejects is imported; what was not mended is refused again without new columns")
  func importedAgain() throws {
    let file = try LeadReading("Name,Phone,Notes\n,,\" x\"\n,,\"=1+1\"\nA\"x,1,\n,,ñ\n,,z,w\n")
    #expect(file.rows == [])
    let again = try LeadReading(render(file).replacing(",,ñ,", with: ",612,ñ,"))
    #expect(again.mapping.titles == ["Name", "Phone", "Notes"])
    #expect(again.mapping.fields == file.mapping.fields)
    #expect(again.rows.map(\.intake.numbers) == [["612"]])
    #expect(again.rows.map(\.intake.note) == ["ñ"])
    #expect(again.rows.map(\.key) == ["row:0:,3:612,2:ñ"])
    #expect(again.rejects.map(\.cells) == [["", "", " x"], ["", "", "=1+1"], ["", "", ""], ["", "", "z", "w"]])
  }
}
