import Foundation
import SpoorModel

/// How a person's name is kept: composed, without blanks around it, so that one person is not two.
public enum ReviewerName {
  /// The name composed and without blanks around it; empty where nothing is left.
  public static func composed(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
  }

  /// The name as it is kept.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a name of nothing, or with signs that cannot be seen.
  static func kept(_ name: String) throws(SpoorError) -> String {
    let kept = composed(name)
    guard !kept.isEmpty else {
      throw SpoorError(.badInput, "a reviewer's name is empty", remedy: "Write who judged.")
    }
    guard kept.unicodeScalars.allSatisfy({ !$0.isUnseen }) else {
      throw SpoorError(
        .badInput,
        "the reviewer's name '\(kept)' has signs that cannot be seen",
        remedy: "Write it without control and direction signs."
      )
    }
    return kept
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
