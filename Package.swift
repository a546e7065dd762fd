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

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strictness)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: strictness
  )
}

let package = Package(
  name: "spoor",
  targets: [
    library("SpoorModel")
  ]
)
