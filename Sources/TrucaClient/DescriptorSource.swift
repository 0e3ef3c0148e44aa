import Glibc

/// Reads an open file, pipe or terminal piece by piece, so that no file has to fit into memory.
struct DescriptorSource {
  static let pieceSize = 65_536

  private let descriptor: Int32
  private var first: [UInt8]

  /// - Parameter first: bytes that were read from the descriptor already and come before the rest.
  init(_ descriptor: Int32, after first: [UInt8] = []) {
    self.descriptor = descriptor
    self.first = first
  }

  /// The next piece of at most 64 KiB (the bytes read beforehand come in one); nil at the end.
  mutating func next() throws(ClientError) -> [UInt8]? {
    guard first.isEmpty else {
      defer { first = [] }
      return first
    }
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
      repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    guard count >= 0 else { throw .sourceFailed(String(cString: strerror(errno))) }
    return piece.isEmpty ? nil : piece
  }
}
