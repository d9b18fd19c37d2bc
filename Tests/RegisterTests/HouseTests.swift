import ActivityResponsibility
import Register
import RollReading
import TestSupport
import Testing

/// The order of the house: who may know whom, and that what is made is written down.
struct HouseTests {
  /// The arrows between modules, and what each may use from outside.
  static let mayImport: [String: Set<String>] = [
    "Sources/ActivityResponsibility": [],
    "Sources/StrictJSON": ["ActivityResponsibility"],
    "Sources/RollReading": ["ActivityResponsibility", "StrictJSON", "CZlib"],
    "Sources/Inspection": ["ActivityResponsibility", "StrictJSON", "Crypto", "Glibc"],
    "Sources/SourceLayouts": ["ActivityResponsibility", "RollReading", "SettingFiles"],
    "Sources/SettingFiles": ["ActivityResponsibility", "TOMLKit", "Glibc"],
    "Sources/SchoolServices": [
      "ActivityResponsibility", "SettingFiles", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOSSL",
      "FoundationEssentials", "Glibc",
    ],
    // What talks to the network knows nothing of the register, and the register nothing of it.
    "Sources/fullfolj-pull": ["ActivityResponsibility", "SchoolServices", "ArgumentParser", "Glibc"],
    "Sources/DemoRegion": ["ActivityResponsibility"],
    "Sources/PostgreSQL": ["CLibPQ", "Glibc"],
    "sql": ["PostgreSQL"],
    "Sources/Register": [
      "PostgreSQL", "SQLText", "ActivityResponsibility", "StrictJSON", "RollReading", "SourceLayouts", "Inspection",
      "Crypto", "Dispatch", "Glibc",
    ],
    "Sources/fullfolj": [
      "Register", "PostgreSQL", "ActivityResponsibility", "StrictJSON", "RollReading", "SourceLayouts", "DemoRegion",
      "SettingFiles", "Inspection",
      "ArgumentParser", "Glibc", "Dispatch",
    ],
    "Sources/fullfoljd": [
      "Register", "PostgreSQL", "ActivityResponsibility", "RollReading", "SettingFiles", "Inspection",
      "ArgumentParser", "Logging",
      "ServiceLifecycle", "Glibc", "Synchronization", "Dispatch",
    ],
  ]

  @Test(arguments: mayImport.keys.sorted())
  func `no arrow between modules turns round`(folder: String) throws {
    let allowed = try #require(Self.mayImport[folder])
    let files = ProjectFiles.below(folder, ending: ".swift")
    #expect(!files.isEmpty)
    for file in files {
      let imports = Self.imports(in: try TemporaryFolder.text(of: file))
      #expect(imports.isSubset(of: allowed), "\(file): \(imports.subtracting(allowed))")
    }
  }

  @Test func `only the register knows both the statements and the domain`() throws {
    let knowing = Self.mayImport.filter { $0.value.isSuperset(of: ["SQLText", "ActivityResponsibility"]) }.map(\.key)
    #expect(knowing == ["Sources/Register"])
  }

  @Test func `every module of the sources is in the order of the house`() {
    let folders = ProjectFiles.entries(of: ProjectFiles.root + "/Sources").map { "Sources/" + $0 }
    let known = Set(Self.mayImport.keys).union([
      "Sources/CLibPQ", "Sources/CZlib", "Sources/CLibFuzzer", "Sources/embed-sql", "Sources/fullfolj-bench",
      "Sources/fullfolj-fuzz",
    ])
    #expect(Set(folders).subtracting(known).isEmpty)
  }

  @Test func `every error and every finding is explained in docs ERRORS.md`() throws {
    let document = try TemporaryFolder.text(of: ProjectFiles.root + "/docs/ERRORS.md")
    let ownFindings = [
      "roll-contradicts-notice", "certificate-corrected", "notice-unmatched", "population-shrank",
      "number-link-undone", "number-link-in-a-circle", "person-deleted-in-source", "persons-merged-in-source",
    ]
    for code in ErrorCode.allCases.map(\.rawValue) + FindingKind.allCases.map(\.code) + ownFindings {
      #expect(document.contains("`\(code)`"), "\(code)")
    }
  }

  @Test func `every finding that the register makes has words of its own`() throws {
    for file in ProjectFiles.below("sql/queries", ending: ".sql") {
      let text = try TemporaryFolder.text(of: file)
      guard text.contains("INSERT INTO findings") else { continue }
      for kind in text.matches(of: /'([a-z]+-[a-z-]+)'/).map({ String($0.output.1) }) {
        #expect(FindingWords.phrase(of: kind).english != kind, "\(kind)")
      }
    }
  }

