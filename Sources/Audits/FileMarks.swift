import Divergence
import DurableFiles
import Foundation
import Generations
import SpoorModel

/// What tells a file of distributions from another one: its size and the time of its last change.
///
/// Logits of 10,000 responses are hundreds of gigabytes: to hash them would take longer than to measure
/// them. A file that was touched counts as another one, which costs a second measurement and no more.
struct FileMarks {
  private var known: [String: String] = [:]

  /// The mark of a file; a folder's is that of its files.
  ///
  /// - Throws: ``SpoorError`` `inputOutput` where the system does not tell.
  mutating func mark(of path: String) throws -> String {
    if let mark = known[path] { return mark }
    let mark = try Self.mark(of: path)
    known[path] = mark
    return mark
  }

  private static func mark(of path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SpoorError.refused(.read, path) }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}

extension ResponseDistributions {
  /// Which rows of which file these are.
  func mark(by files: inout FileMarks) throws -> String {
    let file = "\(location.file) \(try files.mark(of: location.file))"
    guard case .logits(let rows) = positions else { return file }
    return "\(file) rows \(rows.range)"
  }
}
