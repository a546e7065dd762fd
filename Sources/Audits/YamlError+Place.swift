import Yams

extension YamlError {
  /// What is wrong, in one line.
  var problem: String {
    switch self {
    case .scanner(let context, let problem, _, _), .parser(let context, let problem, _, _),
      .composer(let context, let problem, _, _):
      context.map { "\($0.text): \(problem)" } ?? problem
    case .duplicatedKeysInMapping(let duplicates, _):
      "it has \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) twice"
    case .reader(let problem, _, _, _): problem
    default: description
    }
  }

  /// The line of the problem, from 1, where the parser knows it.
  var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
