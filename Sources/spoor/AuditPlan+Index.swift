import Audits
import Foundation
import PhraseIndex

extension AuditPlan {
  /// The index of the plan's dataset in a folder of indices, built unless it stands there already.
  func index(in indices: String, _ line: ProgressLine) throws -> PhraseIndex {
    let audit = Audit(
      self,
      indices: URL(filePath: indices),
      annotations: URL(filePath: "annotations"),
      references: .whereGiven
    )
    return try audit.index { line.show($0) }
  }
}
