import ArgumentParser

/// Two models as a user names them: `sft,lora`.
struct ModelPair {
  let first: String
  let second: String

  init(parsing text: String) throws {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.count == 2, !names.contains("") else {
      throw ValidationError("'\(text)' is not two models with a comma between, as in 'sft,lora'.")
    }
    (first, second) = (names[0], names[1])
  }
}
