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

  /// Throws `badInput` with the tensor's name where it is no matrix of logits, or no response belongs to it.
  init(_ tensors: SafetensorsFile, _ check: LogitsCheck) throws(SpoorError) {
    self.check = check
    self.tensors = tensors
    let names = tensors.names.filter { !check.leavesOut($0) }
    for name in names {
      // As JSON text: a name may hold what a terminal would obey.
      let record = "tensor \(JSONValue.string(name).text)"
      try check.response(to: name, at: SpoorError.Location(file: tensors.file, record: record))
      _ = try tensors.matrix(named: name)
    }
    self.names = names[...]
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    guard let name = names.popFirst() else { return nil }
    let matrix = try tensors.matrix(named: name)
    return try check.distributions(LogitRows(matrix, 0..<matrix.rows), of: name)
  }
}
