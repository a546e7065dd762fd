import SpoorModel
import Testing

@testable import Reporting

@Suite("How far tuning moved each part") struct DivergenceSectionTests {
  /// The section's words, without its marks.
  private func words(_ models: [ModelSummary]) -> String {
    let page = DivergenceSection(models: models, base: "base").html.markup
    return page.replacing(/<[^>]+>/, with: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("the noise stands in the table, of both models, and says where nothing was scored twice")
  func noise() {
    var models = [Samples.everything.models[0], Samples.everything.models[0]]
    models[1].name = "other"
    models[1].noise = nil
    let told = words(models)
    #expect(told.contains("The tuned model 0.01 at most 0.02 KL at least 5.3 · 10⁻⁵ 1 token"))
    #expect(told.contains("The base model 0 at most 0 KL at least 0 0 tokens"))
    #expect(told.contains("– not scored twice"))
    models[0].noise = nil
    let silent = words(models)
    #expect(!silent.contains("scored twice"))
  }

  @Test(
    "small figures are told to two digits",
    arguments: [
      (0, "0"), (0.0312, "0.031"), (0.00012, "0.00012"), (0.0000531, "5.3 · 10⁻⁵"),
      (2.2e-12, "2.2 · 10⁻¹²"),
    ]
  )
  func small(nats: Double, text: String) {
    #expect(FigureText.page.small(nats) == text)
  }
}
