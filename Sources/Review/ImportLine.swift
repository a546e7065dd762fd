import AuditStore
import Foundation
import SpoorModel

/// One line of an import on its way to a verdict; knows where it stands, for errors.
struct ImportLine {
  let location: SpoorError.Location
  let store: AuditStore
  let shown: ShownTasks
  let reviewers: ReviewerRegister

  /// What a line says.
  enum Content {
    /// A verdict on a span.
    case item(Verdict)
    /// A decision between verdicts on a span.
    case decision(Adjudication)
    /// A verdict on two answers.
    case pair(PairVerdict)
    /// Nothing is filled in.
    case unfilled
  }

  /// What this line says.
  func content(of line: Data, _ decoder: JSONDecoder) throws -> Content {
    switch try decode(line, decoder) {
    case .item(let fields, let verdict):
      let item = try storedItem(fields)
      return try verdict.flatMap { try self.verdict(on: item, $0) }.map(Content.item) ?? .unfilled
    case .decision(let fields, let decision):
      let item = try storedItem(fields)
      return try decision.flatMap { try self.decision(on: item, $0) }.map(Content.decision)
        ?? .unfilled
    case .pair(let line):
      let pair = try storedPair(line)
      return try line.verdict.flatMap { try verdict(on: pair, $0) }.map(Content.pair) ?? .unfilled
    }
  }

  private func decode(_ line: Data, _ decoder: JSONDecoder) throws -> VerdictRecord {
    do {
      return try decoder.decode(VerdictRecord.self, from: line)
    } catch let error as DecodingError {
      throw fault(
        error.words,
        remedy: error.remedy
          ?? "Write a spoor.verdict/1 or a filled-in spoor.task/1, spoor.item/1, spoor.adjudication/1 or spoor.pair/1 object here."
      )
    }
  }

  private func storedItem(_ fields: ItemFields) throws -> Item {
    try agreeing(try store.item(fields.item), "item \(fields.item)") {
      fields.differences(from: $0)
    }
  }

  private func storedPair(_ line: PairLine) throws -> AnswerPair {
    try agreeing(try store.pair(line.pair), "pair \(line.pair)") { line.differences(from: $0) }
  }

  /// What the store holds, if the line says the same of it.
  private func agreeing<Stored>(
    _ stored: Stored?,
    _ name: String,
    differences: (Stored) -> [String]
  ) throws -> Stored {
    guard let stored else {
      throw fault(
        "this audit has no \(name)",
        remedy: "Import into the audit that the file was exported from."
      )
    }
    let differences = differences(stored)
    guard differences.isEmpty else {
      throw fault(
        differences.joined(separator: ", "),
        remedy: "Restore what the export wrote; only the verdict is to be filled in."
      )
    }
    return stored
  }

  private func verdict(on item: Item, _ fields: VerdictFields) throws -> Verdict? {
    guard let answers = try answers(fields, on: item) else { return nil }
    return fields.verdict(
      on: item.hash,
      by: try reviewer(fields.reviewer),
      answers,
      guidelines: item.guidelineVersion
    )
  }

  /// What was answered; `nil` where nothing is filled in.
  private func answers(_ fields: VerdictFields, on item: Item) throws -> ItemAnswers? {
    if fields.isBlank { return nil }
    let answers = try fields.answers(missing: missing)
    if let row = fields.rowID, let task = try shown.task(item.hash),
      !task.rows.contains(where: { $0.row.rowID == row })
    {
      throw fault(
        "'row_id' is '\(row)', which is none of the rows that the item shows",
        remedy: "Write the 'row_id' of one of its rows, or null."
      )
    }
    return answers
  }

  private func decision(on item: Item, _ fields: DecisionFields) throws -> Adjudication? {
    guard let answers = try answers(fields.answers, on: item) else { return nil }
    let adjudicator = ReviewerName.composed(fields.adjudicator ?? "")
    guard !adjudicator.isEmpty else {
      throw fault("'adjudicator' is missing", remedy: "Write who decided.")
    }
    guard let reason = fields.reason, reason.contains(where: { !$0.isWhitespace }) else {
      throw fault("'reason' is missing", remedy: "Write why; a decision without it is not taken.")
    }
    let decision = Adjudication(
      item: item.hash,
      adjudicator: adjudicator,
      time: fields.answers.time,
      answers: answers,
      reason: reason,
      guidelineVersion: fields.answers.guidelineVersion ?? item.guidelineVersion
    )
    // Asked here too, since here the line is known.
    if var refusal = try store.refusal(of: decision) {
      refusal.location = location
      throw refusal
    }
    return decision
  }

  private func verdict(on pair: AnswerPair, _ fields: PairVerdictFields) throws -> PairVerdict? {
    guard let category = fields.category else {
      if fields.side == nil { return nil }
      throw fault("'category' is missing", remedy: "Write 1 to 5, \"none\" or \"unsure\".")
    }
    guard (fields.side != nil) == category.isOfOneSide else {
      throw category.isOfOneSide
        ? fault(
          "'side' is missing: category \(category.shortName) is said of one of the two",
          remedy: "Write \"left\" or \"right\" (docs/review-guidelines.md)."
        )
        : fault(
          "category \(category.shortName) is said of both answers, and 'side' is given",
          remedy: "Leave 'side' null."
        )
    }
    return PairVerdict(
      pair: pair.hash,
      reviewer: try reviewer(fields.reviewer),
      time: fields.time,
      category: category,
      side: fields.side,
      note: fields.note.flatMap { $0.isEmpty ? nil : $0 },
      guidelineVersion: fields.guidelineVersion ?? .current
    )
  }

  private func reviewer(_ name: String?) throws -> String {
    guard let name = reviewers.name(of: name, at: location) else {
      throw fault("'reviewer' is missing", remedy: "Write who gave this verdict.")
    }
    return name
  }

  private func missing(_ key: String) -> SpoorError {
    fault("'\(key)' is missing", remedy: "Write yes, no or unsure.")
  }

  private func fault(_ problem: String, remedy: String) -> SpoorError {
    SpoorError(.badInput, problem, at: location, remedy: remedy)
  }
}

extension PairCategory {
  /// As a reviewer writes it.
  fileprivate var shortName: String { number.map(String.init) ?? rawValue }
}
