#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file was not read.
enum SmallFileError: Error {
  case missing
  case unreadable(reason: String)
}

/// Reads regular files of modest size.
enum SmallFile {
  /// No file of zone data and none that people write comes near this.
  static let maximumBytes = 4 << 20

  /// All bytes of the file at `path`.
  static func read(_ path: String) throws(SmallFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(reason: "it is not a regular file") }
    guard status.st_size <= maximumBytes else { throw .unreadable(reason: "it is too large") }
    return try contents(of: descriptor)
  }

  private static func contents(of descriptor: Int32) throws(SmallFileError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(result.count)) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
      guard count > 0 else { return result }
      result += buffer.prefix(count)
      guard result.count <= maximumBytes else { throw .unreadable(reason: "it is too large") }
    }
  }
}
