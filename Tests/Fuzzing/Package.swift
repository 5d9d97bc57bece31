// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "bailiwick", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "Bailiwick", package: "bailiwick")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
