// swift-tools-version: 6.2
import PackageDescription

/// What every target of this package is compiled with: the strictest checks that the toolchain offers.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "casegate",
  products: [
    .executable(name: "casegate", targets: ["casegate"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // The pure targets: no file, no clock, no process, no dependency.
    .target(name: "CaseJSON", swiftSettings: strict),
    .target(name: "CaseModel", dependencies: ["CaseJSON"], swiftSettings: strict),
    .target(name: "CaseReplay", dependencies: ["CaseModel", "CaseJSON"], swiftSettings: strict),
    .target(name: "CaseJudgement", dependencies: ["CaseModel", "CaseJSON"], swiftSettings: strict),
    // What touches files, and the two libraries that it quarantines.
    .target(
      name: "CaseFiles",
      dependencies: [
        "CaseJSON", "CaseModel", "CaseJudgement",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict
    ),
    // What asks agents, and the library that starts processes.
    .target(
      name: "CaseAgents",
      dependencies: [
        "CaseJSON", "CaseModel", "CaseFiles", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict
    ),
    // What asks git and ssh-keygen about a change.
    .target(
      name: "CaseEvidence",
      dependencies: [
        "CaseJSON", "CaseModel", "CaseJudgement", "CaseFiles",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "CaseRun",
      dependencies: ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles"],
      swiftSettings: strict
    ),
    .target(
      name: "CaseReports",
      dependencies: ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseRun"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "casegate",
      dependencies: [
        "CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles", "CaseAgents", "CaseEvidence", "CaseRun",
        "CaseReports", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .testTarget(name: "CaseJSONTests", dependencies: ["CaseJSON"], swiftSettings: strict),
    .testTarget(name: "CaseModelTests", dependencies: ["CaseModel", "CaseJSON"], swiftSettings: strict),
    .testTarget(
      name: "CaseReplayTests", dependencies: ["CaseReplay", "CaseFiles", "CaseModel", "CaseJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseJudgementTests", dependencies: ["CaseJudgement", "CaseReplay", "CaseFiles", "CaseModel", "CaseJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseFilesTests",
      dependencies: ["CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON"], exclude: ["Golden"],
      swiftSettings: strict),
    // A worker that does on request what workers should never do.
    .executableTarget(
      name: "FaultyWorker", dependencies: ["CaseJSON"], path: "Tests/FaultyWorker", swiftSettings: strict),
    .testTarget(
      name: "CaseAgentsTests", dependencies: ["CaseAgents", "CaseFiles", "CaseModel", "CaseJSON", "FaultyWorker"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseEvidenceTests", dependencies: ["CaseEvidence", "CaseFiles", "CaseModel", "CaseJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseRunTests",
      dependencies: ["CaseRun", "CaseAgents", "CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseReportsTests",
      dependencies: ["CaseReports", "CaseRun", "CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "CasegateTests",
      dependencies: [
        "casegate", "CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON", "FaultyWorker",
        // To read the CI files as GitHub does.
        .product(name: "Yams", package: "Yams"),
      ], exclude: ["Golden"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets, which Tests/Fuzzing/run asks for; nobody else builds them.
if Context.environment["CASEGATE_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "CaseFuzzing", dependencies: ["CaseAgents", "CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON"],
      path: "Tests/Fuzzing/Targets", swiftSettings: strict))
}

// The helper that calls models and services, with the only network client of this package. It takes minutes to build
// cold, so that who does not need it can leave it out: sanitizers, fuzz targets, mutants.
if Context.environment["CASEGATE_WITHOUT_HTTP"] == nil {
  package.products.append(.executable(name: "casegate-http", targets: ["casegate-http"]))
  package.dependencies += [
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ]
  package.targets += [
    .target(
      name: "CaseHTTP",
      dependencies: [
        "CaseJSON", "CaseModel", "CaseFiles",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(name: "casegate-http", dependencies: ["CaseHTTP"], swiftSettings: strict),
    // A server that does on request what servers should never do.
    .executableTarget(
      name: "FaultyServer",
      dependencies: [
        "CaseJSON", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      path: "Tests/FaultyServer", swiftSettings: strict),
    .testTarget(
      name: "CaseHTTPTests",
      dependencies: [
        "CaseHTTP", "CaseAgents", "CaseFiles", "CaseModel", "CaseJSON", "FaultyServer", "casegate-http",
      ],
      swiftSettings: strict),
  ]
  for target in package.targets where target.name == "CasegateTests" {
    target.dependencies += ["casegate-http", "FaultyServer"]
  }
} else {
  for target in package.targets where target.name == "CasegateTests" { target.exclude.append("Live") }
}
