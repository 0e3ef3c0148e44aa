/// Reads a CSV file that arrives in pieces of any size, in constant memory, and counts its lines.
///
/// Strict: a quote in the wrong place makes a row unreadable. Only the *first line* of an unreadable row is given up;
/// what stands after it is read anew, so that one open quote cannot swallow the rows that follow.
/// Blank lines are skipped. Line ends are LF, CR or CRLF. Blanks around a cell without quotes are not part of it.
public final class CSVReader {
  /// Largest cell in bytes.
  public static let cellLimit = 64 * 1024
  /// Largest row in bytes, as it stands in the file.
  public static let rowLimit = 256 * 1024
  /// Most cells in a row.
  public static let columnLimit = 200
  /// So many bytes of an unreadable line are shown.
  public static let excerpt = 2000
  /// Limits are checked after so many bytes at the latest.
  private static let pieceLimit = 16 * 1024

  private let parser: CSVParser
  /// The row being read, as it stands in the file.
  private var raw: [UInt8] = []
  private var rowLine: Int
  /// The line on which the next byte stands.
  private var line: Int
  private var afterCarriageReturn = false
  /// The line being read is given up, and why; its rest is passed over.
  private var givenUp: CSVFault?
  /// What is still to be read, the next on top.
  private var inputs: [Input] = []
  private var events: [CSVEvent] = []

  private struct Input {
    var bytes: [UInt8]
    var position = 0
  }

  /// - Parameter firstLine: the number of the line with which the bytes begin.
  public init(separator: CSVSeparator, firstLine: Int = 1) {
    parser = CSVParser(separator: separator.byte)
    line = firstLine
    rowLine = firstLine
  }

  /// Takes the next bytes of the file; returns the rows that ended in them.
  public func feed(_ bytes: [UInt8]) -> [CSVEvent] {
    inputs.append(Input(bytes: bytes))
    drain()
    return takeEvents()
  }

  /// The end of the file; returns what was still open.
  public func finish() -> [CSVEvent] {
    // A row that turns out to be unreadable only now puts its later lines back; each round gives up one line.
    while true {
      switch parser.finish() {
      case .row(let bytes, let ends): endRow(bytes, ends)
      case .fault(let fault): fail(fault)
      case .idle, .open: break
      }
      if let givenUp { giveUp(givenUp) }
      if inputs.isEmpty { return takeEvents() }
      drain()
    }
  }

  private func takeEvents() -> [CSVEvent] {
    defer { events = [] }
    return events
  }

  private func drain() {
    while var input = inputs.popLast() {
      let end = pieceEnd(input)
      let piece = input.bytes[input.position..<end]
      input.position = end
      if end < input.bytes.count { inputs.append(input) }
      read(piece)
    }
  }

  /// The end of the line at the input's position, its line end included, or of the largest piece.
  private func pieceEnd(_ input: Input) -> Int {
    let limit = min(input.bytes.count, input.position + Self.pieceLimit)
    guard let end = input.bytes[input.position..<limit].firstIndex(where: isLineEnd) else { return limit }
    let isPair = input.bytes[end] == carriageReturn && end + 1 < input.bytes.count && input.bytes[end + 1] == lineFeed
    return isPair ? end + 2 : end + 1
  }

  private func read(_ piece: ArraySlice<UInt8>) {
    guard let last = piece.last else { return }
    if !parser.isOpen, givenUp == nil { rowLine = line }
    // The second half of a CRLF that came in two pieces ends no line of its own.
    if isLineEnd(last), !(afterCarriageReturn && piece.count == 1 && last == lineFeed) { line += 1 }
    afterCarriageReturn = last == carriageReturn
    guard let givenUp else {
      raw.append(contentsOf: piece)
      return take(parser.parse(piece))
    }
    if raw.count < Self.excerpt { raw.append(contentsOf: piece) }
    if isLineEnd(last) { giveUp(givenUp) }
  }

  private func take(_ step: CSVParser.Step) {
    switch step {
    case .idle where raw.last.map(isLineEnd) == true: raw.removeAll(keepingCapacity: true)
    case .idle, .open: if raw.count > Self.rowLimit { fail(.rowTooLarge) }
    case .row(let bytes, let ends): raw.count > Self.rowLimit ? fail(.rowTooLarge) : endRow(bytes, ends)
    case .fault(let fault): fail(fault)
    }
  }

  private func endRow(_ bytes: [UInt8], _ ends: [Int]) {
    events.append(.row(CSVRow(line: rowLine, bytes: bytes, ends: ends)))
    raw.removeAll(keepingCapacity: true)
  }

  /// Gives up the first line of the row and puts its other lines back. A row that merely has too many cells is known
  /// to its end and given up as a whole.
  private func fail(_ fault: CSVFault) {
    parser.reset()
    guard let lineEnd = raw.firstIndex(where: isLineEnd) else {
      givenUp = fault
      return
    }
    let rest = fault == .tooManyCells ? [] : Array(raw[lineAfter(lineEnd)...])
    giveUp(fault)
    guard !rest.isEmpty else { return }
    line = rowLine + 1
    afterCarriageReturn = false
    inputs.append(Input(bytes: rest))
  }

  /// Reports the first line in `raw`.
  private func giveUp(_ fault: CSVFault) {
    let text = raw.prefix { !isLineEnd($0) }.prefix(Self.excerpt)
    events.append(.unreadable(line: rowLine, fault: fault, text: Array(text)))
    raw.removeAll(keepingCapacity: true)
    givenUp = nil
  }

  /// The index in `raw` behind the line end at `index`.
  private func lineAfter(_ index: Int) -> Int {
    let isPair = raw[index] == carriageReturn && index + 1 < raw.count && raw[index + 1] == lineFeed
    return isPair ? index + 2 : index + 1
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
