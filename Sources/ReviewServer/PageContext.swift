import Hummingbird
import NIOCore

/// What belongs to one request.
struct PageContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who asks; `nil` where nobody is signed in.
  var visitor: Visitor?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}
