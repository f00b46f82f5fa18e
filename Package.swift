// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Linked statically, a start has no libraries to look for and to bind, which is a third of it.
let standalone = ["-static-executable"]

/// What a start calls lies side by side, in a third of the pages (`.tools/start-order` makes the list).
let ordered = [
  "-Xlinker", "--no-warn-symbol-ordering", "-Xlinker",
  "--symbol-ordering-file=\(Context.packageDirectory)/Sources/rapidread/start.order",
]

let package = Package(
  name: "rapidread",
  products: [
    .executable(name: "rapidread", targets: ["rapidread"]),
    .executable(name: "rapidread-bench", targets: ["rapidread-bench"]),
    .executable(name: "train-entities", targets: ["train-entities"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.0")),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.0")),
  ],
  targets: [
    .target(name: "CNcurses"),
    .target(name: "CGlibc"),
    .target(name: "CEntityModel", exclude: ["entities.model", "PROVENANCE.md"]),
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
    .target(name: "Text", swiftSettings: strict),
    .target(
      name: "Briefs",
      dependencies: [
        "Text", "CCmark", "CEntityModel", "CUchardet", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "Screen", dependencies: ["Text"], swiftSettings: strict),
    .target(name: "Reader", dependencies: ["Text", "Briefs", "Screen"], swiftSettings: strict),
    .target(
      name: "BriefStore",
      dependencies: [
        "Text", "Briefs", "CGlibc", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Journal/README.md"],
      swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["Text", "Screen", "CNcurses"], swiftSettings: strict),
    .executableTarget(
      name: "rapidread",
      dependencies: [
        "Text", "Briefs", "Screen", "Reader", "BriefStore", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["start.order"],
      swiftSettings: strict + [.unsafeFlags(standalone, .when(configuration: .release))],
      linkerSettings: [
        .unsafeFlags(standalone + ordered + ["-use-ld=lld"], .when(configuration: .release))
      ]),
    .target(name: "PseudoTerminal", swiftSettings: strict),
    .target(name: "Corpus", swiftSettings: strict),
    .executableTarget(
      name: "rapidread-bench",
      dependencies: [
        "BriefStore", "Briefs", "Corpus", "EntityTraining", "PseudoTerminal", "Reader", "Screen",
        "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "EntityTraining", dependencies: ["Text", "Briefs"], swiftSettings: strict),
    .executableTarget(
      name: "train-entities",
      dependencies: [
        "EntityTraining", "Briefs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["Text", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "BriefsTests", dependencies: ["Briefs", "Text", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EntityTrainingTests", dependencies: ["EntityTraining", "Briefs"],
      swiftSettings: strict),
    .testTarget(
      name: "ScreenTests", dependencies: ["Screen", "Text", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ReaderTests", dependencies: ["Reader", "Briefs", "Screen", "Text", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "BriefStoreTests", dependencies: ["BriefStore", "Briefs", "Text", "TestSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-fixture", dependencies: ["Terminal", "Screen", "Text"],
      path: "Tests/TerminalFixture", swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "Screen", "Text", "PseudoTerminal", "TestSupport", "terminal-fixture",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "PseudoTerminal", "rapidread", "Text", "Briefs", "Screen", "Reader", "BriefStore",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["Corpus", "Briefs", "Text"], swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["Reader", "Screen", "Text"],
      swiftSettings: strict),
  ]
)
