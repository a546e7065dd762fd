public import Foundation

/// Bytes to a port of this machine and back.
public enum LoopbackSocket {
  struct Refused: Error {
    let number = errno
  }

  /// Sends bytes in pieces and reads until the other side ends; blocks its thread.
  ///
  /// - Parameters:
  ///   - pieces: what to send.
  ///   - pause: how long to wait after each piece.
  ///   - port: where to.
  /// - Returns: all that came back, also where the other side broke off.
  /// - Throws: where nobody listens.
  public static func exchange(
    _ pieces: [Data],
    pause: Duration = .zero,
    port: Int
  ) throws -> Data {
    let descriptor = try connected(to: port)
    defer { close(descriptor) }
    // The other side may have heard enough; what it says of that is read below.
    _ = sent(pieces, pause, by: descriptor)
    var all = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  /// Sends bytes in pieces; blocks its thread.
  ///
  /// - Returns: how many pieces the other side took before it broke off.
  public static func accepted(_ pieces: [Data], pause: Duration, port: Int) throws -> Int {
    let descriptor = try connected(to: port)
    defer { close(descriptor) }
    return sent(pieces, pause, by: descriptor)
  }

  private static func connected(to port: Int) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    guard onLoopback(UInt16(port), { connect(descriptor, $0, $1.pointee) }) == 0 else {
      close(descriptor)
      throw Refused()
    }
    return descriptor
  }

  private static func sent(_ pieces: [Data], _ pause: Duration, by descriptor: Int32) -> Int {
    for (place, piece) in pieces.enumerated() {
      let sent = piece.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0 { return place }
      if pause > .zero { usleep(UInt32(pause / .microseconds(1))) }
    }
    return pieces.count
  }

  /// A port that nobody listens on, and that nobody else is given while this process lives.
  ///
  /// Its socket stays bound and never listens: a server that sets `SO_REUSEADDR` may still take the port.
  public static func freePort() throws -> Int { try bound().port }

  /// A socket that listens on a free port.
  public static func listener() throws -> (descriptor: Int32, port: Int) {
    let (descriptor, port) = try bound()
    guard listen(descriptor, SOMAXCONN) == 0 else {
      defer { close(descriptor) }
      throw Refused()
    }
    return (descriptor, port)
  }

  private static func bound() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var reuse: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, size)
    let port = onLoopback(0) { address, size -> Int? in
      guard bind(descriptor, address, size.pointee) == 0,
        getsockname(descriptor, address, size) == 0
      else { return nil }
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: $0.pointee.sin_port))
      }
    }
    guard let port else {
      defer { close(descriptor) }
      throw Refused()
    }
    return (descriptor, port)
  }

  private static func onLoopback<Value>(
    _ port: UInt16,
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Value
  ) -> Value {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &size) }
    }
  }
}

/// What a server answered.
public struct HTTPAnswer: Sendable {
  /// The status; 0 where there is none.
  public let status: Int
  /// The status line and the headers.
  public let head: String
  /// The body.
  public let text: String

  /// Parts an answer's bytes.
  public init(_ bytes: Data) {
    let end = bytes.firstRange(of: Data("\r\n\r\n".utf8))
    head = String(decoding: bytes[..<(end?.lowerBound ?? bytes.endIndex)], as: UTF8.self)
    text = String(decoding: bytes[(end?.upperBound ?? bytes.endIndex)...], as: UTF8.self)
    status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// What `Set-Cookie` sets.
  public var cookie: String? {
    head.firstMatch(of: /(?i)set-cookie: ([^;\r]+)/).map { String($0.1) }
  }
}
