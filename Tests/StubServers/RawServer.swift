public import Foundation
import ScratchFiles

/// Sends the same bytes to whoever sends anything, and hangs up: a server whose connection breaks.
///
/// It runs until the process ends.
public struct RawServer: Sendable {
  private let port: Int

  /// Listens, and answers with these bytes.
  public init(_ bytes: Data) throws {
    let (listener, port) = try LoopbackSocket.listener()
    self.port = port
    Thread.detachNewThread {
      while true {
        let visitor = accept(listener, nil, nil)
        guard visitor >= 0 else { continue }
        var heard = [UInt8](repeating: 0, count: 1 << 16)
        _ = recv(visitor, &heard, heard.count, 0)
        _ = bytes.withUnsafeBytes { send(visitor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        close(visitor)
      }
    }
  }

  /// Its URL.
  public var address: String { "http://127.0.0.1:\(port)" }
}
