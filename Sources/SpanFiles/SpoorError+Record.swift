import Records
import SpoorModel

extension SpoorError {
  /// The error, under the id of the record where it has one.
  func naming(_ record: Record) -> SpoorError {
    let keys = ["prompt_id", "id", "ID", "bbcid"]
    let ids = keys.compactMap { key -> String? in
      switch record.optionalValue(key) {
      case .string(let id)?: id
      case .int(let id)?: String(id)
      default: nil
      }
    }
    var error = self
    if let id = ids.first { error.location?.record = id }
    return error
  }
}
