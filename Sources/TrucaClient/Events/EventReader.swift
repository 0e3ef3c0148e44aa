import TrucaAPI

/// Reads server-sent events line by line. Does no I/O.
struct EventReader {
  /// The place to resume after; nil where the stream has not told one yet.
  private(set) var place: Int64?
  private var id: Int64?
  private var data: [UInt8] = []
  private var hasData = false

  /// - Parameter place: the place that the reader was told before.
  init(place: Int64?) {
    self.place = place
  }

  /// Takes a line without its end; gives the event that it completes. Throws where its data are no event.
  mutating func take(_ line: [UInt8]) throws -> LiveEvent? {
    guard !line.isEmpty else { return try dispatch() }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    let name = String(decoding: line[..<colon], as: UTF8.self)
    var value = line[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    switch name {
    case "id": id = Int64(String(decoding: value, as: UTF8.self)) ?? id
    case "data":
      if hasData { data.append(UInt8(ascii: "\n")) }
      data.append(contentsOf: value)
      hasData = true
    default: break  // A comment, the kind (it is in the data too), or what a newer daemon says.
    }
    return nil
  }

  private mutating func dispatch() throws -> LiveEvent? {
    defer {
      data = []
      hasData = false
    }
    if let id { place = id }
    guard hasData else { return nil }
    return try Client.decode(data) as LiveEvent
  }
}
