public import Foundation
import Generations
import Hallucinations
import SpoorModel

extension AuditPlan {
  /// The files of an audit that has no audit file.
  public struct Answers: Sendable {
    /// Answers of the models to audit, one file a model.
    public var audited: [URL]
    /// Answers of the base model.
    public var base: URL?
    /// Answers of other models, one file a model.
    public var comparedWith: [URL]

    /// Names the files.
    public init(audited: [URL], base: URL? = nil, comparedWith: [URL] = []) {
      self.audited = audited
      self.base = base
      self.comparedWith = comparedWith
    }
  }

  /// Plans an audit of answers and a dataset, and nothing else.
  ///
  /// Models are called as the files call them, and the audit as the first of them, unless `name` is
  /// given.
  ///
  /// - Parameters:
  ///   - answers: the files of answers, `audited` at least one.
  ///   - dataset: files, folders and patterns, relative to the working directory.
  ///   - name: the audit's name.
  /// - Throws: ``SpoorError`` for a file that cannot be read, and for two models of one name.
  public init(_ answers: Answers, dataset: [String], name: String?) throws {
    tuned = try answers.audited.map { file in
      Tuned(
        name: try GenerationFile.model(of: file),
        method: .unknown,
        generations: file
      )
    }
    base = try answers.base.map { Base(name: try GenerationFile.model(of: $0), generations: $0) }
    comparedWith = try answers.comparedWith.map(Compared.init(naming:))
    self.name = name ?? tuned.first?.name ?? "audit"
    self.dataset = Dataset(
      arguments: dataset,
      folder: URL(filePath: FileManager.default.currentDirectoryPath)
    )
    detectors = Set(Detector.allCases)
    try checkModels()
  }

  /// Adds other models' answers, each called as its file calls it.
  ///
  /// - Throws: ``SpoorError`` for a file that cannot be read, and for two models of one name.
  public mutating func compare(with files: [URL]) throws {
    comparedWith += try files.map(Compared.init(naming:))
    try checkModels()
  }

  /// Refuses two models of one name: their answers would be taken for each other's.
  func checkModels() throws {
    let names = [base?.name].compactMap { $0 } + tuned.map(\.name) + comparedWith.map(\.name)
    var seen: Set<String> = []
    guard let twice = names.first(where: { !seen.insert($0).inserted }) else { return }
    throw SpoorError(
      .badInput,
      "two models have the same name, '\(twice)'",
      remedy: "Give each model its own 'name', in the file of its answers too."
    )
  }
}

extension AuditPlan.Compared {
  fileprivate init(naming file: URL) throws {
    self.init(name: try GenerationFile.model(of: file), generations: file)
  }
}
