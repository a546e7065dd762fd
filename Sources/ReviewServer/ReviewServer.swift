import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import Review
import SpoorModel

/// Serves the review page of an audit until it is ended.
public struct ReviewServer: Sendable {
  private let subject: ReviewSubject
  private let address: ServerAddress
  /// What requests may take.
  var limits = RequestLimits()

  /// Prepares the page of `subject` at `address`.
  public init(of subject: ReviewSubject, at address: ServerAddress) {
    self.subject = subject
    self.address = address
  }

  /// Serves.
  ///
  /// - Parameter onRunning: called once requests are answered.
  /// - Throws: ``SpoorError`` `locked` where the port is taken, `inputOutput` where it is refused.
  public func run(onRunning: @escaping @Sendable () -> Void) async throws {
    var logger = Logger(
      label: "spoor.review",
      factory: { StreamLogHandler.standardError(label: $0) }
    )
    logger.logLevel = .error
    let routes = PageRoutes(
      page: ReviewPage(of: subject),
      file: PageFile(),
      address: address,
      limits: limits
    )
    let limits = limits
    let application = Application(
      router: routes.router,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [RequestDeadline(limits)],
          idleTimeout: limits.idle,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headers,
            maxHeaderListSize: limits.headers,
            maxHeaderFieldCount: 100
          )
        )
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)
      ),
      onServerRunning: { _ in onRunning() },
      logger: logger
    )
    do {
      try await application.run()
    } catch let error as IOError {
      throw refusal(error)
    }
  }

  private func refusal(_ error: IOError) -> SpoorError {
    switch error.errnoCode {
    case EADDRINUSE:
      SpoorError(
        .locked,
        "port \(address.port) of \(address.host) is taken; another 'spoor review' may be running",
        remedy: "End that one, or choose another with --port."
      )
    default:
      SpoorError(
        .inputOutput,
        "cannot listen on \(address.host), port \(address.port): \(error)",
        remedy: "Choose another address with --listen, or another port with --port."
      )
    }
  }
}
