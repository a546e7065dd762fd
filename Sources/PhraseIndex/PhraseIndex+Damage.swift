import Foundation
import SpoorModel
import SuffixArrays

extension PhraseIndex {
  /// Runs `body`; what its files make it throw becomes an error that says how to fix it.
  func checked<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SpoorError {
      throw error
    } catch {
      throw SpoorError.damagedIndex(at: folder, error)
    }
  }
}

extension SpoorError {
  /// An index whose files do not fit one another, or are not what they were.
  static func damagedIndex(at folder: URL, _ problem: String) -> SpoorError {
    SpoorError(
      .badInput,
      "the index is damaged: \(problem)",
      at: Location(file: folder.path),
      remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
    )
  }

  static func damagedIndex(at folder: URL, _ error: any Error) -> SpoorError {
    guard let error = error as? SuffixFileError else {
      return damagedIndex(at: folder, String(describing: error))
    }
    var damage = damagedIndex(at: folder, error.problem)
    damage.location = Location(file: error.path)
    return damage
  }
}
