import Foundation
import Injection
import ModelServers
import Records
import SpoorModel

/// Every option behind every prompt.
struct AskedOptions {
  /// All of them, question by question.
  let all: [AskedOption]

  /// Puts the questions into the template, or takes the prompts that a file has for them.
  init(_ questions: [ChoiceQuestion], arm: String, by template: String, _ file: String?) throws {
    let prompts = try file.map { try Self.prompts(in: $0, arm: arm) }
    let template = try PromptTemplate(template)
    all = try questions.indices.flatMap { place -> [AskedOption] in
      let question = questions[place]
      let own: [(condition: String, prompt: String)]
      if let prompts {
        own = prompts[question.id] ?? []
      } else if let text = question.question {
        own = [(arm, template.rendered(text))]
      } else {
        throw SpoorError(
          .badInput,
          "question \"\(question.id)\" does not tell what is asked",
          remedy: "Add \"question\" to its record, or name prompts."
        )
      }
      return own.flatMap { condition, prompt in
        question.options.enumerated().map { number, option in
          AskedOption(
            question: place,
            option: number,
            condition: condition,
            prompt: prompt,
            text: " \(option)",
            id: "\(question.id)#\(condition)#\(number)"
          )
        }
      }
    }
  }

  /// The options behind each prompt together, in the order in which the prompts come first.
  var byPrompt: [[AskedOption]] {
    var groups: [[AskedOption]] = []
    var places: [String: Int] = [:]
    for option in all {
      if let place = places[option.prompt] {
        groups[place].append(option)
      } else {
        places[option.prompt] = groups.count
        groups.append([option])
      }
    }
    return groups
  }

  private static let shape = RecordShape(
    "a prompt of 'spoor inject context'",
    keys: ["id", "k", "prompt"]
  )

  private static func prompts(
    in file: String,
    arm: String
  ) throws -> [String: [(condition: String, prompt: String)]] {
    let reader = try RecordReader(URL(filePath: file), shape: shape)
    var prompts: [String: [(condition: String, prompt: String)]] = [:]
    while let record = try reader.next() {
      let count = try record.int("k")
      let condition = count == 0 ? arm : "\(arm)+\(count)"
      prompts[try record.string("id"), default: []].append(
        (condition, try record.string("prompt"))
      )
    }
    return prompts
  }
}
