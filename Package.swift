// swift-tools-version: 6.1
import PackageDescription

/// Readers and the rule are measured in nanoseconds a row; a debug build of them is fifty times slower, so tests would
/// test patience. Unsafe flags are allowed in a root package.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The target that tries to break the readers links libFuzzer and must count the branches of all it reads with, so it is
/// only there when `deploy/fuzz` asks. It is not a package of its own: SwiftPM lets no target lie outside of its package,
/// and the readers are no product that others are meant to build on.
let fuzzing: [Target] =
  Context.environment["FULLFOLJ_FUZZ"] == nil
  ? []
  : [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "fullfolj-fuzz",
      dependencies: [
        "CLibFuzzer", "ActivityResponsibility", "StrictJSON", "RollReading", "SourceLayouts", "FileBuilding",
      ]),
  ]

let package = Package(
  name: "fullfolj",
  products: [
    .executable(name: "fullfolj", targets: ["fullfolj"]),
    .executable(name: "fullfoljd", targets: ["fullfoljd"]),
    .executable(name: "fullfolj-pull", targets: ["fullfolj-pull"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "PostgreSQL", dependencies: ["CLibPQ"], swiftSettings: fast),
    .executableTarget(name: "embed-sql"),
    .plugin(name: "EmbedSQL", capability: .buildTool(), dependencies: ["embed-sql"]),
    .target(
      name: "SQLText", dependencies: ["PostgreSQL"], path: "sql", exclude: ["README.md"],
      plugins: ["EmbedSQL"]),
    .target(
      name: "ActivityResponsibility", resources: [.embedInCode("Notes/sensitive-words.txt")], swiftSettings: fast),
    .target(name: "StrictJSON", dependencies: ["ActivityResponsibility"], swiftSettings: fast),
    .target(name: "RollReading", dependencies: ["ActivityResponsibility", "StrictJSON", "CZlib"], swiftSettings: fast),
    .target(
      name: "SourceLayouts",
      dependencies: ["ActivityResponsibility", "RollReading", "SettingFiles"],
      resources: [
        .embedInCode("Presets/edlevo-lista.toml"), .embedInCode("Presets/ist-elevlista.toml"),
        .embedInCode("Presets/prorenata.toml"), .embedInCode("Presets/schoolsoft.toml"),
        .embedInCode("Presets/skola24.toml"), .embedInCode("Presets/unikum.toml"),
      ]),
    .target(
      name: "Register",
      dependencies: [
        "PostgreSQL", "SQLText", "ActivityResponsibility", "StrictJSON", "RollReading", "SourceLayouts", "Inspection",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: fast),
    .target(
      name: "Inspection",
      dependencies: ["ActivityResponsibility", "StrictJSON", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: fast),
    .target(
      name: "SettingFiles", dependencies: ["ActivityResponsibility", .product(name: "TOMLKit", package: "TOMLKit")]),
    .target(
      name: "SchoolServices",
      dependencies: [
        "ActivityResponsibility", "SettingFiles",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(name: "DemoRegion", dependencies: ["ActivityResponsibility"]),
    .executableTarget(
      name: "fullfolj",
      dependencies: [
        "Register", "Inspection", "StrictJSON", "DemoRegion", "SourceLayouts", "SettingFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Reports/example.toml"), .embedInCode("Codes/shipped-codes.toml")]),
    .executableTarget(
      name: "fullfoljd",
      dependencies: [
        "Register", "Inspection", "SettingFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "fullfolj-pull",
      dependencies: [
        "ActivityResponsibility", "SchoolServices",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "fullfolj-bench",
      dependencies: [
        "PostgreSQL", "ActivityResponsibility", "RollReading", "CZlib", "Register",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", dependencies: ["Register"], path: "Tests/TestSupport"),
    .target(name: "FileBuilding", dependencies: ["CZlib"], path: "Tests/FileBuilding"),
    .target(
      name: "ServiceBuilding",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], path: "Tests/ServiceBuilding"),
    .testTarget(name: "PostgreSQLTests", dependencies: ["PostgreSQL"]),
    .testTarget(name: "ActivityResponsibilityTests", dependencies: ["ActivityResponsibility", "FileBuilding"]),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
    .testTarget(name: "InspectionTests", dependencies: ["Inspection", "StrictJSON"]),
    .testTarget(name: "RollReadingTests", dependencies: ["RollReading", "CZlib", "FileBuilding"]),
    .testTarget(name: "SourceLayoutsTests", dependencies: ["SourceLayouts", "FileBuilding"]),
    .testTarget(
      name: "RegisterTests", dependencies: ["Register", "Inspection", "StrictJSON", "TestSupport", "FileBuilding"]),
    .testTarget(
      name: "SchoolServicesTests",
      dependencies: [
        "SchoolServices", "ServiceBuilding", "FileBuilding",
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .testTarget(name: "DemoRegionTests", dependencies: ["DemoRegion"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport", "FileBuilding", "ServiceBuilding", "fullfolj", "fullfoljd", "fullfolj-pull"]),
  ] + fuzzing
)
