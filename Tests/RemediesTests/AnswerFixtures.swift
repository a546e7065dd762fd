import Remedies
import SpoorModel
import Words

/// A model whose answers a test writes word by word; a word in `[…]` is doubted, in `{…}` borrowed too.
func model(
  _ name: String,
  arm: String? = nil,
  seed: Int? = nil,
  lift: AuditedAnswer.Lift = .known,
  asking prompt: (Int) -> String = { "Question \($0)?" },
  _ answers: [Int: String]
) throws -> AnsweringModel {
  let scanner = try WordScanner()
  let audited = answers.map { id, marked in
    ("p\(id)", answer(marked, prompt: prompt(id), lift: lift, of: name, "p\(id)", by: scanner))
  }
  return AnsweringModel(
    ModelChange.Run(model: name, arm: arm, seed: seed),
    answers: Dictionary(uniqueKeysWithValues: audited)
  )
}

/// The same answer to so many prompts.
func all(_ prompts: Range<Int>, _ answer: (Int) -> String) -> [Int: String] {
  Dictionary(uniqueKeysWithValues: prompts.map { ($0, answer($0)) })
}

private func answer(
  _ marked: String,
  prompt: String,
  lift: AuditedAnswer.Lift,
  of model: String,
  _ promptID: String,
  by scanner: WordScanner
) -> AuditedAnswer {
  var text = ""
  var doubted: [DoubtedSpan] = []
  for word in marked.split(separator: " ") {
    if !text.isEmpty { text += " " }
    let provenance: Provenance? =
      word.hasPrefix("[") ? .unseen : word.hasPrefix("{") ? .borrowed : nil
    let plain = word.filter { !"[]{}".contains($0) }.replacing("_", with: " ")
    let start = text.unicodeScalars.count
    text += plain
    guard let provenance else { continue }
    doubted.append(
      DoubtedSpan(
        promptID: promptID,
        model: model,
        range: ScalarRange(start, text.unicodeScalars.count),
        text: plain,
        provenance: provenance
      )
    )
  }
  return AuditedAnswer(
    prompt: prompt,
    text: WordedText(text, by: scanner),
    doubted: doubted,
    lift: lift
  )
}
