import AuditStore
import Hummingbird

/// Lets only those in who are signed in, and none of them too often.
struct SignIn: RouterMiddleware {
  typealias Context = PageContext

  let page: ReviewPage
  let cookie: String
  private let rate: RateLimit

  init(page: ReviewPage, cookie: String, limits: RequestLimits) {
    self.page = page
    self.cookie = cookie
    rate = RateLimit(limits.asking)
  }

  @concurrent
  func handle(
    _ request: Request,
    context: PageContext,
    next: @concurrent (Request, PageContext) async throws -> Response
  ) async throws -> Response {
    guard let held = request.cookies[cookie], let token = AccessToken(rawValue: held.value) else {
      throw PageRefusal.notSignedIn
    }
    let visitor = try await page.visitor(with: token)
    guard rate.allows(visitor.name) else { throw PageRefusal.tooMany }
    var context = context
    context.visitor = visitor
    return try await next(request, context)
  }
}
