/// A public holiday: no calls where a rule minds those of its region.
public struct Holiday: Codable, Hashable, Sendable {
  /// ISO 3166-1 alpha-2 (`ES`) or, for a part of a country, ISO 3166-2 (`US-LA`).
  public var code: String
  /// `2027-02-09`
  public var day: String
  /// `tue`
  public var weekday: String
  public var name: String
  /// `shipped`, `added`, or `removed`: a shipped one on which calls are made all the same.
  public var origin: String
  /// Why it was added or removed, where that was said.
  public var reason: String?
  public init(code: String, day: String, weekday: String, name: String, origin: String, reason: String? = nil) {
    self.code = code
    self.day = day
    self.weekday = weekday
    self.name = name
    self.origin = origin
    self.reason = reason
  }
}

/// For which days the holidays of a region are known. All others are blocked where a rule minds them.
public struct HolidayCoverage: Codable, Hashable, Sendable {
  public var code: String
  public var first: String
  public var last: String
  public init(code: String, first: String, last: String) {
    self.code = code
    self.first = first
    self.last = last
  }
}

/// `POST /v1/holidays` and `POST /v1/holidays/remove`
public struct HolidayRequest: Codable, Hashable, Sendable {
  public var code: String
  public var day: String
  /// To add one: what it is called.
  public var name: String?
  public var reason: String?
  /// To remove a shipped one: that it is meant.
  public var force: Bool?
  public init(code: String, day: String, name: String? = nil, reason: String? = nil, force: Bool? = nil) {
    self.code = code
    self.day = day
    self.name = name
    self.reason = reason
    self.force = force
  }
}

/// `POST /v1/holidays/import`
public struct HolidayImportRequest: Codable, Hashable, Sendable {
  /// The file's name, for messages; tells the region (`US-LA.ics`) where nothing else does.
  public var file: String
  /// The iCalendar text.
  public var text: String
  public var code: String?
  /// The first and the last year of which the file holds all holidays; nil: it adds days and no more is known after it.
  public var covers: [Int]?
  public init(file: String, text: String, code: String? = nil, covers: [Int]? = nil) {
    self.file = file
    self.text = text
    self.code = code
    self.covers = covers
  }
}

public struct HolidayImportAnswer: Codable, Hashable, Sendable {
  public var code: String
  /// Days that were no holidays before.
  public var added: Int
  /// Days that were holidays already.
  public var known: Int
  public var coverage: HolidayCoverage
  public init(code: String, added: Int, known: Int, coverage: HolidayCoverage) {
    self.code = code
    self.added = added
    self.known = known
    self.coverage = coverage
  }
}
