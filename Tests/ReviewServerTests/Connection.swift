import Dispatch
import Foundation

/// Bytes to a port of this machine and back, beside the threads of Swift's tasks: those serve the page.
enum Connection {
  struct Refused: Error {
    let number = errno
  }

  /// Sends bytes in pieces and reads until the other side ends.
  ///
  /// - Parameters:
  ///   - pieces: what to send.
  ///   - pause: how long to wait after each piece.
  ///   - port: where to.
  /// - Returns: all that came back, also where the other side broke off.
  static func exchange(
    pieces: [Data],
    pause: Duration = .zero,
    port: Int
  ) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try talk(pieces, pause, port) })
      }
    }
  }

  static func exchange(_ bytes: Data, port: Int) async throws -> Data {
    try await exchange(pieces: [bytes], port: port)
  }

  /// A port that nobody listens on.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withPointer(to: &address) { pointer in
      bind(descriptor, pointer, size) == 0 && getsockname(descriptor, pointer, &size) == 0
    }
    guard bound else { throw Refused() }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func talk(_ pieces: [Data], _ pause: Duration, _ port: Int) throws -> Data {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var address = loopback(UInt16(port))
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard withPointer(to: &address, { connect(descriptor, $0, size) }) == 0 else {
      throw Refused()
    }
    for piece in pieces {
      let sent = piece.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // The other side may have heard enough; what it says of that is read below.
      if sent < 0 { break }
      if pause > .zero { usleep(UInt32(pause / .microseconds(1))) }
    }
    var all = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  private static func withPointer<Value>(
    to address: inout sockaddr_in,
    _ body: (UnsafeMutablePointer<sockaddr>) -> Value
  ) -> Value {
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
