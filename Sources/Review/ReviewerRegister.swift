import AuditStore
import Foundation
import SpoorModel

/// Whom files name, and who they are.
///
/// Verdicts are never removed: a name that nobody may have meant is refused before anything is recorded.
final class ReviewerRegister {
  private let names: ReviewerNames
  /// Whom the files name, and where they first do.
  private var given: [String: Mention] = [:]

  private struct Mention {
    let location: SpoorError.Location
    let account: ToolAccount?
  }

  init(_ names: ReviewerNames) { self.names = names }

  /// Who somebody is whom a file calls so; `nil` where neither the file nor whoever imports it says.
  func name(
    of given: String?,
    _ account: ToolAccount? = nil,
    at location: SpoorError.Location
  ) -> String? {
    let given = given.map(ReviewerName.composed).flatMap { $0.isEmpty ? nil : $0 }
    if let given, self.given[given] == nil {
      self.given[given] = Mention(location: location, account: account)
    }
    return switch names {
    case .asGiven: given
    case .one(let name): ReviewerName.composed(name)
    case .named(let names): given.map { names[$0] ?? $0 }
    }
  }

  /// - Throws: `SpoorError` where one name was given for somebody else or several people, or a tool's user
  ///   whom nobody can know has none.
  func check() throws {
    switch names {
    case .asGiven: try checkAccounts(named: [:])
    case .named(let names): try checkAccounts(named: names)
    case .one(let name): try checkIsOne(ReviewerName.composed(name))
    }
  }

  private func checkIsOne(_ name: String) throws {
    let people = given.sorted { $0.key < $1.key }
    guard let first = people.first else { return }
    guard people.count == 1 else {
      throw SpoorError(
        .badInput,
        "several people filled this in: \(people.map(\.key).joined(separator: ", "))",
        at: .init(file: first.value.location.file),
        remedy: "Name each of them: --reviewer '\(first.key)=\(name)' …"
      )
    }
    guard first.value.account == nil, first.key != name else { return }
    throw SpoorError(
      .badInput,
      "the file says that '\(first.key)' judged, and --reviewer says '\(name)'",
      at: first.value.location,
      remedy: "Leave --reviewer out, or say that they are one: --reviewer '\(first.key)=\(name)'."
    )
  }

  private func checkAccounts(named names: [String: String]) throws {
    let unknown = given.filter { $0.value.account != nil && names[$0.key] == nil }
      .sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
    guard let first = unknown.first, let account = first.value.account else { return }
    let users = unknown.map { "'\($0.key)'" }.formatted(.list(type: .and))
    throw SpoorError(
      .badInput,
      "verdicts of \(users) (\(account.rawValue)), whom nobody will know by that",
      at: .init(file: first.value.location.file),
      remedy: "Say who it is: \(unknown.map { "--reviewer \($0.key)=NAME" }.joined(separator: " "))"
    )
  }
}
