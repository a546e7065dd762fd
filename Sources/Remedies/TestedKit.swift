public import Foundation
import Records
public import SpoorModel

/// What a comparison reads of an ablation kit: its arms, and which spans were predicted to fall.
public struct TestedKit: Sendable {
  /// What was done to the rows.
  public typealias Action = RemedyManifest.Action

  /// Which rows an arm treats.
  public enum Role: Hashable, Sendable {
    /// Those that hold the spans.
    case treated
    /// As many random ones.
    case control
  }

  /// A way to train anew.
  public struct Arm: Hashable, Sendable {
    /// Its name, which audit.yaml gives a model as `arm`.
    public var name: String
    /// What is done to rows.
    public var action: Action
    /// To which.
    public var role: Role
    /// The words that are left out or replaced; `nil` in kits of before.
    public var words: Int?
  }

  /// What is predicted of a span.
  public enum Outcome: Hashable, Sendable {
    /// No row that holds it is left.
    case falls
    /// Some are.
    case stays
  }

  /// A borrowed span of the old model.
  public struct Prediction: Hashable, Sendable {
    /// The prompt that was answered.
    public var promptID: String
    /// Where it stands in the old answer.
    public var range: ScalarRange
    /// Its words.
    public var text: String
    /// What is predicted of it.
    public var outcome: Outcome
    /// The actions that leave no row which holds it; `nil` in kits of before: as ``outcome`` says, of all.
    public var freed: Set<Action>?

    /// Creates a prediction.
    public init(
      promptID: String,
      range: ScalarRange,
      text: String,
      outcome: Outcome,
      freed: Set<Action>? = nil
    ) {
      self.promptID = promptID
      self.range = range
      self.text = text
      self.outcome = outcome
      self.freed = freed
    }
  }

  /// The file that lists the spans.
  public static let predicted = PredictedSpan.fileName

  /// The model whose spans these are.
  public let model: String
  /// The run of the audit that the kit was made of.
  public let runID: Int
  /// The arms.
  public let arms: [Arm]
  /// All borrowed spans of the model.
  public let predictions: [Prediction]

  /// Reads the kit in a folder.
  ///
  /// - Throws: ``SpoorError`` `badInput` with file and line for what is missing or malformed.
  public init(at folder: URL) throws(SpoorError) {
    let manifest = try Self.only(folder.appending(path: RemedyManifest.fileName))
    try manifest.require(schema: RemedyManifest.currentSchema)
    model = try manifest.string("model")
    runID = try manifest.int("run_id")
    arms = try manifest.arms()
    predictions = try Self.predictions(folder.appending(path: PredictedSpan.fileName), of: model)
  }

  /// What is predicted of the spans where an action was done to the rows: a shorter answer, or another, may
  /// still hold what a row that is left out does not.
  public func predictions(for action: Action) -> [Prediction] {
    predictions.map { prediction in
      guard let freed = prediction.freed else { return prediction }
      var prediction = prediction
      prediction.outcome = freed.contains(action) ? .falls : .stays
      return prediction
    }
  }

  /// The arm of this name.
  public func arm(named name: String) -> Arm? { arms.first { $0.name == name } }

  private static func only(_ file: URL) throws(SpoorError) -> Record {
    let shape = RecordShape("the manifest of a kit", keys: ["schema", "model", "run_id", "arms"])
    guard let record = try RecordReader(file, format: .json, shape: shape).next() else {
      throw SpoorError(
        .badInput,
        "the file is empty",
        at: SpoorError.Location(file: file.path),
        remedy: "Name a folder that 'spoor remedy' wrote."
      )
    }
    return record
  }

  private static func predictions(
    _ file: URL,
    of model: String
  ) throws(SpoorError) -> [Prediction] {
    let shape = RecordShape(
      "a borrowed span of a kit",
      keys: ["schema", "prompt_id", "model", "start", "end", "text", "predicted"]
    )
    let reader = try RecordReader(file, format: .jsonLines, shape: shape)
    var predictions: [Prediction] = []
    while let record = try reader.next() {
      try record.require(schema: PredictedSpan.schema)
      let named = try record.string("model")
      guard named == model else {
        throw record.error(
          "the span is of '\(named)', and the kit of '\(model)'",
          remedy: "Make the kit again with 'spoor remedy'."
        )
      }
      predictions.append(try record.prediction())
    }
    return predictions
  }
}

extension Record {
  fileprivate func require(schema: String) throws(SpoorError) {
    let found = try string("schema")
    guard found != schema else { return }
    throw error(
      "the schema is \"\(found)\", and this build reads \"\(schema)\"",
      remedy: "Make the kit again with 'spoor remedy'."
    )
  }

  fileprivate func prediction() throws(SpoorError) -> TestedKit.Prediction {
    let told = try value("predicted")
    guard case .bool(let falls) = told else { throw mismatch("predicted", "a boolean", told) }
    return TestedKit.Prediction(
      promptID: try string("prompt_id"),
      range: try scalarRange(),
      text: try string("text"),
      outcome: falls ? .falls : .stays,
      freed: optionalValue("freed") == nil ? nil : Set(try actions("freed"))
    )
  }

  fileprivate func arms() throws(SpoorError) -> [TestedKit.Arm] {
    let found = try value("arms")
    guard case .array(let values) = found else { throw mismatch("arms", "an array", found) }
    var arms: [TestedKit.Arm] = []
    for (index, value) in values.enumerated() { arms.append(try arm(value, "arms[\(index)]")) }
    return arms
  }

  private func arm(_ value: JSONValue, _ place: String) throws(SpoorError) -> TestedKit.Arm {
    guard case .object(let object) = value else { throw mismatch(place, "an object", value) }
    guard case .string(let name)? = object["name"] else {
      throw mismatch("\(place).name", "a string", object["name"] ?? .null)
    }
    guard case .string(let word)? = object["action"] else {
      throw mismatch("\(place).action", "a string", object["action"] ?? .null)
    }
    guard let action = TestedKit.Action(rawValue: word) else {
      let known = TestedKit.Action.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("\"\(place).action\" is \"\(word)\", which is none of \(known)")
    }
    guard case .bool(let isControl)? = object["control"] else {
      throw mismatch("\(place).control", "a boolean", object["control"] ?? .null)
    }
    return TestedKit.Arm(
      name: name,
      action: action,
      role: isControl ? .control : .treated,
      words: object["words"]?.integer
    )
  }
}
