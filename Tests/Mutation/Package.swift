// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds casegate builds this. It depends on nothing: it builds a changed copy.
let package = Package(
  name: "casegate-mutation",
  targets: [
    .executableTarget(
      name: "Mutation",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
