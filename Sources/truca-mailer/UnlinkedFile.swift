import Glibc
import SystemPackage

/// A file without a name, which is gone with the last process that has it open: whole before it is read, and bigger than
/// any pipe.
struct UnlinkedFile: ~Copyable {
  let descriptor: FileDescriptor

  /// - Parameter folder: where the file's bytes are kept.
  init(in folder: String) throws(Errno) {
    var template = Array("\(folder)/truca-mailer-XXXXXX".utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    unlink(template)
    // Nothing is started at this moment that could inherit it.
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(number, F_SETFL, O_APPEND)
    descriptor = FileDescriptor(rawValue: number)
  }

  deinit {
    try? descriptor.close()
  }

  /// Writes all of it, and goes back to the beginning.
  func fill(_ bytes: [UInt8]) throws(Errno) {
    do {
      try descriptor.writeAll(bytes)
      try descriptor.seek(offset: 0, from: .start)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// At most so many bytes of its end; fewer where they cannot be read.
  func tail(_ count: Int) -> [UInt8] { Self.tail(of: descriptor, count) }

  /// Cuts a file that is longer than `limit` to the last `count` bytes, so that a program that talks without end does not
  /// fill the disk. Nothing that was said last is lost but what is written at this very moment.
  static func shorten(_ file: FileDescriptor, over limit: Int64, to count: Int) {
    guard let size = try? file.seek(offset: 0, from: .end), size > limit else { return }
    let kept = tail(of: file, count)
    guard (try? file.resize(to: 0)) != nil else { return }
    _ = try? file.writeAll(kept)
  }

  private static func tail(of file: FileDescriptor, _ count: Int) -> [UInt8] {
    guard let size = try? file.seek(offset: 0, from: .end) else { return [] }
    let start = max(0, size - Int64(count))
    var bytes = [UInt8](repeating: 0, count: Int(size - start))
    let read = bytes.withUnsafeMutableBytes { buffer in
      (try? file.read(fromAbsoluteOffset: start, into: buffer)) ?? 0
    }
    return Array(bytes.prefix(read))
  }
}
