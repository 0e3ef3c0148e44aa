import HTTPTypes
import Hummingbird

/// Which methods each path of a router has: the router itself answers 404 where only the method is wrong.
struct RouteTable: Sendable {
  private struct Route: Sendable {
    var path: RouterPath
    var methods: [HTTPRequest.Method]
  }

  private let routes: [Route]

  init(_ router: Router<TrucaContext>) {
    var methods: [String: Route] = [:]
    for route in router.routes {
      methods[route.path.description, default: Route(path: route.path, methods: [])].methods.append(route.method)
    }
    routes = methods.keys.sorted().compactMap { methods[$0] }
  }

  /// The methods of a path as the value of an `Allow` header; nil where no route has the path.
  func allow(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    var names: Set<String> = []
    for route in routes where Self.matches(route.path, parts) {
      names.formUnion(route.methods.map(\.rawValue))
    }
    guard !names.isEmpty else { return nil }
    if names.contains("GET") { names.insert("HEAD") }
    return names.sorted().joined(separator: ", ")
  }

  private static func matches(_ path: RouterPath, _ parts: [Substring]) -> Bool {
    if path.components.last == .recursiveWildcard, parts.count >= path.components.count {
      return zip(path.components, parts).allSatisfy { $0 ~= $1 }
    }
    return path.components.count == parts.count && zip(path.components, parts).allSatisfy { $0 ~= $1 }
  }
}
