import FoundationEssentials
import TrucaSystemd

extension ServiceManager {
  /// Who started this process.
  static let own = ServiceManager(environment)

  static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
