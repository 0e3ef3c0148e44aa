/// Reads an export of leads that arrives in pieces of any size. Finds out its separator, encoding, columns and form of
/// dates by itself; for the latter it holds back the first rows (`sampleRows`, at most `sampleBytes`).
///
/// Not for use by two tasks at once.
public final class LeadFile {
  public static let sampleRows = 200
  public static let sampleBytes = 256 * 1024

  private let options: LeadFileOptions
  private var head = LeadFileHead()
  private var csv: CSVReader?
  private var decoder: CellDecoder
  private var mapping: ColumnMapping?
  private var reader: LeadRowReader?
  /// Held back until the form of dates is known.
  private var sample: [LeadCells] = []
  private var sampled = 0
  private var tally = LeadWarningTally()
  /// A row could not be read and none of the usual width was seen since: a short row may be a piece of it.
  private var isAfterUnreadable = false
  /// The fewest cells that a row was seen with.
  private var usualWidth = 0

  public init(options: LeadFileOptions = LeadFileOptions()) {
    self.options = options
    decoder = CellDecoder(encoding: options.encoding)
  }

  /// What the file was taken for so far; nil while it is plain ASCII.
  public var encoding: TextEncoding? { decoder.encoding }

  /// Takes the next bytes of the file. Throws if the file as a whole cannot be imported.
  public func feed(_ bytes: [UInt8]) throws(LeadFileError) -> [LeadFileEvent] {
    if let csv { return try take(csv.feed(bytes)) }
    guard try head.add(bytes) else { return [] }
    return try take(begin().feed(head.bytes))
  }

  /// The end of the file.
  public func finish() throws(LeadFileError) -> [LeadFileEvent] {
    var events: [LeadFileEvent] = []
    if csv == nil {
      try head.finish()
      events += try take(begin().feed(head.bytes))
    }
    events += try take(csv?.finish() ?? [])
    guard mapping != nil else {
      throw LeadFileError("cannot find a row of titles in this file; put the titles into its first row")
    }
    events += release()
    return events + tally.events
  }

  private func begin() -> CSVReader {
    if options.encoding == nil { decoder = CellDecoder(encoding: head.encoding) }
    let reader = CSVReader(separator: separator, firstLine: head.firstLine)
    csv = reader
    return reader
  }

  private var separator: CSVSeparator { options.separator ?? head.separator }

  private func take(_ found: [CSVEvent]) throws(LeadFileError) -> [LeadFileEvent] {
    var events: [LeadFileEvent] = []
    for event in found {
      guard mapping != nil else {
        try readHeader(event)
        continue
      }
      guard let cells = cells(event) else { continue }
      if let reader {
        events.append(read(cells, reader))
      } else {
        hold(cells, &events)
      }
    }
    return events
  }

  private func readHeader(_ event: CSVEvent) throws(LeadFileError) {
    guard case .row(let row) = event else {
      throw LeadFileError("cannot read the row of titles of this file; close each quote in its first row")
    }
    mapping = try ColumnMapping(header: decoder.read(row).cells, separator: separator, overrides: options.columns)
  }

  /// The cells under titles that are not Truca's own, or why there are none; nil for a row of empty cells.
  private func cells(_ event: CSVEvent) -> LeadCells? {
    switch event {
    case .unreadable(let line, let fault, let text):
      return LeadCells(line: line, cells: [], problem: .unreadable("\(fault.sentence); the line reads: \(shown(text))"))
    case .row(let row):
      let reading = decoder.read(row)
      guard let mapping, !reading.cells.allSatisfy(LeadCells.isBlank) else { return nil }
      if reading.isDoubtful {
        tally.add(
          "it is UTF-8, but the file was taken for Windows-1252; say --encoding utf-8 if it is not", line: row.line)
      }
      let problem = reading.isForeign ? "cannot read this row as UTF-8, which the rows before it are" : nil
      return LeadCells(
        line: row.line, cells: mapping.own(reading.cells), width: reading.cells.count,
        problem: row.bytes.contains(0) ? .refused(LeadCells.nul) : problem.map { .refused($0) })
    }
  }

  /// The text of an unreadable line. It may be cut inside its last character, which is left out
  /// then, and does not decide about the encoding.
  private func shown(_ text: [UInt8]) -> String {
    let isCut = text.count == CSVReader.excerpt
    let bytes = isCut ? Array(text.reversed().drop { $0 & 0xC0 == 0x80 }.dropFirst().reversed()) : text
    var probe = decoder
    return probe.read(CSVRow(line: 1, bytes: bytes, ends: [bytes.count])).cells.joined() + (isCut ? "…" : "")
  }

  private func hold(_ cells: LeadCells, _ events: inout [LeadFileEvent]) {
    sample.append(cells)
    sampled += cells.cells.reduce(0) { $0 + $1.utf8.count }
    if sample.count >= Self.sampleRows || sampled >= Self.sampleBytes { events += release() }
  }

  /// Settles the form of dates, reports the mapping and reads the rows that were held back.
  private func release() -> [LeadFileEvent] {
    guard reader == nil, var mapping else { return [] }
    mapping.encoding = decoder.encoding
    mapping.recogniseDates(in: sample.filter { $0.problem == nil }.map(\.cells), order: options.dates)
    self.mapping = mapping
    let reader = LeadRowReader(mapping: mapping)
    self.reader = reader
    usualWidth = mapping.width
    defer { sample = [] }
    return [.mapping(mapping)] + sample.map { read($0, reader) }
  }

  private func read(_ cells: LeadCells, _ reader: LeadRowReader) -> LeadFileEvent {
    switch cells.problem {
    case .unreadable(let reason):
      isAfterUnreadable = true
      return .reject(LeadReject(line: cells.line, reason: reason, cells: []))
    case .refused(let reason):
      return .reject(LeadReject(line: cells.line, reason: reason, cells: cells.cells))
    case nil:
      isAfterUnreadable = isAfterUnreadable && cells.width < usualWidth
      guard !isAfterUnreadable else {
        return .reject(LeadReject(line: cells.line, reason: LeadCells.fragment, cells: cells.cells))
      }
      usualWidth = min(usualWidth, cells.width)
      return reader.read(cells.cells, line: cells.line, &tally)
    }
  }
}
