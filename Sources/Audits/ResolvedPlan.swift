import Corpora
import Foundation
import Hallucinations
import SpoorModel

/// The plan with every path and setting as it was used, for the `configuration` of a run.
struct ResolvedPlan: Encodable {
  struct Model: Encodable {
    var name: String
    var method: String?
    var dataset: String?
    var rows: Int?
    var params: String?
    var epoch: Int?
    var arm: String?
    var seed: Int?
    /// Paths by the key of audit.yaml that names them: one file under another key is another audit.
    var files: [String: String]
    var floor: Double?
    var vocabularySize: Int?
    var precision: Double?
  }

  var name: String
  var dataset: [String]
  var datasetFields: FieldMapping?
  var datasetFormat: DatasetShape?
  var prompts: String?
  var references: String?
  var base: Model?
  var tuned: [Model]
  var comparedWith: [Model]
  var detectors: [String]
  var weights: String?
  var placebo: [String]?
  var placeboFields: FieldMapping?
  var placeboFormat: DatasetShape?
  var knowledge: String?

  init(_ plan: AuditPlan, _ use: Audit.ReferenceUse) throws {
    name = plan.name
    dataset = try plan.dataset.files().map(\.path)
    datasetFields = plan.dataset.fields
    datasetFormat = plan.dataset.format
    prompts = plan.prompts?.path
    references = use == .none ? nil : plan.references?.path
    detectors = plan.detectors.sorted().map(\.rawValue)
    weights = plan.weights?.path
    placebo = try plan.placebo?.files().map(\.path)
    placeboFields = plan.placebo?.fields
    placeboFormat = plan.placebo?.format
    knowledge = plan.knowledge?.path
    base = plan.base.map { Model(name: $0.name, files: ["generations": $0.generations.path]) }
    comparedWith = plan.comparedWith.map {
      Model(name: $0.name, files: ["generations": $0.generations.path])
    }
    tuned = plan.tuned.map(Model.init)
  }
}

extension ResolvedPlan.Model {
  fileprivate init(_ model: AuditPlan.Tuned) {
    let (logits, servers) = (model.logits, model.logProbabilities)
    let files = [
      "generations": model.generations, "logits.index": logits?.index,
      "logits.base": logits?.base, "logits.tuned": logits?.tuned,
      "log_probabilities.base": servers?.base, "log_probabilities.tuned": servers?.tuned,
      "log_probabilities.base_again": servers?.again?.base,
      "log_probabilities.tuned_again": servers?.again?.tuned,
      "token_metrics": model.tokenMetrics, "base_response_metrics": model.baseResponseMetrics,
      "samples": model.samples, "imported_spans": model.importedSpans,
      "judged_spans": model.judgedSpans,
    ]
    self.init(
      name: model.name,
      method: model.method.rawValue,
      dataset: model.dataset,
      rows: model.rows,
      params: model.params,
      epoch: model.epoch,
      arm: model.arm,
      seed: model.seed,
      files: files.compactMapValues { $0?.path },
      floor: servers?.floor,
      vocabularySize: servers?.vocabularySize,
      precision: servers?.precision
    )
  }
}

extension URL {
  /// The path as a user in the working directory would write it.
  var relativeToHere: String {
    let here = URL(filePath: FileManager.default.currentDirectoryPath).path + "/"
    let path = standardizedFileURL.path
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
