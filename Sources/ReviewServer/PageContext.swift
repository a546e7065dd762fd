import Hummingbird
import NIOCore

/// What belongs to one request.
struct PageContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who asks; `nil` where nobody is signed in.
  var visitor: Visitor?
  /// The address that the request comes from; empty where the system does not tell.
  let client: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
