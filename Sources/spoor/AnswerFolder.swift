import DurableFiles
import Foundation
import ModelServers

/// The folder of one run that asks servers: what they answer is kept in it, and what comes of it is
/// written there.
///
/// One process at a time has it: two would pay for the same answers twice.
struct AnswerFolder {
  /// What was answered, as it came.
  static let answers = "answers.sqlite"
  /// Held by who asks, whatever is asked: the answers of all commands are in one file.
  private static let lockName = "answers.lock"

  /// Where it lies.
  let url: URL
  private let lock: FolderLock
  private let cache: AnswerCache

  /// Creates the folder if it is missing, and claims it until ``close()``.
  ///
  /// - Parameter path: where, as the user names it.
  /// - Throws: ``SpoorError`` `locked` while another process has it, `badInput` for answers that cannot
  ///   be read, `inputOutput`.
  init(at path: String) throws {
    url = URL(filePath: path)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    lock = try FolderLock.acquire(at: url.appending(path: Self.lockName))
    cache = try AnswerCache(at: url.appending(path: Self.answers))
  }

  /// Gives the folder back, at the end of all that is written there.
  ///
  /// Without this the claim would end where the folder is named last.
  func close() { lock.release() }

  /// A model whose answers are kept here.
  ///
  /// - Parameters:
  ///   - endpoint: who is asked.
  ///   - options: how long and how often.
  /// - Returns: the model.
  func server(_ endpoint: Endpoint, _ options: ServerOptions) -> ModelServer {
    ModelServer(endpoint, cache: cache, patience: options.patience)
  }

  /// A file of the folder.
  ///
  /// - Parameter name: its name.
  /// - Returns: its place.
  func file(_ name: String) -> URL { url.appending(path: name) }
}
