import Foundation
import SpoorModel

extension URL {
  /// Whether a folder stands there.
  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A file that each audit leaves in its folder, which this is; `other` is what else may be named.
  ///
  /// - Throws: ``SpoorError`` where the file is missing.
  func auditFile(_ name: String, or other: String) throws(SpoorError) -> URL {
    let file = appending(path: name)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw SpoorError(
        .badInput,
        "there is no audit here: \(name) is missing",
        at: SpoorError.Location(file: relativePath),
        remedy: "Name a folder that 'spoor audit' left, or \(other)."
      )
    }
    return file
  }
}
