import Glibc
import Testing

/// The database's file, changed behind the daemon's back: what a fault of ours, or of the disk, could leave there.
///
/// Goes through the SQLite that the store has loaded, since only the store may link it.
struct DatabaseFile {
  private typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  private typealias Execute =
    @convention(c) (OpaquePointer, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32
  private typealias Close = @convention(c) (OpaquePointer) -> Int32

  let path: String

  /// Carries statements out, with foreign keys and checks switched off.
  func run(_ sql: String) throws {
    let open = try function("sqlite3_open", as: Open.self)
    let execute = try function("sqlite3_exec", as: Execute.self)
    let close = try function("sqlite3_close", as: Close.self)
    var opened: OpaquePointer?
    try #require(open(path, &opened) == 0)
    let database = try #require(opened)
    defer { _ = close(database) }
    let settings = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
    try #require(execute(database, settings + sql, nil, nil, nil) == 0, "\(sql)")
  }

  private func function<Signature>(_ name: String, as type: Signature.Type) throws -> Signature {
    unsafeBitCast(try #require(dlsym(nil, name)), to: type)
  }
}
