public import AuditStore
import Foundation
public import Review
import Statistics

extension StoredAudit {
  /// What the review page shows of this audit.
  ///
  /// - Throws: ``SpoorError`` `badInput` where no queue was drawn.
  public func reviewSubject() throws -> ReviewSubject {
    try requireQueue()
    let store = store
    return ReviewSubject(
      name: folder.standardizedFileURL.lastPathComponent,
      store: store,
      references: try references(),
      agreement: {
        let tasks = try store.judgedTasks()
        return [ReviewQuestion.hallucination, .related].map {
          QuestionAgreement(on: $0, of: tasks, by: Bootstrap())
        }
      }
    )
  }

  /// Makes a personal invite to the review page, and whoever it is for an expert unless they are more.
  public func invite(_ name: String, as role: ReviewerRole?) throws -> AccessToken {
    let token = try store.invite(name)
    if let role = try role
      ?? (store.reviewers()[ReviewerName.composed(name)] == nil ? .expert : nil)
    {
      try store.appoint(name, as: role)
    }
    return token
  }

  /// Takes back all invites of a reviewer and ends their sessions; how many that were.
  public func revokeAccess(of name: String) throws -> Int { try store.revokeAccess(of: name) }
}
