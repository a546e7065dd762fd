import Foundation
import SuffixArrays

/// A folder of its own for one test's two files, removed with it.
final class SuffixFolder {
  let url: URL
  var files: SuffixArrayFiles { SuffixArrayFiles(in: url) }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "suffix-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  // Nothing depends on a temporary folder being gone.
  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes both files for these segments.
  func write(_ segments: [[UInt32]], vocabulary: Int) throws {
    let writer = try SegmentWriter(creating: files)
    for segment in segments { try writer.append(segment) }
    try writer.finish(vocabulary: vocabulary)
    try files.sortSuffixes()
  }

  /// Changes a file's bytes in place.
  func edit(_ file: URL, _ change: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: file)
    change(&bytes)
    try bytes.write(to: file)
  }
}
