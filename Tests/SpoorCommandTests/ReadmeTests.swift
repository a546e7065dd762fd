import Foundation
import Testing

@Suite("README.md", .serialized) struct ReadmeTests {
  private static let file = SpoorProgram.package.appending(path: "README.md")

  private func examples() throws -> [ReadmeExample] {
    // A README that is missing fails here.
    try ReadmeExample.all(in: String(contentsOf: Self.file, encoding: .utf8))
  }

  @Test("every command that begins with 'spoor' runs and prints what stands below it")
  func commands() throws {
    let example = try #require(ExampleAudit.shared)
    let examples = try examples()
    #expect(examples.contains { $0.commands.contains { $0.hasPrefix("spoor ") } })
    for shown in examples {
      var output = ""
      for command in shown.commands where command.hasPrefix("spoor ") {
        let run = try SpoorProgram.shell(command, in: example.folder, limit: 300)
        #expect(run.status == 0, "\(command): \(run.errors)")
        output += run.output + run.errors
      }
      guard shown.commands.contains(where: { $0.hasPrefix("spoor ") }) else { continue }
      for line in shown.missingLines(from: output) {
        Issue.record("\(shown.commands): the output lacks \"\(line)\"")
      }
    }
  }

  @Test("every script that it names is there and can be run")
  func scripts() throws {
    for command in try examples().flatMap(\.commands) {
      guard let script = command.firstMatch(of: /(?:^|[\s.\/])(scripts\/[\w-]+)/)?.1 else {
        continue
      }
      let path = SpoorProgram.package.appending(path: String(script)).path
      #expect(FileManager.default.isExecutableFile(atPath: path), "\(script)")
    }
  }
}

@Suite("Reading a README's examples") struct ReadmeExampleTests {
  @Test("commands are those of sh blocks, output that of the text block right after")
  func parsing() {
    let text = """
      Words.

      ```sh
      # a comment
      spoor trace "a" \\
        --index i
      $ scripts/test
      ```

      It prints:

      ```text
      one …
      … two
      ```

      ```text
      no command's
      ```

      ```sh
      spoor index x
      ```

      ```swift
      let spoor = 1
      ```

      ```text
      not the index's
      ```
      """
    let examples = ReadmeExample.all(in: text)
    #expect(
      examples.map(\.commands) == [
        [#"spoor trace "a"   --index i"#, "scripts/test"], ["spoor index x"],
      ]
    )
    #expect(examples.map(\.output) == [["one …", "… two"], []])
  }

  @Test(
    "a line may leave out its beginning, middle or end",
    arguments: [
      ("one two three", true), ("one …", true), ("… three", true), ("one … three", true),
      ("…", true),
      ("  one two three  ", true), ("", true), ("one three", false), ("… two", false),
      ("two …", false), ("three … one", false),
    ]
  )
  func wildcards(pattern: String, isThere: Bool) {
    let example = ReadmeExample(commands: [], output: [pattern])
    #expect(example.missingLines(from: "zero\none two three\n").isEmpty == isThere)
  }

  @Test("lines must stand in their order")
  func order() {
    let example = ReadmeExample(commands: [], output: ["b", "a"])
    #expect(example.missingLines(from: "a\nb\n") == ["a"])
  }
}
