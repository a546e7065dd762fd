import Records
import SpoorModel

/// Logits in one file of tensors, each of which has the name of its response's prompt.
final class NamedLogits: DistributionReader {
  private let tensors: SafetensorsFile
  private var names: ArraySlice<String>
  private var check: LogitsCheck

  var file: String { tensors.file }
  /// Each response has rows of its own.
  let canGoOn = true

  /// Throws `badInput` with the tensor's name where it is no matrix of logits, no response belongs
  /// to it, it has not as many rows as the response tokens, or a token id has no column.
  init(_ tensors: SafetensorsFile, _ check: LogitsCheck) throws(SpoorError) {
    self.check = check
    let names = tensors.names.filter { !check.leavesOut($0) }
    for name in names {
      // As JSON text: a name may hold what a terminal would obey.
      let record = "tensor \(JSONValue.string(name).text)"
      let location = SpoorError.Location(file: tensors.file, record: record)
      try check.response(to: name, at: location)
      let matrix = try tensors.matrix(named: name)
      try check.check(LogitRows(matrix, 0..<matrix.rows), of: name, at: location)
    }
    self.tensors = tensors
    self.names = names[...]
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    guard let name = names.popFirst() else { return nil }
    let matrix = try tensors.matrix(named: name)
    return try check.distributions(LogitRows(matrix, 0..<matrix.rows), of: name)
  }
}
