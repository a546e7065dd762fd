import Records
public import SpoorModel

/// Which prompts a file of answers may speak of.
public enum AskedPrompts: Sendable {
  /// These alone.
  case only([Prompt])
  /// These, and any whose instruction stands beside its answer.
  case told(besides: [Prompt])
  /// Any: answers to prompts that nobody else answers are left to the caller.
  case any([Prompt])

  var known: [Prompt] {
    switch self {
    case .only(let prompts), .told(let prompts), .any(let prompts): prompts
    }
  }
}

/// Finds which prompt each record of a file answers: by its id, else by its instruction.
///
/// Equal instructions of one model are numbered in the file's order, so that the same prompt gets the
/// same id in every file.
struct AskedPromptFinder {
  private let asked: AskedPrompts
  /// What each prompt asks, by its id.
  private let instructions: [String: String]
  private let idsByInstruction: [String: [String]]
  private var met: [[String]: Int] = [:]

  init(_ asked: AskedPrompts) {
    self.asked = asked
    instructions = Dictionary(asked.known.map { ($0.id, $0.instruction) }) { first, _ in first }
    idsByInstruction = Dictionary(grouping: asked.known, by: \.instruction).mapValues {
      $0.map(\.id)
    }
  }

  /// The prompt's id, and what was asked where the record tells.
  mutating func prompt(
    of record: Record,
    model: String
  ) throws(SpoorError) -> (id: String, instruction: String?) {
    let instruction = try record.instruction
    guard let id = try record.optionalString("prompt_id") else {
      return (try id(of: instruction, record, model), instruction)
    }
    try check(id, isToldBy: instruction, record)
    return (id, instruction)
  }

  private mutating func id(
    of instruction: String?,
    _ record: Record,
    _ model: String
  ) throws(SpoorError) -> String {
    guard let instruction else {
      throw record.error(
        "the keys \"prompt_id\" and \"instruction\" are missing: one must tell the prompt; found "
          + record.keysInWords,
        remedy: "\(record.shape.remedy) 'instruction', what was asked, may stand for prompt_id."
      )
    }
    let place = met[[model, instruction], default: 0]
    met[[model, instruction]] = place + 1
    let known = idsByInstruction[instruction] ?? []
    if place < known.count { return known[place] }
    if case .only(let prompts) = asked {
      let times = place == 0 ? "is not" : "stands \(place + 1) times in the file and \(place) times"
      throw record.error(
        "the instruction \"\(instruction.prefix(60))\" \(times) among the \(prompts.count) prompts",
        remedy: Self.remedy
      )
    }
    return InstructionID.id(of: instruction, place: place)
  }

  private func check(
    _ id: String,
    isToldBy instruction: String?,
    _ record: Record
  ) throws(SpoorError) {
    if let known = instructions[id] { return try check(id, asks: known, told: instruction, record) }
    switch asked {
    case .any: return
    case .only:
      throw record.error(
        "prompt id \"\(id)\" is not among the \(instructions.count) prompts",
        record: record.place(of: id),
        remedy: Self.remedy
      )
    case .told:
      guard instruction == nil else { return }
      throw record.error(
        "the answer does not tell what was asked: it has no \"instruction\"",
        record: record.place(of: id),
        remedy: "Add \"instruction\" to each answer, or give a file of prompts ('prompts' in the "
          + "audit file, --prompts on the command line)."
      )
    }
  }

  /// Refuses one id for two prompts, whose answers would be paired; a file of prompts alone says what an
  /// id asks.
  private func check(
    _ id: String,
    asks known: String,
    told: String?,
    _ record: Record
  ) throws(SpoorError) {
    if case .only = asked { return }
    guard let told,
      told.split(whereSeparator: \.isWhitespace)
        != known.split(whereSeparator: \.isWhitespace)
    else { return }
    throw record.error(
      "the answer's instruction is \"\(told.prefix(60))\", that of prompt \"\(id)\" elsewhere "
        + "\"\(known.prefix(60))\"",
      record: record.place(of: id),
      remedy:
        "Give one prompt one id in every file; without ids, answers are paired by instruction."
    )
  }

  private static let remedy =
    "Add the prompt to the prompts file, or name the file that it stands in."
}

extension Record {
  /// What was asked, with its input on a paragraph of its own; `nil` where the record does not tell.
  fileprivate var instruction: String? {
    get throws(SpoorError) {
      guard let instruction = try optionalString("instruction") else { return nil }
      guard let input = try optionalString("input"), !input.isEmpty else { return instruction }
      return "\(instruction)\n\n\(input)"
    }
  }
}