  /// The codes as they stand in the programs: `why: "case-opened"`, `desk.settle(…, act, "told")`.
  @Test func `every reason of a follow-up has words`() throws {
    var codes: Set<String> = []
    for file in ["ActivityResponsibility", "Register"].flatMap({
      ProjectFiles.below("Sources/\($0)", ending: ".swift")
    }) {
      for match in try TemporaryFolder.text(of: file).matches(of: /(?:why: |\], act, )"([a-z0-9-]+)(:?)/)
      where match.output.2.isEmpty { codes.insert(String(match.output.1)) }
    }
    #expect(codes.count > 20)
    #expect(codes.filter { FollowUpReason.words($0) == nil } == [])
  }

  /// The door for a format is its file and a line in `FileFormat.all`: one that is declared and not in the list is never
  /// recognised.
  @Test func `every format that is declared is recognised`() throws {
    var declared: Set<String> = []
    for file in ProjectFiles.below("Sources/RollReading", ending: ".swift") {
      let text = try TemporaryFolder.text(of: file)
      for name in text.matches(of: /static let (\w+) = FileFormat\(/) { declared.insert(String(name.output.1)) }
    }
    let list = try TemporaryFolder.text(of: ProjectFiles.root + "/Sources/RollReading/Formats/FileFormat.swift")
    let listed = list.matches(of: /\n    \.(\w+),/).map { String($0.output.1) }
    #expect(listed.count == FileFormat.all.count && Set(FileFormat.all).count == listed.count)
    #expect(declared == Set(listed))
  }

  @Test func `no document lets a block of code run into the next heading`() throws {
    for file in ProjectFiles.below("docs", ending: ".md") + [ProjectFiles.root + "/README.md"] {
      var isCode = false
      for line in try TemporaryFolder.text(of: file).split(separator: "\n") {
        if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
        // In a shell's text a comment may begin so, but not with two.
        #expect(!(isCode && line.hasPrefix("##")), "\(file): \(line)")
      }
      #expect(!isCode, "\(file)")
    }
  }

  @Test func `every key of the daemon's settings is explained in docs CONFIGURATION.md`() throws {
    let document = try TemporaryFolder.text(of: ProjectFiles.root + "/docs/CONFIGURATION.md")
    var keys: Set<String> = []
    for file in ProjectFiles.below("Sources/fullfoljd/Settings", ending: ".swift") {
      let text = try TemporaryFolder.text(of: file)
      // The reader names its keys in lists.
      for list in text.matches(of: /[kK]eys(?:: \[String\])? = \[([^\]]*)\]/) {
        keys.formUnion(list.output.1.matches(of: /"([a-z-]+)"/).map { String($0.output.1) })
      }
    }
    #expect(keys.contains("night-from"), "\(keys)")
    for key in keys { #expect(document.contains("`\(key)`"), "\(key)") }
  }

  @Test func `the files of migrations are numbered from one without gaps`() {
    let names = ProjectFiles.entries(of: ProjectFiles.root + "/sql/migrations")
    let numbers = names.compactMap { Int($0.prefix(4)) }
    #expect(numbers == Array(1...numbers.count))
    #expect(!numbers.isEmpty)
  }

  @Test func `every table is in the schema of docs ARCHITECTURE.md`() throws {
    let document = try TemporaryFolder.text(of: ProjectFiles.root + "/docs/ARCHITECTURE.md")
    let words = Set(document.split { !$0.isLetter && $0 != "_" }.map(String.init))
    var tables: Set<String> = []
    for file in ProjectFiles.below("sql/migrations", ending: ".sql") {
      let text = try TemporaryFolder.text(of: file)
      tables.formUnion(text.matches(of: /CREATE TABLE ([a-z_]+)/).map { String($0.output.1) })
      tables.subtract(text.matches(of: /DROP TABLE ([a-z_]+)/).map { String($0.output.1) })
    }
    #expect(tables.contains("acts"))
    #expect(tables.subtracting(words).sorted() == [])
  }

  @Test func `every statement says in its first line what it is for`() throws {
    for file in ["sql/queries", "sql/checks"].flatMap({ ProjectFiles.below($0, ending: ".sql") }) {
      #expect(try TemporaryFolder.text(of: file).hasPrefix("-- "), "\(file)")
    }
  }

  private static func imports(in text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"),
          words[..<index].allSatisfy({ $0.hasPrefix("@") || $0 == "public" })
        else { return nil }
        return words[(index + 1)...].last.map { String($0.prefix { $0 != "." }) }
      })
  }
}

/// Reading is written down first, in every command.
extension HouseTests {
  @Test func `every command that shows persons writes the reading down`() throws {
    let showing = [".caseFile(", ".explain(", ".identity(of:", ".youths(", ".followUps(", ".extract("]
    var found = 0
    for file in ProjectFiles.below("Sources/fullfolj/Commands", ending: ".swift") {
      let text = try TemporaryFolder.text(of: file)
      guard showing.contains(where: { text.contains("connection" + $0) }) else { continue }
      found += 1
      #expect(
        ["reading.record(", ".recordAccess("].contains { text.contains($0) } || text.contains(".recordListing("),
        "\(file)")
    }
    #expect(found >= 6)
  }
}
