internal import Hummingbird
internal import TrucaAPI

extension RouteKit {
  func listConsents(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await query(request, context) { try $0.consents(lead: id) }
  }

  func giveConsent(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: ConsentEntry.self, status: 201) { scope, entry in
      try scope.giveConsent(entry, lead: id)
    }
  }

  func withdrawConsents(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: WithdrawRequest.self) { scope, body in
      try scope.withdrawConsents(lead: id, note: body.note)
    }
  }
}
