import Synchronization
import Testing

/// Which tests have failed so far, so that what they leave is kept.
enum Failures {
  private static let tests = Mutex<Set<Test.ID>>([])

  static func contains(_ test: Test?) -> Bool {
    guard let test else { return false }
    return tests.withLock { $0.contains(test.id) }
  }

  static func add(_ test: Test?) {
    guard let test else { return }
    tests.withLock { _ = $0.insert(test.id) }
  }
}

extension Trait where Self == IssueHandlingTrait {
  /// Remembers that a test has failed.
  static var keepingFolders: Self {
    .compactMapIssues { issue in
      Failures.add(Test.current)
      return issue
    }
  }
}
