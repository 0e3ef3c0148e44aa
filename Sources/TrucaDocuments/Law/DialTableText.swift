public import TrucaCore

/// The dial table, `dial-table.txt`: a line says which it is, and each other line is a number's leading digits with what
/// they say, divided by blanks. `#` begins a remark.
public enum DialTableText {
  private static let blank = UInt8(ascii: " ")

  /// Reads the table. It is read at each start, so it is taken by bytes.
  /// - Throws: the first line that is wrong.
  public static func decode(fileName: String, text: String) throws(DocumentProblems) -> DialTable {
    var lines = Lines(file: fileName)
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      try lines.take(line.split(separator: blank, omittingEmptySubsequences: false))
    }
    guard let origin = lines.origin else {
      throw lines.problem("cannot find the line \"dial-table 1 DAY DATA\": take the file that comes with Truca")
    }
    return DialTable(origin: origin, areaCodes: lines.areaCodes, zones: lines.zones)
  }

  private struct Lines {
    let file: String
    var number = 0
    var origin: DialTable.Origin?
    var areaCodes: [DialTable.AreaCode] = []
    private var seen: Set<Int> = []
    var zones: [Int: [String]] = [:]
    /// Lists of zones by their text: most stand in many lines.
    private var lists: [Substring: [String]] = [:]

    init(file: String) { self.file = file }

    mutating func take(_ fields: [Substring.UTF8View]) throws(DocumentProblems) {
      let fields = fields.map { Substring($0) }
      guard origin != nil else {
        guard fields.count >= 4, fields[0] == "dial-table", fields[1] == "1",
          let day = CivilDate(iso: String(fields[2]))
        else {
          throw problem("cannot read this table: this version of Truca reads files that begin \"dial-table 1\"")
        }
        origin = .init(day: day, data: fields[3...].joined(separator: " "))
        return
      }
      guard let digits = Int(fields[0]), digits > 0 else {
        throw problem("cannot use \"\(fields[0])\" as leading digits: write digits without \"+\"")
      }
      let isAreaCode = fields[0].first == "1"
      guard fields.count == (isAreaCode ? 3 : 2), !isAreaCode || fields[0].utf8.count == 4,
        isAreaCode || fields[1] != "-"
      else {
        throw problem(
          "cannot read this line: write digits and zones, and for 1 and an area code its states before these")
      }
      guard seen.insert(digits).inserted else {
        throw problem("cannot use the leading digits \(digits) twice: leave one of the lines")
      }
      if isAreaCode {
        areaCodes.append(
          .init(digits: String(fields[0].dropFirst()), parts: list(fields[1]), zones: list(fields[2])))
      } else {
        zones[digits] = list(fields[1])
      }
    }

    private mutating func list(_ text: Substring) -> [String] {
      if text == "-" { return [] }
      if let known = lists[text] { return known }
      let list = text.split(separator: ",").map(String.init)
      lists[text] = list
      return list
    }

    func problem(_ sentence: String) -> DocumentProblems {
      DocumentProblems([DocumentProblem(file: file, line: number, column: 1, sentence: sentence)])
    }
  }
}
