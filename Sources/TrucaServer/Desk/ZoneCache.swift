internal import Synchronization
internal import TrucaCore
internal import TrucaDocuments

/// Zones by name, each read once, with the marks of the files that they were read from.
final class ZoneCache: Sendable {
  private struct State {
    var zones: [String: Zone] = [:]
    /// Of each file that was asked for; nil: there was none.
    var marks: [String: FileMark?]
  }

  let directory: ZoneDirectory
  private let state: Mutex<State>
  /// Files that tell of the data as a whole.
  private static let tables = ["tzdata.zi", "zone.tab", "iso3166.tab"]

  init(_ directory: ZoneDirectory) {
    self.directory = directory
    let tables = Self.tables.map { ($0, directory.mark(of: $0)) }
    state = Mutex(State(marks: Dictionary(uniqueKeysWithValues: tables)))
  }

  /// nil where the file is missing or malformed; it is asked for again, for tzdata may be installed meanwhile.
  func zone(_ name: String) -> Zone? {
    if let known = state.withLock({ $0.zones[name] }) { return known }
    // The mark first: a file that is replaced while it is read counts as changed.
    let mark = directory.mark(of: name)
    let zone = try? directory.zone(name)
    state.withLock { state in
      if let zone { state.zones[name] = zone }
      if mark != nil || zone != nil || state.marks[name] != nil { state.marks[name] = .some(mark) }
    }
    return zone
  }

  /// The marks that the files have now of what was read.
  var present: [String: FileMark?] {
    let names = state.withLock { Array($0.marks.keys) }
    return Dictionary(uniqueKeysWithValues: names.map { ($0, directory.mark(of: $0)) })
  }

  /// Whether the files are others than those that were read.
  var hasChanged: Bool { present != taken }

  /// The marks that the files had when they were read.
  var taken: [String: FileMark?] { state.withLock { $0.marks } }

  /// Zones read anew, to be put in force by `use`.
  struct Fresh: Sendable {
    fileprivate var zones: [String: Zone]
    fileprivate var marks: [String: FileMark?]
    /// Names of zones that could be read before and cannot now.
    var lost: [String]
    var version: String?
  }

  /// Reads all zones anew that were read before.
  func readAnew() -> Fresh {
    let known = state.withLock { $0.zones.keys.sorted() }
    let marks = present
    var zones: [String: Zone] = [:]
    for name in known { zones[name] = try? directory.zone(name) }
    return Fresh(
      zones: zones, marks: marks, lost: known.filter { zones[$0] == nil }, version: directory.version())
  }

  func use(_ fresh: Fresh) {
    state.withLock { state in
      state.zones = fresh.zones
      state.marks = fresh.marks
    }
  }
}
