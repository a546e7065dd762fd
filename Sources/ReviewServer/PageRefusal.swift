import AuditStore
import HTTPTypes
import Review
import SpoorModel

/// Why a request gets no answer, for the people who read the page.
struct PageRefusal: Error, Hashable {
  /// HTTP's status.
  var status: HTTPResponse.Status
  /// What is wrong.
  var problem: String
  /// What to do; `nil` where nothing helps.
  var remedy: String?

  init(_ status: HTTPResponse.Status, _ problem: String, remedy: String? = nil) {
    self.status = status
    self.problem = problem
    self.remedy = remedy
  }
}

extension PageRefusal {
  static let notSignedIn = PageRefusal(
    .unauthorized,
    "you are not signed in",
    remedy: "Open your personal link; whoever runs this review makes one with --invite."
  )
  static let tooMany = PageRefusal(
    .tooManyRequests,
    "too many requests at once",
    remedy: "Wait a second."
  )
  static let noSuchPage = PageRefusal(.notFound, "there is nothing here")
  static let noSuchTask = PageRefusal(
    .notFound,
    "no such task is yours",
    remedy: "Ask for the next task."
  )
  static let adjudicatorsOnly = PageRefusal(.forbidden, "only adjudicators may do that")
  static let olderQueue = PageRefusal(
    .conflict,
    "a new queue was drawn since you opened this task",
    remedy: "Ask for the next task."
  )
  static let adjudicatorsWordStands = PageRefusal(
    .conflict,
    "adjudicators see where experts differ, so a verdict of theirs stands as it was first given"
  )
  static let nothingToWithdraw = PageRefusal(
    .conflict,
    "there is nothing of yours to take back: what you have seen the answers to, or somebody decided, stays"
  )
  static let notTheLatest = PageRefusal(
    .conflict,
    "that is not your latest word any more",
    remedy: "Look at your latest tasks, then take it back."
  )
  static let siblingsOpen = PageRefusal(
    .conflict,
    "other marked words of the same response are still to be judged, and this would tell you of them",
    remedy: "Ask again when they are judged, or when nothing is left for you."
  )
  static let leaseLost = PageRefusal(
    .conflict,
    "you held this task too long without a sign, and others have it now",
    remedy: "Ask for the next task."
  )
  static let notJudged = PageRefusal(
    .conflict,
    "what Spoor holds is told after you have judged the task",
    remedy: "Judge it first."
  )
  static let noTokens = PageRefusal(
    .notFound,
    "nothing is known of this response's tokens: the audit had no log-probabilities or logits of it"
  )
  static let judgedBySelf = PageRefusal(
    .conflict,
    "you judged this task and cannot decide over it",
    remedy: "Let another adjudicator decide."
  )
  static let notDisputed = PageRefusal(
    .conflict,
    "experts do not differ on this task",
    remedy: "Take a disputed one from the queue."
  )
  static let lostAnswer = PageRefusal(.internalServerError, "an answer was lost")

  /// Says what became of something submitted that was not taken.
  init(_ refusal: SubmissionRefusal) {
    switch refusal {
    case .unknownTask: self = .noSuchTask
    case .enoughExperts:
      // Not how many are wanted: that tells what a task may be for.
      self.init(
        .conflict,
        "as many experts as are wanted have judged this task or hold it",
        remedy: "Ask for the next task."
      )
    case .judgedAlready, .closed, .judgedBySelf, .decidedBySelf, .noAdjudicator:
      self.init(.conflict, refusal.words, remedy: "Ask for the next task.")
    case .invalid, .rowNotShown: self.init(.badRequest, refusal.words)
    }
  }

  /// Says why somebody is not let in.
  init(_ refusal: AccessRefusal) {
    let remedy = "Ask whoever runs this review for a new one (spoor review AUDIT --invite NAME)."
    switch refusal {
    case .unknown:
      self.init(.unauthorized, "this link is not valid, or was taken back", remedy: remedy)
    case .used:
      self.init(.unauthorized, "this link was used before; each works once", remedy: remedy)
    case .expired: self.init(.unauthorized, "this link has expired", remedy: remedy)
    }
  }

  /// Says what a store's error means for whoever waits for an answer.
  init(_ error: SpoorError) {
    switch error.code {
    case .badInput, .usage:
      self.init(
        .serviceUnavailable,
        "the audit's file is damaged",
        remedy: "Whoever runs this review finds more in its terminal."
      )
    case .locked:
      self.init(
        .serviceUnavailable,
        "another program holds the audit",
        remedy: "Nothing was saved; try again in a moment."
      )
    case .inputOutput, .unreachable, .interrupted:
      self.init(
        .serviceUnavailable,
        "the audit's file cannot be written or read",
        remedy: "Nothing was saved. Whoever runs this review finds the reason in its terminal."
      )
    case .internalFault:
      self.init(.internalServerError, "this is a bug in Spoor", remedy: "Nothing was saved.")
    }
  }
}
