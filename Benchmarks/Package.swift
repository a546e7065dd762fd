// swift-tools-version: 6.2

import PackageDescription

// A program of its own and no benchmark framework: its rounds take turns with those of peers in
// other processes, and its percentiles are over 805 different texts, not over repetitions of one.
let package = Package(
  name: "spoor-benchmarks",
  dependencies: [.package(name: "spoor", path: "..")],
  targets: [
    .executableTarget(
      name: "spoor-bench",
      dependencies: [
        .product(name: "Divergence", package: "spoor"),
        .product(name: "Generations", package: "spoor"),
        .product(name: "PhraseIndex", package: "spoor"),
        .product(name: "Records", package: "spoor"),
        .product(name: "SpoorModel", package: "spoor"),
        .product(name: "Words", package: "spoor"),
      ],
      path: "Sources/SpoorBench",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]
    )
  ]
)
