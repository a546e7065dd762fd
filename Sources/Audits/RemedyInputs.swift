import AuditStore
import Corpora
import Foundation
import SpoorModel

/// What a run's configuration tells of its dataset and its tuned models.
struct RemedyInputs: Decodable {
  struct Model: Decodable {
    var name: String
  }

  var dataset: [String]
  var datasetFields: FieldMapping?
  var datasetFormat: DatasetShape?
  var tuned: [Model]

  /// How many rows the dataset had; its summary tells, not its configuration.
  private(set) var rows = 0
  /// Where the audit's index stood, seen from where the audit was made.
  private(set) var index: String?

  private enum CodingKeys: String, CodingKey {
    case dataset, datasetFields, datasetFormat, tuned
  }

  private struct Summary: Decodable {
    struct Dataset: Decodable {
      var rows: Int
      var index: String?
    }

    var dataset: Dataset
  }

  init(of run: Run) throws {
    let decoder = JSONDecoder()
    self = try decoder.decode(RemedyInputs.self, from: Data(run.configuration.utf8))
    let dataset = try decoder.decode(Summary.self, from: Data(run.summary.utf8)).dataset
    (rows, index) = (dataset.rows, dataset.index)
  }

  var files: [URL] { dataset.map { URL(filePath: $0) } }

  var options: DatasetOptions { DatasetOptions(shape: datasetFormat, fields: datasetFields) }

  private var names: String { tuned.map(\.name).joined(separator: ", ") }

  func known(_ model: String, in audit: String) throws -> String {
    guard !tuned.contains(where: { $0.name == model }) else { return model }
    throw SpoorError(
      .usage,
      "\(audit) has no tuned model '\(model)'",
      remedy: "Its models: \(names)."
    )
  }

  func only(in audit: String) throws -> String {
    if let model = tuned.first, tuned.count == 1 { return model.name }
    throw SpoorError(
      .usage,
      "\(audit) has several tuned models",
      remedy: "Say which one is to be remedied, with --model. Its models: \(names)."
    )
  }
}
