internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  private static let longestText = 1000

  func showRule(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = Self.code(context)
    return try await query(request, context) { scope in
      guard let rule = try scope.rule(code) else { throw CommandScope.noRule(code) }
      return rule
    }
  }

  func ruleHistory(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = request.text("code").map(CallingRule.canonical)
    let cursor = try request.text("cursor").map { text in
      guard let id = Int64(text) else {
        throw Problem(.badRequest, "cannot go on behind \(text.prefix(40)): take the cursor of the page before")
      }
      return id
    }
    return try await query(request, context) { try $0.ruleHistory(of: code, before: cursor ?? Int64.max) }
  }

  func setRule(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = Self.code(context)
    return try await command(request, context, body: RuleRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "set a calling rule")
      try Self.check([body.name, body.note, body.source, body.url, body.reason])
      return try scope.setRule(code, body)
    }
  }

  func suspendRule(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = Self.code(context)
    return try await command(request, context, body: SuspensionRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "suspend a calling rule")
      try Self.check([body.reason])
      guard let reason = body.reason, !reason.isEmpty else {
        throw Problem(.badRequest, "cannot suspend \(code) without a reason: add --reason TEXT; it is kept")
      }
      return try scope.suspendRule(code, reason: reason)
    }
  }

  func resumeRule(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = Self.code(context)
    return try await command(request, context, body: SuspensionRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "resume a calling rule")
      try Self.check([body.reason])
      return try scope.resumeRule(code, reason: body.reason ?? "")
    }
  }

  private static func code(_ context: TrucaContext) -> String {
    CallingRule.canonical(context.parameters.get("code") ?? "")
  }

  private static func check(_ texts: [String?]) throws {
    guard texts.allSatisfy({ ($0 ?? "").utf8.count <= longestText }) else {
      throw Problem(.badRequest, "cannot keep a text of more than \(longestText) bytes: make it shorter")
    }
  }
}
