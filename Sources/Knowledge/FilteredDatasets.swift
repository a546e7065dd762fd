import Corpora
import DurableFiles
public import Foundation
import Remedies
import SpoorModel

/// Writes arms of a dataset in its own format, all of them or none: `train/ARM/FILE` and `filter.json`.
public struct FilteredDatasets {
  /// The manifest's name.
  public static let manifestName = "filter.json"

  private let dataset: CategorisedDataset
  private let arms: [FilteredArm]
  private let answer: String

  /// Prepares to write arms; relabelled rows say `answer`.
  public init(_ arms: [FilteredArm], of dataset: CategorisedDataset, answer: String) {
    self.arms = arms
    self.dataset = dataset
    self.answer = answer
  }

  /// Writes them into a folder that is not there yet.
  ///
  /// - Parameters:
  ///   - folder: where they will be.
  ///   - manifest: what ``manifestName`` holds.
  /// - Throws: ``SpoorError`` where the dataset cannot be read, changed, or no file be written.
  public func write(to folder: URL, manifest: Data) throws {
    let staged = try StagedFolder(for: folder, purpose: "datasets by what a model knew")
    defer { staged.discard() }
    let copies = DatasetCopies(
      of: dataset.files,
      options: dataset.options,
      numbers: dataset.rows.indices.map(Int32.init)
    )
    try FileManager.default.createDirectory(
      at: staged.url.appending(path: "train"),
      withIntermediateDirectories: false
    )
    _ = try copies.write(arms.map(datasetArm), into: staged.url.appending(path: "train"))
    try AtomicFile.write(to: staged.url.appending(path: Self.manifestName)) {
      try $0.write(manifest)
    }
    try staged.commit()
  }

  private func datasetArm(_ arm: FilteredArm) -> DatasetArm {
    switch arm.action {
    case .drop: DatasetArm(arm.name, rows: arm.rows, .without)
    case .keep: DatasetArm(arm.name, rows: arm.rows, .onlySaying(answers(of: arm)))
    case .relabel: DatasetArm(arm.name, rows: arm.rows, .saying(answers(of: arm)))
    }
  }

  /// Every answer of a relabelled row is replaced.
  private func answers(of arm: FilteredArm) -> DatasetArm.Answers {
    { row, source in
      guard arm.relabelled.contains(row) else { return [:] }
      return Dictionary(uniqueKeysWithValues: source.outputs.indices.map { ($0, answer) })
    }
  }
}
