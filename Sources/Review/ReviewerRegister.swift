import SpoorModel

/// Whom files name, and who they are.
final class ReviewerRegister {
  private let names: ReviewerNames
  private var given: Set<String> = []

  init(_ names: ReviewerNames) { self.names = names }

  /// Who somebody is whom a file calls so; `nil` where neither the file nor whoever imports it says.
  func name(of given: String?) -> String? {
    let given = given.flatMap { $0.isEmpty ? nil : $0 }
    if let given { self.given.insert(given) }
    return switch names {
    case .asGiven: given
    case .one(let name): name
    case .named(let names): given.map { names[$0] ?? $0 }
    }
  }

  /// - Throws: `SpoorError` where one name was given for several people.
  func checkIsOne(in files: [String]) throws {
    guard case .one(let name) = names, given.count > 1 else { return }
    let people = given.sorted()
    throw SpoorError(
      .badInput,
      "several people filled this in: \(people.joined(separator: ", "))",
      at: files.first.map { SpoorError.Location(file: $0) },
      remedy: "Name each of them: --reviewer \(people[0])=\(name) …"
    )
  }
}
