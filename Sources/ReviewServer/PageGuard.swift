import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Review
import SpoorModel

/// Stands before every request: refuses what comes from elsewhere, and turns errors into answers.
struct PageGuard: RouterMiddleware {
  typealias Context = PageContext

  let address: ServerAddress
  let policy: String
  let limits: RequestLimits

  @concurrent
  func handle(
    _ request: Request,
    context: PageContext,
    next: @concurrent (Request, PageContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try refuseForeign(request)
      response = try await next(request, context)
    } catch let error as HTTPParserError {
      // A body that is no HTTP: the server itself answers 400 and ends the connection.
      throw error
    } catch {
      response = try answer(to: error, context)
    }
    response.headers[.contentSecurityPolicy] = policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    response.headers[.cacheControl] = "no-store"
    return response
  }

  /// - Throws: ``PageRefusal`` for a name that is not this page's, another page's request, or a body too large.
  private func refuseForeign(_ request: Request) throws(PageRefusal) {
    guard let host = request.head.authority, address.answers(to: host) else {
      throw PageRefusal(
        .misdirectedRequest,
        "this page is not served under that name",
        remedy: "Open \(address.page), or start the review with --link to name another address."
      )
    }
    let site = request.headers[.fetchSite]
    let isPageItself = request.method == .get && request.uri.path == "/"
    guard isPageItself || site == nil || site == "same-origin" || site == "none" else {
      throw foreign
    }
    if let origin = request.headers[.origin], !address.isOwn(origin: origin, of: host) {
      throw foreign
    }
    guard request.method == .post else { return }
    guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
      throw PageRefusal(.unsupportedMediaType, "a request's body must be application/json")
    }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > limits.body {
      throw PageRefusal(.contentTooLarge, "the request is larger than \(limits.body) bytes")
    }
  }

  private var foreign: PageRefusal {
    PageRefusal(.forbidden, "the request comes from another page")
  }

  private func answer(to error: any Error, _ context: PageContext) throws -> Response {
    let refusal = PageRefusal(describing: error, limits)
    if refusal.status.kind == .serverError { context.logger.error("\(error)") }
    var response = try Response.json(RefusalAnswer(refusal), status: refusal.status)
    if refusal.status == .contentTooLarge { response.headers[.connection] = "close" }
    return response
  }
}

/// The answer to a request that is refused.
private struct RefusalAnswer: Encodable {
  struct Words: Encodable {
    let problem: String
    @Written var remedy: String?
  }

  let error: Words

  init(_ refusal: PageRefusal) {
    error = Words(problem: refusal.problem, remedy: refusal.remedy)
  }
}

extension PageRefusal {
  fileprivate init(describing error: any Error, _ limits: RequestLimits) {
    switch error {
    case let refusal as PageRefusal: self = refusal
    case let error as SpoorError: self.init(error)
    case let error as DecodingError:
      self.init(.badRequest, "the request is not understood: \(error.words)", remedy: error.remedy)
    case let error as any HTTPResponseError: self.init(error.status, limits)
    default: self.init(.internalServerError, "this is a bug in Spoor", remedy: "Nothing was saved.")
    }
  }

  private init(_ status: HTTPResponse.Status, _ limits: RequestLimits) {
    switch status {
    case .notFound: self = .noSuchPage
    case .contentTooLarge:
      self.init(status, "the request is larger than \(limits.body) bytes")
    default: self.init(status, status.reasonPhrase.lowercased())
    }
  }
}

extension Response {
  /// An answer as JSON.
  static func json(_ answer: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    let body = ByteBuffer(bytes: try encoder.encode(answer))
    return Response(
      status: status,
      headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: body)
    )
  }
}

extension HTTPField.Name {
  fileprivate static let referrerPolicy = known("Referrer-Policy")
  fileprivate static let openerPolicy = known("Cross-Origin-Opener-Policy")
  fileprivate static let resourcePolicy = known("Cross-Origin-Resource-Policy")
  fileprivate static let fetchSite = known("Sec-Fetch-Site")

  private static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) names no header") }
    return name
  }
}
