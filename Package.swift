// swift-tools-version: 6.2

import PackageDescription

/// Swift 6 language mode with the upcoming features that this project writes for; `SPOOR_STRICT=1`
/// (set in CI) turns warnings into errors.
let strictness: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (Context.environment["SPOOR_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)

/// A server, and what its own types are made of.
let web: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
]

/// The review page's parts, which the program holds; `PageParts` puts them together.
let pageFiles = [
  "page.html",
  "colours.css",
  "page.css",
  "task.css",
  "reveal.css",
  "queue.css",
  "dialogs.css",
  "media.css",
  "elements.js",
  "texts.js",
  "words.js",
  "memory.js",
  "keys.js",
  "server.js",
  "saving.js",
  "dialogs.js",
  "markdown.js",
  "guidelines.js",
  "passage.js",
  "evidence.js",
  "comparison.js",
  "questions.js",
  "task.js",
  "submitting.js",
  "trail.js",
  "bar.js",
  "said.js",
  "reveal.js",
  "measures.js",
  "units.js",
  "strip.js",
  "strip-words.js",
  "plot.js",
  "strip-table.js",
  "queue.js",
  "overview.js",
  "dispute.js",
  "help.js",
  "start.js",
]

/// The report's script, which lists all traces; `TraceScript` puts it together.
let reportFiles = [
  "page-elements.js",
  "trace-search.js",
  "trace-bodies.js",
  "trace-controls.js",
  "trace-list.js",
]

func library(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    resources: resources,
    swiftSettings: strictness
  )
}

func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude files: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: files,
    swiftSettings: strictness
  )
}

