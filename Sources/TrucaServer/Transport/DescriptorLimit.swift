import Glibc

/// How many descriptors this process may have.
public enum DescriptorLimit {
  /// Raises the soft limit to the hard one, at most to `wanted`; gives what holds then. For the start of a process.
  @discardableResult
  public static func raise(to wanted: Int = 65_536) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return current }
    let goal = min(limit.rlim_max, rlim_t(wanted))
    if limit.rlim_cur < goal {
      limit.rlim_cur = goal
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return current
  }

  /// The soft limit.
  static var current: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
    return Int(clamping: limit.rlim_cur)
  }
}
