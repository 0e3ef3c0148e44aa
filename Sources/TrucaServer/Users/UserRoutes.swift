internal import HTTPTypes
internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func addUser(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: UserChange.self, status: 201) { scope, change in
      try scope.caller.require(.administrator, to: "add users")
      return try scope.addUser(change)
    }
  }

  func showUser(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let login = context.parameters.get("user") ?? ""
    let caller = try desk.identify(request, context)
    let user = try await desk.query(caller) { scope in
      let user = try scope.user(login)
      guard caller.has(.administrator) || caller.person?.team == user.team else {
        throw Problem(.forbidden, "cannot show user \(login): she is of another team")
      }
      return try scope.view(user)
    }
    return try .json(user, headers: [.eTag: "\"\(user.version)\""])
  }

  func setUser(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let login = context.parameters.get("user") ?? ""
    let version = try request.ifMatch()
    return try await command(request, context, body: UserChange.self) { scope, change in
      try scope.caller.require(.administrator, to: "change users")
      return try scope.setUser(login, change, version: version)
    }
  }

  func leave(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let login = context.parameters.get("user") ?? ""
    return try await command(request, context, body: LeaveRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "let a user leave")
      return try scope.leave(login, to: body.to)
    }
  }
}
