import Testing
import TrucaDocuments

@Suite("CSV reader")
struct CSVReaderTests {
  static let texts: [(String, [String])] = [
    ("", []),
    ("\n\r\n \n", []),
    ("a,b\n1,2\n", ["1: a|b", "2: 1|2"]),
    ("a,b\r\n1,2", ["1: a|b", "2: 1|2"]),
    ("a,b\r1,2\r", ["1: a|b", "2: 1|2"]),
    ("a\r\n\r\n\n\rb\n", ["1: a", "5: b"]),
    ("a,\n,b\n,\n", ["1: a|", "2: |b", "3: |"]),
    (" a , \"b\" \n", ["1: a|b"]),
    ("\" a \",\"\"\n", ["1:  a |"]),
    ("\"x\"\"y\",\"1,2\"\n", ["1: x\"y|1,2"]),
    ("\"one\r\ntwo\rthree\nfour\",b\r\nc,d\r\n", ["1: one\r\ntwo\rthree\nfour|b", "5: c|d"]),
    ("\"\"\n", ["1: "]),
    ("a\0b,c\n", ["1: a\0b|c"]),
    ("a\"b,c\nd,e\n", ["1! strayQuote", "2: d|e"]),
    ("\"a\"b,c\nd,e\n", ["1! strayQuote", "2: d|e"]),
    ("a,\"b\nc,d\ne,f", ["1! openQuote", "2: c|d", "3: e|f"]),
    ("a,\"b\n\"c\",d\n\"e\",f\n", ["1! strayQuote", "2: c|d", "3: e|f"]),
    ("a\n\"b", ["1: a", "2! openQuote"]),
    ("\"a\r\n\"b\r\n\"c\r\nd\r\n", ["1! strayQuote", "2! strayQuote", "3! openQuote", "4: d"]),
  ]

  @Test("a text becomes rows with the lines on which they begin, in pieces of any size", arguments: texts)
  func rows(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, 5, 1000] {
      #expect(csvEvents(bytes, size: size).map(\.short) == expected, "pieces of \(size)")
    }
  }

  @Test("tabs can be separators and are then no blanks")
  func tabs() {
    #expect(csvEvents(Array("a\t\tb\n\t\t\n".utf8), separator: .tab).map(\.short) == ["1: a||b", "2: ||"])
  }

  @Test("an open quote costs its own line, not the rows that follow", arguments: [10, 5000, 50_000])
  func openQuote(rows: Int) {
    let good = (0..<rows).map { "\($0),a name,a note\n" }.joined()
    let found = csvEvents(Array(("x,\"y,z\n" + good).utf8), size: 4096)
    #expect(found.count == rows + 1)
    guard case .unreadable(let line, let fault, let text) = found.first else {
      Issue.record("the first line was not given up")
      return
    }
    #expect(line == 1)
    #expect(fault == (rows > 2000 ? .cellTooLarge : .openQuote))
    #expect(String(decoding: text, as: UTF8.self) == "x,\"y,z")
    #expect(found.last?.short == "\(rows + 1): \(rows - 1)|a name|a note")
  }

  @Test("a cell at its limit is read, one above is given up, and reading goes on")
  func cellLimit() {
    for (extra, fault) in [(0, nil), (1, CSVFault.cellTooLarge), (1_000_000, .cellTooLarge)] {
      let cell = String(repeating: "x", count: CSVReader.cellLimit + extra)
      let found = csvEvents(Array("a,\(cell)\r\nb,c\r\n".utf8), size: 7000)
      #expect(found.count == 2)
      #expect(found.last?.short == "2: b|c")
      guard let fault else {
        #expect(found.first?.short == "1: a|\(cell)")
        continue
      }
      #expect(found.first?.short == "1! \(fault)")
    }
  }

  @Test("a row above its limit is given up, and reading goes on")
  func rowLimit() {
    let cells = Array(repeating: String(repeating: "x", count: 50_000), count: 6).joined(separator: ",")
    let found = csvEvents(Array("\(cells)\nb,c\n".utf8), size: 10_000)
    #expect(found.map(\.short) == ["1! rowTooLarge", "2: b|c"])
  }

  @Test("200 cells are read; a row with 201 is given up to its end")
  func columnLimit() {
    let most = Array(repeating: "\"x\ny\"", count: CSVReader.columnLimit).joined(separator: ",")
    let found = csvEvents(Array("\(most)\n\(most),\"z\nz\"\nb\n".utf8), size: 64)
    guard case .row(let row) = found.first else {
      Issue.record("the row of 200 cells was not read")
      return
    }
    #expect(row.count == CSVReader.columnLimit)
    #expect(found.dropFirst().map(\.short) == ["202! tooManyCells", "404: b"])
  }

  @Test("a line of nothing but blanks that does not end is given up")
  func endlessBlanks() {
    let found = csvEvents(Array((String(repeating: " ", count: 300_000) + "a\nb\n").utf8))
    #expect(found.map(\.short) == ["1! rowTooLarge", "2: b"])
  }

  @Test("the excerpt of an unreadable line is limited")
  func excerpt() {
    let found = csvEvents(Array((String(repeating: "x", count: 5000) + "\"\n").utf8))
    guard case .unreadable(_, _, let text) = found.first else {
      Issue.record("a stray quote was taken")
      return
    }
    #expect(text.count == CSVReader.excerpt)
  }

  @Test("any bytes give the same events in pieces of any size", arguments: UInt64(1)...40)
  func pieceSizes(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    let alphabet = Array("ab,,\"\"\n\r\n\r ".utf8)
    let bytes = (0..<400).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    let whole = csvEvents(bytes)
    for size in [1, 2, 7, 64] { #expect(csvEvents(bytes, size: size) == whole, "pieces of \(size)") }
  }

  @Test("whatever the writer writes is read again", arguments: UInt64(1)...40)
  func writtenIsRead(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    let alphabet: [Character] = ["a", "ñ", " ", "\t", "\"", ",", ";", "|", "\n", "\r", "\r\n", "'", "="]
    for separator in CSVSeparator.allCases {
      let rows = (0..<20).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          String((0..<Int.random(in: 0...6, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
        }
      }
      let text = rows.map(CSVWriter(separator: separator).row).joined()
      let read = csvEvents(Array(text.utf8), size: 9, separator: separator).map { event -> [String]? in
        guard case .row(let row) = event else { return nil }
        return (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
      }
      #expect(read == rows)
    }
  }
}
