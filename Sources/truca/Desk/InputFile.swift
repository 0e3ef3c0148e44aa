import Glibc

/// A file that was named on the command line, open for reading; `-` is the standard input.
struct InputFile: ~Copyable {
  let descriptor: Int32
  /// Bytes; nil for what has no size, as a pipe.
  let size: Int?
  let isStandardInput: Bool

  init(_ path: String) throws(Failure) {
    isStandardInput = path == "-"
    descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw .noInput("cannot read \(path): it is a directory; name a file") }
    size = kind == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    if !isStandardInput { close(descriptor) }
  }

  /// Up to `limit` bytes from where the file stands; fewer only at its end.
  func read(atMost limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: min(65_536, limit - bytes.count)) { buffer, filled in
        repeat { count = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        filled = max(0, count)
      }
      guard count >= 0 else { throw Self.failure("the input") }
      guard count > 0 else { break }
      bytes += piece
    }
    return bytes
  }

  /// The whole of a small text file.
  static func text(_ path: String, atMost limit: Int) throws(Failure) -> String {
    let bytes = try InputFile(path).read(atMost: limit + 1)
    guard bytes.count <= limit else { throw .data("cannot read \(path): it is larger than \(limit) bytes") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .data("cannot read \(path): it is not UTF-8; save it as UTF-8")
    }
    return text
  }

  private static func failure(_ path: String) -> Failure {
    .noInput("cannot read \(path): \(String(cString: strerror(errno))); check the path")
  }
}
