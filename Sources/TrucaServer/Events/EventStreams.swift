internal import Synchronization
internal import TrucaAPI

/// Counts the streams of events that are open, so that one peer does not take the places of all.
final class EventStreams: Sendable {
  static let mostPerPeer = 32

  private let open = Mutex<[UInt32: Int]>([:])

  /// A place for one stream of the peer with that uid. Throws `ErrorKind.refused` where it has taken all of its own.
  func place(for uid: UInt32) throws(Problem) -> Place {
    let isFree = open.withLock { open in
      guard open[uid, default: 0] < Self.mostPerPeer else { return false }
      open[uid, default: 0] += 1
      return true
    }
    guard isFree else {
      throw Problem(
        .refused,
        "cannot open another stream of events: \(Self.mostPerPeer) are open for uid \(uid); close one of them first",
        reason: "streams")
    }
    return Place(streams: self, uid: uid)
  }

  private func release(_ uid: UInt32) {
    open.withLock { open in
      let left = open[uid, default: 1] - 1
      open[uid] = left > 0 ? left : nil
    }
  }

  /// Held while a stream is open; given back by its `close`, or with its last reference where no stream began.
  final class Place: Sendable {
    private let streams: EventStreams
    private let uid: UInt32
    private let isClosed = Mutex(false)

    init(streams: EventStreams, uid: UInt32) {
      self.streams = streams
      self.uid = uid
    }

    deinit { close() }

    func close() {
      let wasClosed = isClosed.withLock { closed in
        defer { closed = true }
        return closed
      }
      if !wasClosed { streams.release(uid) }
    }
  }
}
