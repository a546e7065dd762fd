import ArgumentParser
import Injection
import SpoorModel

/// What the conditions of a file are called, up to the first `|` of their names.
struct ArmOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The model as it was trained. (default: base)", valueName: "name"))
  var base: String?

  @Option(help: ArgumentHelp("The tuned model. (default: tuned)", valueName: "name"))
  var tuned: String?

  @Option(help: ArgumentHelp("The first with retrieval. (default: base+rag)", valueName: "name"))
  var baseRag: String?

  @Option(help: ArgumentHelp("The second with retrieval. (default: tuned+rag)", valueName: "name"))
  var tunedRag: String?

  private static let defaults: [InjectionArm: String] = [
    .base: "base", .tuned: "tuned", .baseRetrieval: "base+rag", .tunedRetrieval: "tuned+rag",
  ]

  /// The arms that the questions have; a name that was given must be one of theirs.
  func names(in questions: [ChoiceQuestion]) throws(SpoorError) -> [InjectionArm: String] {
    let known = questions.arms
    let given: [InjectionArm: String?] = [
      .base: base, .tuned: tuned, .baseRetrieval: baseRag, .tunedRetrieval: tunedRag,
    ]
    var names: [InjectionArm: String] = [:]
    for arm in InjectionArm.allCases {
      if let name = given[arm] ?? nil {
        try check([name], among: known)
        names[arm] = name
      } else if let name = Self.defaults[arm], known.contains(name) {
        names[arm] = name
      }
    }
    guard Set(names.values).count == names.count else {
      throw SpoorError(
        .usage,
        "one condition stands for two arms",
        remedy: "The questions were scored under: \(known.joined(separator: ", "))."
      )
    }
    return names
  }
}

/// Refuses a name that no condition has.
func check(_ names: [String], among known: [String]) throws(SpoorError) {
  guard let name = names.first(where: { !known.contains($0) }) else { return }
  throw SpoorError(
    .usage,
    "nothing was scored under '\(name)'",
    remedy:
      "The questions were scored under: \(known.joined(separator: ", ")) (what follows '|' is "
      + "left out)."
  )
}

/// Numbers with the condition of each: `0=base,1=rag1`.
struct NumberedArms: ExpressibleByArgument {
  let arms: [Int: String]

  init?(argument: String) {
    var arms: [Int: String] = [:]
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let number = Int(sides[0]), number >= 0,
        arms.updateValue(String(sides[1]), forKey: number) == nil
      else { return nil }
    }
    guard arms.count > 1 else { return nil }
    self.arms = arms
  }
}
