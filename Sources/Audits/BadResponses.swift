import Generations
import SpoorModel

/// What an audit does about a response that cannot be read or measured.
public enum BadResponses: Sendable {
  /// It is left out, and the audit says so.
  case setAside
  /// The audit ends with the error.
  case fatal
}

/// The responses of one model that an audit left out, and why.
struct SetAsideResponses {
  /// Each as an error: where it is, what is wrong with it, and how to mend it.
  private(set) var errors: [SpoorError] = []
  /// The prompts whose responses are left out, as far as the errors name them.
  private(set) var promptIDs: Set<String> = []
  private let use: BadResponses

  /// Leaves out none yet.
  init(_ use: BadResponses) { self.use = use }

  /// Leaves out a response, or throws where that is not wished or the error is no response's.
  ///
  /// Of a response that is wrong in many places the first counts. An error that names neither record nor
  /// line is of the whole file.
  mutating func add(_ error: SpoorError) throws(SpoorError) {
    let isOfOne = error.location?.record != nil || error.location?.line != nil
    guard use == .setAside, error.code == .badInput, isOfOne else { throw error }
    if let promptID = error.promptID, !promptIDs.insert(promptID).inserted { return }
    errors.append(error)
  }

  /// Throws the first error where most of a file is bad: then it is the file, not a response.
  func checkAreFew(beside good: Int) throws(SpoorError) {
    guard errors.count > good, var error = errors.first else { return }
    if errors.count > 1 {
      error.problem += " (so are \(errors.count) of \(errors.count + good) responses)"
    }
    throw error
  }
}
