internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func claimMail(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: ClaimRequest.self) { scope, _ in
      try scope.caller.require(.mailer, .administrator, to: "claim a mail")
      return try scope.claimMail()
    }
  }

  func mailResult(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("mail", of: "outbox")
    return try await command(request, context, body: SendResult.self) { scope, result in
      try scope.caller.require(.mailer, .administrator, to: "tell of a mail")
      return try scope.takeResult(id, result)
    }
  }

  func listOutbox(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let limit = try request.count("limit", default: 100, in: 1...1000)
    return try await query(request, context) { scope in
      try scope.outbox(state: request.text("state"), cursor: request.text("cursor"), limit: limit)
    }
  }

  func showMail(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("mail", of: "outbox")
    return try await query(request, context) { try $0.outboxDetail(id) }
  }

  func retryMail(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("mail", of: "outbox")
    return try await command(request, context) { scope in
      try scope.caller.require(.administrator, to: "send a mail again")
      return try scope.retryMail(id)
    }
  }

  func dropMail(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("mail", of: "outbox")
    return try await command(request, context) { scope in
      try scope.caller.require(.administrator, to: "drop a mail")
      return try scope.dropMail(id)
    }
  }

  func pauseMails(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: PauseRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "pause the mails")
      return try scope.pauseMails(body.reason)
    }
  }

  func resumeMails(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context) { scope in
      try scope.caller.require(.administrator, to: "resume the mails")
      return try scope.resumeMails()
    }
  }

  func previewReminder(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let key = context.parameters.get("reminder") ?? ""
    // It writes nothing, so no key is kept for it.
    return try await query(request, context) { try $0.preview(reminder: key) }
  }

  func setReminders(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: [String: String].self) { try $0.setReminders($1) }
  }
}
