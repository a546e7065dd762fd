import Foundation
import Records
import SpoorModel

/// Logits in a folder of files, each of which has the name of its response's prompt.
///
/// A file is mapped when its turn comes, because a process may map only so many.
final class LogitsFolder: DistributionReader {
  private struct Part {
    let promptID: String
    let url: URL
  }

  let file: String
  /// Each response has rows of its own.
  let canGoOn = true
  private var parts: ArraySlice<Part>
  private var check: LogitsCheck

  /// Throws `badInput` for a folder without such files, two files of one prompt, and a file to
  /// whose prompt there is no response; `inputOutput` where the folder cannot be read.
  init(_ folder: URL, _ check: LogitsCheck) throws(SpoorError) {
    file = folder.relativePath
    self.check = check
    let parts = try Self.parts(of: folder).filter { !check.leavesOut($0.promptID) }
    for part in parts {
      try check.response(
        to: part.promptID,
        at: SpoorError.Location(file: part.url.relativePath)
      )
    }
    try Self.checkDistinct(parts)
    self.parts = parts[...]
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    guard let part = parts.popFirst() else { return nil }
    let matrix: LogitMatrix
    do throws(SpoorError) {
      matrix = try TensorFile(part.url).onlyMatrix()
    } catch {
      throw error.naming(part.promptID)
    }
    return try check.distributions(LogitRows(matrix, 0..<matrix.rows), of: part.promptID)
  }

  /// In the order of their names; other files, and hidden ones, are none.
  private static func parts(of folder: URL) throws(SpoorError) -> [Part] {
    let location = SpoorError.Location(file: folder.relativePath)
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder.path) } catch {
      throw SpoorError(
        .inputOutput,
        "the folder cannot be read: \(error.localizedDescription)",
        at: location,
        remedy: "Give yourself permission to read it (for example 'chmod u+rx')."
      )
    }
    let parts = names.sorted().map { name in
      let url = folder.appending(path: name)
      return Part(promptID: url.deletingPathExtension().lastPathComponent, url: url)
    }
    let ours = parts.filter {
      TensorFile.endings.contains($0.url.pathExtension) && !$0.promptID.hasPrefix(".")
    }
    guard ours.isEmpty else { return ours }
    throw SpoorError(
      .badInput,
      "the folder holds no .npy and no .safetensors file",
      at: location,
      remedy: "Name each file by its prompt id, for example p1.npy."
    )
  }

  private static func checkDistinct(_ parts: [Part]) throws(SpoorError) {
    for (one, next) in zip(parts, parts.dropFirst()) where one.promptID == next.promptID {
      throw SpoorError(
        .badInput,
        "\(one.url.lastPathComponent) and \(next.url.lastPathComponent) are of one prompt",
        at: SpoorError.Location(file: next.url.relativePath),
        remedy: "Keep one file a prompt."
      )
    }
  }
}

extension SpoorError {
  /// The error with the prompt whose file it is about.
  fileprivate func naming(_ promptID: String) -> SpoorError {
    var error = self
    if location?.record == nil { error.location?.record = "prompt \(promptID)" }
    return error
  }
}
