import AuditStore
import Foundation
import ScratchFiles
import Testing

@testable import ReviewServer

@Suite("What experts are not told")
struct BlindnessTests {
  private let secrets = [
    "secret-model", "secret-prompt", "borrowed", "0.731", "3.1415", "4711.5", "ben's note",
    "uncertainty", "sample", "inclusion", "decoy",
  ]

  @Test("no answer tells model, score, provenance or a verdict before the expert has judged")
  func blind() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1))
    let ben = try await page.visitor("ben")
    let first = try await ben.post("next")
    let task = try #require(try first.value("task.id"), "\(first.head) \(first.text)")
    let said = try await ben.post(
      "tasks/\(task)/verdict",
      ["hallucination": "no", "related": "unsure", "note": "ben's note"]
    )
    #expect(said.status == 200)
    let ada = try await page.visitor("ada")
    var answers = [try await ada.post("next"), try await ada.get("tasks/\(task)")]
    for path in ["me", "history", "queue", "queue?status=done", "overview", "tasks/\(task)/strip"] {
      answers.append(try await ada.get(path))
    }
    for path in ["reveal", "dispute", "decision"] {
      answers.append(try await ada.post("tasks/\(task)/\(path)"))
    }
    for answer in answers {
      for secret in secrets { #expect(!answer.text.contains(secret), "\(answer.text)") }
      #expect(!answer.text.contains("ben"))
    }
    #expect(answers.map(\.status).suffix(3) == [409, 403, 400])
  }

  @Test("what Spoor and others hold is told after the verdict, which stands from then on")
  func revealed() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1))
    for name in ["ben", "ada"] {
      let visitor = try await page.visitor(name)
      let task = try #require(try await visitor.post("next").value("task.id"))
      let answer = name == "ada" ? "yes" : "no"
      _ = try await visitor.post(
        "tasks/\(task)/verdict",
        ["hallucination": answer, "related": "no", "note": "\(name)'s note", "opened": [2, 1]]
      )
      guard name == "ada" else { continue }
      let told = try await visitor.post("tasks/\(task)/reveal")
      #expect(try told.value("model") == "secret-model")
      #expect(try told.value("provenance") == "borrowed")
      #expect(!told.text.contains("\"ben\"") && told.text.contains("ben's note"))
      #expect(try told.value("said.1.expert") == "B")
      let changed = try await visitor.post(
        "tasks/\(task)/verdict",
        ["hallucination": "no", "related": "no"]
      )
      #expect(changed.status == 409)
      #expect(try await visitor.post("undo").status == 409)
      #expect(try await visitor.get("tasks/\(task)").value("task.closed") == "1")
    }
  }

  @Test("nothing is told of a response of which other words may still come")
  func siblings() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1, spans: 2))
    let ada = try await page.visitor("ada")
    var tasks: [String] = []
    for place in 0..<2 {
      let task = try #require(try await ada.post("next").value("task.id"))
      tasks.append(task)
      let answer = ["hallucination": "yes", "related": "no"]
      #expect(try await ada.post("tasks/\(task)/verdict", answer).status == 200)
      #expect(try await ada.post("tasks/\(task)/reveal").status == (place == 0 ? 409 : 200))
    }
    for task in tasks {
      let other = ["hallucination": "no", "related": "no"]
      #expect(try await ada.post("tasks/\(task)/verdict", other).status == 409)
      #expect(try await ada.get("tasks/\(task)").value("task.closed") == "1")
    }
  }

  @Test("nobody reads, holds, judges, skips or flags a task that was not handed to them")
  func chosen() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 3))
    let ada = try await page.visitor("ada")
    let answers: [String: [String: any Sendable]] = [
      "lease": [:], "verdict": ["hallucination": "yes", "related": "no"], "skip": ["reason": "x"],
      "flag": ["raised": true], "reveal": [:],
    ]
    for (path, body) in answers {
      let answer = try await ada.post("tasks/1-3/\(path)", body)
      #expect([404, 409].contains(answer.status), "\(path): \(answer.text)")
    }
    #expect(try await ada.get("tasks/1-3").status == 404)
    #expect(try page.reviewed.store.leases().isEmpty)
  }

  @Test("taking back the same word twice takes back one")
  func undoneTwice() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 3))
    let ada = try await page.visitor("ada")
    var tasks: [String] = []
    for _ in 0..<2 {
      tasks.append(try #require(try await ada.post("next").value("task.id")))
      let answer = ["hallucination": "yes", "related": "no"]
      _ = try await ada.post("tasks/\(tasks.last ?? "")/verdict", answer)
    }
    for _ in 0..<2 {
      let answer = try await ada.post("undo", ["id": tasks[1]])
      #expect(try answer.value("task.id") == tasks[1])
      #expect(try answer.value("undone") == "verdict")
    }
    #expect(try await ada.get("me").value("progress.judged") == "1")
    _ = try await ada.post("tasks/\(tasks[1])/skip", ["reason": "no idea"])
    for _ in 0..<2 {
      #expect(try await ada.post("undo", ["id": tasks[1]]).value("undone") == "skip")
    }
  }

  @Test("each expert sees the rows in an order of their own, and it is kept with the verdict")
  func order() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1, experts: 12))
    var orders: Set<String> = []
    for number in 0..<12 {
      let visitor = try await page.visitor("expert \(number)")
      let answer = try await visitor.post("next")
      let shown = try (0..<3).map { try #require(try answer.value("task.rows.\($0).row_id")) }
      orders.insert(shown.joined())
      let task = try #require(try answer.value("task.id"))
      _ = try await visitor.post(
        "tasks/\(task)/verdict",
        ["hallucination": "no", "related": "no", "opened": [Int(shown[0]) ?? -1]]
      )
      let item = try #require(try page.reviewed.store.latestDraw()?.tasks.first?.task.id)
      let seen = try page.reviewed.store.verdicts(on: item).last?.seen
      #expect(seen?.shown.map { String($0 - 1) } == shown)
      #expect(seen?.opened == [(Int(shown[0]) ?? -1) + 1])
    }
    #expect(orders.count > 1)
  }

  @Test("an expert's list tells what they did, not whether others differ")
  func ownList() async throws {
    let page = try await RunningPage(try ReviewedStore(tasks: 1))
    for (name, answer) in [("ada", "yes"), ("ben", "no")] {
      let visitor = try await page.visitor(name)
      let task = try #require(try await visitor.post("next").value("task.id"))
      _ = try await visitor.post(
        "tasks/\(task)/verdict",
        ["hallucination": answer, "related": "no"]
      )
    }
    let ada = try await page.visitor("ada")
    #expect(try await ada.get("queue").value("rows.0.status") == "done")
    let eve = try await page.visitor("eve", as: .adjudicator)
    var status: String?
    // What everybody sees may be two seconds old.
    for _ in 0..<50 where status != "disputed" {
      status = try await eve.get("queue").value("rows.0.status")
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(status == "disputed")
  }
}
