import Testing
import TrucaDocuments

@Suite("Encoding")
struct CellDecoderTests {
  private func row(_ cells: [[UInt8]]) -> CSVRow {
    var row = CSVRow(line: 1, bytes: [], ends: [])
    for cell in cells {
      row.bytes += cell
      row.ends.append(row.bytes.count)
    }
    return row
  }

  private let ascii = Array("Anna".utf8)
  private let unicode = Array("Müller €".utf8)
  private let western: [UInt8] = [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x20, 0x80]

  @Test("nothing is decided while all is ASCII")
  func undecided() {
    var decoder = CellDecoder()
    #expect(decoder.read(row([ascii, []])).cells == ["Anna", ""])
    #expect(decoder.encoding == nil)
  }

  @Test("the first row that is not ASCII decides: UTF-8")
  func utf8() {
    var decoder = CellDecoder()
    #expect(decoder.read(row([ascii, unicode])) == .init(cells: ["Anna", "Müller €"]))
    #expect(decoder.encoding == .utf8)
    let foreign = decoder.read(row([western]))
    #expect(foreign.isForeign)
    #expect(foreign.cells == ["Müller €"])
    #expect(decoder.encoding == .utf8)
  }

  @Test("the first row that is not ASCII decides: Windows-1252")
  func windows1252() {
    var decoder = CellDecoder()
    #expect(decoder.read(row([western])) == .init(cells: ["Müller €"]))
    #expect(decoder.encoding == .windows1252)
    let doubtful = decoder.read(row([Array("é".utf8)]))
    #expect(doubtful.isDoubtful)
    #expect(doubtful.cells == ["Ã©"])
  }

  @Test("what was given is not found out")
  func given() {
    var decoder = CellDecoder(encoding: .windows1252)
    #expect(decoder.read(row([Array("é".utf8)])) == .init(cells: ["Ã©"]))
    var other = CellDecoder(encoding: .utf8)
    #expect(other.read(row([western])).isForeign)
  }

  @Test("no cell borrows bytes from its neighbour")
  func borders() {
    var decoder = CellDecoder()
    #expect(decoder.read(row([[0x41, 0xC3], [0xA9]])).cells == ["AÃ", "©"])
  }
}
