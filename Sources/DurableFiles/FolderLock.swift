public import Foundation
import SpoorModel
import Synchronization

/// A claim to a folder that one process at a time can hold: flock(2) on a file in or beside it.
///
/// The operating system takes the claim back when the process ends, however it ends. The file stays: to
/// delete it would let two processes hold locks on two files of one name.
public final class FolderLock: Sendable {
  /// What to do while another process holds the lock.
  public enum Patience: Sendable {
    /// Give up at once.
    case failing
    /// Try again for so long.
    case waiting(Duration)
  }

  private static let pause: useconds_t = 20_000

  private let descriptor: Mutex<Int32?>

  private init(_ descriptor: Int32) { self.descriptor = Mutex(descriptor) }

  deinit { release() }

  /// Takes the lock, and writes this process's number into the file.
  ///
  /// Blocks the thread while it waits.
  /// - Parameters:
  ///   - patience: what to do while another process holds it.
  ///   - url: the lock file; created if it is missing. Its folder must exist.
  /// - Returns: the lock, held.
  /// - Throws: `SpoorError` of code `locked`, naming the holder, or `inputOutput`.
  public static func acquire(_ patience: Patience = .failing, at url: URL) throws -> FolderLock {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SpoorError.refused(.lock, url.path) }
    do {
      try claim(descriptor, patience, path: url.path)
      try sign(descriptor, path: url.path)
      return FolderLock(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Gives the lock back; more than once does no harm.
  public func release() {
    descriptor.withLock { descriptor in
      guard let open = descriptor else { return }
      // The next holder must not be taken for this process before it has signed.
      ftruncate(open, 0)
      close(open)
      descriptor = nil
    }
  }

  private static func claim(_ descriptor: Int32, _ patience: Patience, path: String) throws {
    let clock = ContinuousClock()
    let deadline =
      switch patience {
      case .failing: clock.now
      case .waiting(let time): clock.now + time
      }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw SpoorError.refused(.lock, path) }
      guard clock.now < deadline else { throw heldError(descriptor, path: path) }
      usleep(pause)
    }
  }

  private static func sign(_ descriptor: Int32, path: String) throws {
    let signature = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0,
      pwrite(descriptor, signature, signature.count, 0) == signature.count
    else { throw SpoorError.refused(.write, path) }
  }

  private static func heldError(_ descriptor: Int32, path: String) -> SpoorError {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = max(0, pread(descriptor, &bytes, bytes.count, 0))
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    let holder = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    return SpoorError(
      .locked,
      holder.map { "process \($0) holds this lock" } ?? "another process holds this lock",
      at: SpoorError.Location(file: path),
      remedy: "Wait for it or stop it, then run this again."
    )
  }
}
