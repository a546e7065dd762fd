import AuditStore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Review

/// Which request asks what of the page.
struct PageRoutes: Sendable {
  let page: ReviewPage
  let file: PageFile
  let address: ServerAddress
  let limits: RequestLimits

  /// The whole of what is served.
  var router: Router<PageContext> {
    let router = Router(context: PageContext.self)
    router.add(middleware: PageGuard(address: address, policy: file.policy, limits: limits))
    // One copy for all: who asks for it a thousand times and never reads must not hold a thousand.
    let html = ByteBuffer(string: file.html)
    router.get("/") { _, _ in
      Response(
        status: .ok,
        headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: html)
      )
    }
    let joining = RateLimit(limits.joining)
    router.post("/api/join") { request, context in
      guard joining.allows(context.client) else { throw PageRefusal.tooMany }
      let asked = try await body(JoinRequest.self, of: request, context)
      return try await join(with: asked.token)
    }
    let signedIn = router.group("/api")
      .add(middleware: SignIn(page: page, cookie: cookieName, limits: limits))
    addOwn(to: signedIn)
    addJudging(to: signedIn.group("/tasks"))
    addHandling(to: signedIn.group("/tasks"))
    addQueue(to: signedIn)
    return router
  }

  private func addOwn(to routes: RouterGroup<PageContext>) {
    routes.post("/leave") { _, context in
      var response = try Response.json(try await page.leave(try context.signedIn))
      response.setCookie(cookie(holding: "", for: .seconds(0)))
      return response
    }
    routes.get("/me") { _, context in
      try Response.json(try await page.me(try context.signedIn))
    }
    routes.post("/next") { _, context in
      try Response.json(try await page.next(for: try context.signedIn))
    }
    routes.post("/undo") { request, context in
      let asked = try await body(UndoRequest.self, of: request, context)
      return try Response.json(try await page.undo(asked, for: try context.signedIn))
    }
    routes.get("/guidelines") { _, _ in try Response.json(GuidelinesAnswer()) }
    routes.get("/history") { request, context in
      let range = try request.range(from: "before", most: 200)
      return try Response.json(try await page.history(of: try context.signedIn, range))
    }
  }

  private func addJudging(to routes: RouterGroup<PageContext>) {
    routes.get("/:task") { _, context in
      try Response.json(try await page.task(try context.place, for: try context.signedIn))
    }
    routes.get("/:task/strip") { _, context in
      try Response.json(try await page.strip(try context.place, for: try context.signedIn))
    }
    routes.post("/:task/verdict") { request, context in
      let asked = try await body(VerdictRequest.self, of: request, context)
      return try Response.json(
        try await page.submit(asked, on: try context.place, by: try context.signedIn)
      )
    }
    routes.post("/:task/skip") { request, context in
      let asked = try await body(SkipRequest.self, of: request, context)
      return try Response.json(
        try await page.submit(asked, on: try context.place, by: try context.signedIn)
      )
    }
    routes.post("/:task/decision") { request, context in
      let asked = try await body(DecisionRequest.self, of: request, context)
      return try Response.json(
        try await page.submit(asked, on: try context.place, by: try context.signedIn)
      )
    }
  }

  private func addHandling(to routes: RouterGroup<PageContext>) {
    routes.post("/:task/flag") { request, context in
      let asked = try await body(FlagRequest.self, of: request, context)
      return try Response.json(
        try await page.flag(asked, on: try context.place, by: try context.signedIn)
      )
    }
    routes.post("/:task/lease") { _, context in
      try Response.json(try await page.renew(try context.place, for: try context.signedIn))
    }
    routes.post("/:task/reveal") { _, context in
      try Response.json(try await page.reveal(try context.place, to: try context.signedIn))
    }
    routes.post("/:task/dispute") { _, context in
      try Response.json(try await page.dispute(try context.place, for: try context.signedIn))
    }
  }

  private func addQueue(to routes: RouterGroup<PageContext>) {
    routes.get("/queue") { request, context in
      let status = request.uri.queryParameters.get("status") ?? "all"
      guard let filter = QueueAnswer.Filter(status) else {
        throw PageRefusal(.badRequest, "'\(status)' is no status")
      }
      let asked = QueueRequest(
        filter: filter,
        words: request.uri.queryParameters.get("find") ?? "",
        range: try request.range(from: "from", most: 500)
      )
      return try Response.json(try await page.queue(asked, for: try context.signedIn))
    }
    routes.get("/overview") { _, context in
      try Response.json(try await page.overview(for: try context.signedIn))
    }
  }

  private func join(with token: String) async throws -> Response {
    let visitor = try await page.join(with: token)
    var response = try Response.json(try await page.me(visitor))
    response.setCookie(cookie(holding: visitor.session.rawValue, for: AuditStore.sessionLifetime))
    return response
  }

  /// Cookies are shared by all ports of a host: each review has a name of its own.
  var cookieName: String { "spoor-\(address.port)" }

  private func cookie(holding value: String, for time: Duration) -> Cookie {
    Cookie(
      name: cookieName,
      value: value,
      maxAge: Int(time / .seconds(1)),
      path: "/",
      secure: address.isSecure,
      httpOnly: true,
      sameSite: .strict
    )
  }

  private func body<Asked: Decodable>(
    _ type: Asked.Type,
    of request: Request,
    _ context: PageContext
  ) async throws -> Asked {
    let bytes = try await request.body.collect(upTo: limits.body)
    return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
  }
}

extension PageContext {
  fileprivate var signedIn: Visitor {
    get throws {
      guard let visitor else { throw PageRefusal.notSignedIn }
      return visitor
    }
  }

  /// The task that the path names.
  fileprivate var place: TaskPlace {
    get throws {
      guard let place = parameters.get("task").flatMap({ TaskPlace($0) }) else {
        throw PageRefusal.noSuchTask
      }
      return place
    }
  }
}

extension Request {
  /// The rows that the query asks for, from `key` on.
  fileprivate func range(from key: String, most: Int) throws -> Range<Int> {
    let first = try number(key, usually: 0)
    let count = try number("count", usually: min(50, most))
    return first..<first + min(count, most)
  }

  private func number(_ key: String, usually: Int) throws -> Int {
    guard let text = uri.queryParameters.get(key) else { return usually }
    guard let number = Int(text), (0...1_000_000_000).contains(number) else {
      throw PageRefusal(.badRequest, "'\(key)' is no number")
    }
    return number
  }
}
