internal import FoundationEssentials
internal import Glibc

/// What kind of file system a path lies on, as the kernel names it (`ext4`, `nfs4`).
struct FileSystemKind {
  var name: String

  /// nil if the kernel does not tell (no /proc).
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, let table = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
      return nil
    }
    // A device number as the kernel writes it: major and minor, both split over the 64 bits of st_dev.
    let device = status.st_dev
    let major = ((device >> 8) & 0xFFF) | ((device >> 32) & ~0xFFF)
    let minor = (device & 0xFF) | ((device >> 12) & ~0xFF)
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, fields[2] == "\(major):\(minor)", let dash = fields.firstIndex(of: "-"),
        dash + 1 < fields.count
      else { continue }
      name = String(fields[dash + 1])
      return
    }
    return nil
  }

  /// SQLite's locks do not hold on these.
  var isNetwork: Bool { ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs"].contains(name) }
}