let package = Package(
  name: "spoor",
  products: [
    .executable(name: "spoor", targets: ["spoor"]),
    // What `Benchmarks/` measures in one process.
    .library(name: "Divergence", targets: ["Divergence"]),
    .library(name: "Generations", targets: ["Generations"]),
    .library(name: "PhraseIndex", targets: ["PhraseIndex"]),
    .library(name: "Records", targets: ["Records"]),
    .library(name: "SpoorModel", targets: ["SpoorModel"]),
    .library(name: "Words", targets: ["Words"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
  ],
  targets: [
    .target(name: "CDivergence"),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "CRenameExchange"),
    .target(name: "CSHA256"),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CZstd"),
    library("SpoorModel"),
    library("DurableFiles", ["SpoorModel", "CRenameExchange", "CSHA256", "CZstd"]),
    library("Words", ["CICU"]),
    library("Alignments"),
    library("SuffixArrays"),
    library("Statistics"),
    library("Figures", ["SpoorModel", "Statistics"]),
    library("Records", ["SpoorModel", "CSimdjson", "CZlib", "CZstd"]),
    library("Corpora", ["SpoorModel", "Records"]),
    library("SpanFiles", ["SpoorModel", "Records"]),
    library("Generations", ["SpoorModel", "Records"]),
    library(
      "PhraseIndex",
      [
        "SpoorModel", "DurableFiles", "Words", "SuffixArrays", "Alignments", "Corpora", "CZstd",
        grdb, .product(name: "HeapModule", package: "swift-collections"),
      ]
    ),
    library(
      "Divergence",
      ["SpoorModel", "Records", "Generations", "Statistics", "CDivergence"]
    ),
    library(
      "ModelServers",
      ["SpoorModel", "DurableFiles", "Records", "Generations", "Divergence", grdb]
    ),
    library(
      "Judging",
      ["SpoorModel", "Records", "ModelServers"],
      resources: ["spans.txt", "aspects.txt"].map { .embedInCode("Prompts/\($0)") }
    ),
    library("Estimators", ["SpoorModel"]),
    library("Hallucinations", ["SpoorModel", "Words", "PhraseIndex", "Statistics"]),
    library("Evaluation", ["SpoorModel", "Words", "Statistics", "Hallucinations"]),
    library("Attribution", ["SpoorModel", "Words", "PhraseIndex", "Statistics", "Figures"]),
    library(
      "Imitation",
      ["SpoorModel", "Words", "PhraseIndex", "Statistics", "Figures", "Divergence"]
    ),
    library(
      "Remedies",
      ["SpoorModel", "DurableFiles", "Words", "Records", "Corpora", "Statistics", "Figures"]
    ),
    library(
      "Knowledge",
      [
        "SpoorModel", "DurableFiles", "Words", "Records", "Corpora", "Statistics", "Figures",
        "Remedies",
      ]
    ),
    library("AuditStore", ["SpoorModel", "DurableFiles", grdb]),
    library(
      "Injection",
      [
        "SpoorModel", "DurableFiles", "Words", "Records", "Corpora", "PhraseIndex", "Statistics",
        "Figures", "Knowledge", "AuditStore",
      ]
    ),
    library(
      "Review",
      [
        "SpoorModel", "DurableFiles", "Records", "SpanFiles", "AuditStore", "Statistics", "Figures",
      ],
      // A link to docs/: every batch holds the text.
      resources: [.embedInCode("review-guidelines.md")]
    ),
    library(
      "Reporting",
      ["Records", "SpoorModel", "DurableFiles"],
      resources: reportFiles.map { .embedInCode("Page/\($0)") }
    ),
    library(
      "Audits",
      [
        "SpoorModel", "DurableFiles", "Words", "Records", "Corpora", "PhraseIndex", "Generations",
        "Divergence",
        "Statistics", "Figures", "Hallucinations", "SpanFiles", "Attribution", "Imitation",
        "Remedies", "Knowledge", "AuditStore",
        "Review", "Reporting", "Yams",
      ]
    ),
    library(
      "ReviewServer",
      ["SpoorModel", "DurableFiles", "AuditStore", "Review", "Reporting"] + web,
      resources: pageFiles.map { .embedInCode("Page/\($0)") }
    ),
    .executableTarget(
      name: "spoor",
      dependencies: [
        "SpoorModel", "DurableFiles", "Words", "Records", "Corpora", "SuffixArrays", "PhraseIndex",
        "Estimators", "Evaluation", "AuditStore", "Generations", "Hallucinations", "SpanFiles",
        "Statistics",
        "Review", "ReviewServer", "Remedies", "Imitation", "Reporting", "Divergence", "Knowledge",
        "Figures", "Audits", "ModelServers", "Judging", "Injection",
        grdb, arguments,
      ],
      swiftSettings: strictness
    ),
    .target(
      name: "ScratchFiles",
      dependencies: ["CZlib", "CZstd"],
      path: "Tests/ScratchFiles",
      swiftSettings: strictness
    ),
    tests(of: "Records", ["SpoorModel", "Statistics", "ScratchFiles"]),
    tests(of: "Corpora", ["SpoorModel", "Records", "ScratchFiles"]),
    tests(of: "Generations", ["SpoorModel", "Records", "Statistics", "ScratchFiles"]),
    tests(of: "DurableFiles", ["SpoorModel"]),
    tests(of: "Alignments", ["Statistics"]),
    tests(of: "SuffixArrays", ["Statistics"]),
    tests(of: "Words", ["Statistics", "ScratchFiles"]),
    tests(of: "Reporting", ["SpoorModel", "Hallucinations", "ScratchFiles"]),
    tests(of: "Statistics"),
    tests(
      of: "Divergence",
      ["SpoorModel", "Records", "Generations", "Statistics", "ScratchFiles"]
    ),
    .target(
      name: "StubServers",
      dependencies: [
        "SpoorModel", "Records", "ScratchFiles",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      path: "Tests/StubServers",
      swiftSettings: strictness
    ),
    tests(
      of: "ModelServers",
      ["SpoorModel", "Records", "Generations", "ScratchFiles", "StubServers", grdb]
    ),
    tests(of: "Judging", ["SpoorModel", "Records", "ModelServers"]),
    tests(
      of: "Estimators",
      ["SpoorModel", "Statistics", "Records", "Generations", "ScratchFiles"]
    ),
    tests(
      of: "AuditStore",
      ["SpoorModel", "DurableFiles", "Statistics", "ScratchFiles", grdb]
    ),
    tests(
      of: "PhraseIndex",
      [
        "SpoorModel", "DurableFiles", "Words", "SuffixArrays", "Corpora", "Statistics",
        "ScratchFiles", grdb,
      ]
    ),
    tests(of: "SpoorModel", ["Statistics"]),
    tests(of: "SpanFiles", ["SpoorModel", "ScratchFiles"]),
    tests(
      of: "Hallucinations",
      ["SpoorModel", "Words", "Statistics", "PhraseIndex", "ScratchFiles"]
    ),
    tests(
      of: "Evaluation",
      ["SpoorModel", "SpanFiles", "Words", "Statistics", "ScratchFiles"]
    ),
    tests(
      of: "Attribution",
      [
        "SpoorModel", "Words", "PhraseIndex", "Corpora", "Records", "Generations", "Statistics",
        "ScratchFiles",
      ]
    ),
    tests(
      of: "Imitation",
      ["SpoorModel", "Words", "PhraseIndex", "Statistics", "Figures", "ScratchFiles"]
    ),
    tests(
      of: "Remedies",
      [
        "SpoorModel", "DurableFiles", "Words", "Statistics", "Corpora", "Records", "ScratchFiles",
      ]
    ),
    tests(
      of: "Knowledge",
      ["SpoorModel", "Statistics", "Records", "Corpora", "ScratchFiles"]
    ),
    tests(
      of: "Injection",
      [
        "SpoorModel", "Corpora", "PhraseIndex", "AuditStore", "Statistics", "Records",
        "ScratchFiles",
      ]
    ),
    tests(
      of: "Review",
      [
        "SpoorModel", "DurableFiles", "Records", "AuditStore", "Statistics", "ScratchFiles", grdb,
      ],
      // What servers of Label Studio and doccano exported.
      exclude: ["Exports"]
    ),
    tests(
      of: "ReviewServer",
      [
        "SpoorModel", "DurableFiles", "AuditStore", "Review", "Statistics", "ScratchFiles",
        .product(name: "NIOCore", package: "swift-nio"),
      ]
    ),
    tests(
      of: "Audits",
      [
        "SpoorModel", "Corpora", "Generations", "AuditStore", "Hallucinations", "Attribution",
        "Review", "Reporting", "Statistics", "ScratchFiles", grdb,
      ]
    ),
    .testTarget(
      name: "SpoorCommandTests",
      dependencies: [
        "spoor", "Corpora", "PhraseIndex", "DurableFiles", "Remedies", "SpoorModel",
        "ScratchFiles", "Statistics", "StubServers", grdb,
      ],
      swiftSettings: strictness
    ),
  ],
  cxxLanguageStandard: .cxx17
)
