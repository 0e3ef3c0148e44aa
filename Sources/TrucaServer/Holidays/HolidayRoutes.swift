internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func listHolidays(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let code = request.text("code")
    let year = try request.text("year") == nil ? nil : request.count("year", default: 0, in: 1970...2200)
    let cursor = request.text("cursor")
    let limit = try request.count("limit", default: 200, in: 1...1000)
    return try await query(request, context) {
      try $0.holidays(code: code, year: year, cursor: cursor, limit: limit)
    }
  }

  func addHoliday(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: HolidayRequest.self, status: 201) { scope, body in
      try scope.caller.require(.administrator, to: "add a holiday")
      return try scope.addHoliday(body)
    }
  }

  func removeHoliday(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: HolidayRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "remove a holiday")
      return try scope.removeHoliday(body)
    }
  }

  func importHolidays(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: HolidayImportRequest.self) { scope, body in
      try scope.caller.require(.administrator, to: "import holidays")
      return try scope.importHolidays(body)
    }
  }
}
