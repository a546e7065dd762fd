import AuditStore
import Foundation
import ScratchFiles
import Testing

@testable import ReviewServer

@Suite("Deciding on the page")
struct AdjudicationPageTests {
  @Test("an adjudicator sees unnamed opinions, decides with a reason, and may decide anew")
  func decide() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1))
    var task = ""
    for (name, answer) in [("ada", "yes"), ("ben", "no")] {
      let visitor = try await page.visitor(name)
      task = try #require(try await visitor.post("next").value("task.id"))
      _ = try await visitor.post(
        "tasks/\(task)/verdict",
        ["hallucination": answer, "related": "no"]
      )
      #expect(try await visitor.post("tasks/\(task)/dispute").status == 403)
    }
    let eve = try await page.visitor("eve", as: .adjudicator)
    let dispute = try await eve.post("tasks/\(task)/dispute")
    #expect(dispute.status == 200)
    #expect(!dispute.text.contains("ada") && !dispute.text.contains("secret"))
    let decision: [String: any Sendable] = ["hallucination": "yes", "related": "no"]
    let path = "tasks/\(task)/decision"
    #expect(try await eve.post(path, decision).status == 400)
    #expect(try await eve.post(path, decision.merging(["reason": " "]) { $1 }).status == 400)
    for reason in ["plain", "second thoughts"] {
      #expect(try await eve.post(path, decision.merging(["reason": reason]) { $1 }).status == 200)
    }
    let again = try await eve.post("tasks/\(task)/dispute")
    #expect(try again.value("decisions.0.reason") == "plain")
    #expect(try again.value("decisions.1.reason") == "second thoughts")
    #expect(try await eve.post("next").value("task.id") == nil)
  }

  @Test("nobody decides over what they judged, nor what nobody disputes")
  func refused() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 2))
    let eve = try await page.visitor("eve", as: .adjudicator)
    let task = try #require(try await eve.post("next").value("task.id"))
    _ = try await eve.post("tasks/\(task)/verdict", ["hallucination": "yes", "related": "no"])
    #expect(try await eve.post("tasks/\(task)/dispute").status == 409)
    #expect(try await eve.post("tasks/1-2/dispute").status == 409)
    let decision = ["hallucination": "yes", "related": "no", "reason": "so"]
    #expect(try await eve.post("tasks/\(task)/decision", decision).status == 409)
    #expect(try await eve.post("tasks/1-2/decision", decision).status == 409)
    let changed = ["hallucination": "no", "related": "no"]
    #expect(try await eve.post("tasks/\(task)/verdict", changed).status == 409)
    #expect(try await eve.post("undo").status == 409)
  }
}
