// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "bailiwick",
  products: [
    .library(name: "Bailiwick", targets: ["Bailiwick"]),
    .executable(name: "bailiwick", targets: ["BailiwickCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CByteScanning"),
    .target(name: "BailiwickSource", swiftSettings: strict),
    .target(
      name: "BailiwickPlaces",
      dependencies: ["BailiwickSource"],
      exclude: ["Tables/generate.py", "Tables/identities.txt", "Tables/UNICODE-LICENSE.txt"],
      swiftSettings: strict),
    .target(
      name: "BailiwickSyntax", dependencies: ["BailiwickSource"], swiftSettings: strict),
    .target(
      name: "BailiwickModel",
      dependencies: ["BailiwickSource", "BailiwickSyntax", "BailiwickPlaces", "CPCRE2", "CByteScanning"],
      swiftSettings: strict),
    .target(
      name: "BailiwickFacts",
      dependencies: ["BailiwickSource", "BailiwickPlaces", "BailiwickModel", "CByteScanning"],
      swiftSettings: strict),
    .target(
      name: "BailiwickDecisions",
      dependencies: ["BailiwickSource", "BailiwickPlaces", "BailiwickModel", "CByteScanning"],
      swiftSettings: strict),
    .target(
      name: "BailiwickProofs",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel", "BailiwickDecisions",
      ],
      swiftSettings: strict),
    .target(
      name: "BailiwickCoverage",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel", "BailiwickDecisions",
        "BailiwickProofs",
      ],
      swiftSettings: strict),
    .target(
      name: "BailiwickChecks",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel", "BailiwickDecisions",
        "BailiwickProofs", "BailiwickCoverage",
      ],
      swiftSettings: strict),
    .target(
      name: "BailiwickReporting",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel", "BailiwickDecisions",
        "BailiwickProofs", "BailiwickFacts", "BailiwickCoverage", "BailiwickChecks", "CByteScanning",
      ],
      swiftSettings: strict),
    .target(
      name: "Bailiwick",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel",
        "BailiwickDecisions", "BailiwickProofs", "BailiwickFacts", "BailiwickCoverage", "BailiwickChecks",
        "BailiwickReporting",
      ],
      resources: [.embedInCode("Vocabularies/meetings.bwk")],
      swiftSettings: strict),
    .target(
      name: "BailiwickExploring",
      dependencies: [
        "BailiwickSource", "BailiwickPlaces", "BailiwickSyntax", "BailiwickModel", "BailiwickDecisions",
        "BailiwickProofs", "BailiwickFacts", "BailiwickChecks", "BailiwickReporting", "Bailiwick",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "BailiwickCommand",
      dependencies: [
        "Bailiwick", "BailiwickExploring", "CLibEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BailiwickPlacesTests", dependencies: ["BailiwickPlaces"], swiftSettings: strict),
    .testTarget(
      name: "BailiwickSyntaxTests", dependencies: ["BailiwickSyntax", "BailiwickSource"],
      exclude: ["Formatting/Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "BailiwickDecisionsTests", dependencies: ["BailiwickDecisions", "Bailiwick"],
      swiftSettings: strict),
    .testTarget(
      name: "BailiwickFactsTests", dependencies: ["BailiwickFacts", "Bailiwick"],
      swiftSettings: strict),
    .testTarget(
      name: "BailiwickReportingTests",
      dependencies: ["BailiwickReporting", "BailiwickModel", "BailiwickSource"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "BailiwickExploringTests", dependencies: ["BailiwickExploring", "Bailiwick"], exclude: ["Transcripts"],
      swiftSettings: strict),
    .testTarget(
      name: "BailiwickTests", dependencies: ["Bailiwick"], exclude: ["Fixtures"], swiftSettings: strict),
  ]
)
