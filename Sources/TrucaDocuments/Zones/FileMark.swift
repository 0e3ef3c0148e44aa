#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// By what a file is known to be another one without reading it.
public struct FileMark: Hashable, Sendable {
  fileprivate var bytes: Int64
  fileprivate var seconds: Int64
  fileprivate var nanoseconds: Int64
  fileprivate var inode: UInt64
}

extension ZoneDirectory {
  /// The mark of the file `name`, a link followed; nil if there is none, or if it is no name of a file here.
  public func mark(of name: String) -> FileMark? {
    guard Self.isFileName(name) else { return nil }
    var status = stat()
    guard stat("\(path)/\(name)", &status) == 0 else { return nil }
    return FileMark(
      bytes: Int64(status.st_size), seconds: Int64(status.st_mtim.tv_sec),
      nanoseconds: Int64(status.st_mtim.tv_nsec), inode: UInt64(status.st_ino))
  }
}
