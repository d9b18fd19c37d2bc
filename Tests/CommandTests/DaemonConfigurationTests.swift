import ActivityResponsibility
import Foundation
import Register
import TestSupport
import Testing

@testable import fullfoljd

/// The settings file.
struct DaemonConfigurationTests {
  private let full = """
    database = "host=db.example dbname=fullfolj"
    state = "/srv/state"
    inbox = "/srv/inbox"
    poll-seconds = 7
    stable-seconds = 0
    night-from = "03:30"

    [[source]]
    name = "skola"
    kind = "roll"
    folder = "skolan"
    scope = "unit:31279295"
    complete = false
    as-of = "written"

    [[source]]
    name = "folk"
    kind = "population"
    municipality = "1496"

    [[source]]
    name = "meddelanden"
    kind = "notice"
    """

  private func read(_ text: String, environment: [String: String] = [:]) throws(ExplainedError) -> Configuration {
    try ConfigurationReader(environment: environment).read(text: text, file: "x.toml")
  }

  private func fault(_ text: String) -> ExplainedError? {
    do throws(ExplainedError) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every setting is understood`() throws {
    let configuration = try read(full)
    #expect(configuration.database == "host=db.example dbname=fullfolj")
    #expect(configuration.state == "/srv/state")
    #expect(configuration.inbox == "/srv/inbox")
    #expect(configuration.pollSeconds == 7)
    #expect(configuration.stableSeconds == 0)
    #expect(configuration.nightFrom == 210)
    let unit = SchoolUnitCode("31279295")
    let municipality = MunicipalityCode("1496")
    #expect(
      configuration.sources == [
        SourceConfiguration(
          name: "skola", folder: "skolan", content: .roll(.unit(unit), isComplete: false), asOf: .written),
        SourceConfiguration(
          name: "folk", folder: "folk", content: .population(municipality, isComplete: true), asOf: .name),
        SourceConfiguration(name: "meddelanden", folder: "meddelanden", content: .notices, asOf: .name),
      ])
  }

  @Test func `an empty file leaves everything as usual, and the inbox below the state folder`() throws {
    let configuration = try read("", environment: ["XDG_STATE_HOME": "/var/x"])
    #expect(
      configuration
        == Configuration(
          database: nil, state: "/var/x/fullfolj", inbox: "/var/x/fullfolj/inbox", pollSeconds: 5, stableSeconds: 3,
          nightFrom: 120, journalKey: "/var/x/fullfolj/journal/key", sources: []))
  }

  @Test func `the environment wins over the file`() throws {
    let configuration = try read(full, environment: ["FULLFOLJ_DATABASE": "dbname=other", "FULLFOLJ_STATE": "/other"])
    #expect(configuration.database == "dbname=other")
    #expect(configuration.state == "/other")
  }

  @Test func `what is shown reads back as the same, and the database's address is not shown`() throws {
    let configuration = try read(full)
    #expect(!configuration.text.contains("db.example"))
    var shown = try read(configuration.text.replacingOccurrences(of: "\"…\"", with: "\"\""))
    shown.database = configuration.database
    #expect(shown == configuration)
  }

  @Test(arguments: [
    ("poll-second = 5", "poll-second", "poll-seconds"), ("Database = \"\"", "Database", "database"),
    ("[[source]]\nname = \"a\"\nkind = \"notice\"\nas_of = \"name\"", "source[1].as_of", "as-of"),
    ("[[source]]\nname = \"a\"\nkind = \"roll\"\nscop = \"unit:31279295\"", "source[1].scop", "scope"),
  ])
  func `an unknown key is an error that says which may be meant`(text: String, key: String, meant: String) throws {
    let error = try #require(fault(text))
    #expect(error.code == .settingUnknown)
    #expect(error.place == "x.toml: \(key)")
    #expect(error.fix.english == "did you mean \(meant)?")
  }

  @Test func `a key like no other is answered with those there are`() throws {
    let error = try #require(fault("colour = \"red\""))
    #expect(error.code == .settingUnknown)
    #expect(error.fix.english.contains("night-from"))
  }

  @Test(arguments: [
    ("database = 5", "database"), ("state = \"relative\"", "state"), ("inbox = true", "inbox"),
    ("poll-seconds = 0", "poll-seconds"), ("poll-seconds = \"5\"", "poll-seconds"),
    ("poll-seconds = 61", "poll-seconds"), ("stable-seconds = -1", "stable-seconds"),
    ("stable-seconds = 1.5", "stable-seconds"), ("night-from = \"24:00\"", "night-from"),
    ("night-from = \"2:00\"", "night-from"), ("night-from = \"+1:00\"", "night-from"), ("night-from = 2", "night-from"),
    ("source = 1", "source"), ("source = [1]", "source"), ("[[source]]\nkind = \"notice\"", "source[1].name"),
    ("[[source]]\nname = \"\"\nkind = \"notice\"", "source[1].name"), ("[[source]]\nname = \"a\"", "source[1].kind"),
    ("[[source]]\nname = \"a\"\nkind = \"rolls\"", "source[1].kind"),
    ("[[source]]\nname = \"a\"\nkind = \"roll\"", "source[1].scope"),
    ("[[source]]\nname = \"a\"\nkind = \"roll\"\nscope = \"unit:1\"", "source[1].scope"),
    ("[[source]]\nname = \"a\"\nkind = \"roll\"\nscope = \"unit:31279295\"\ncomplete = 1", "source[1].complete"),
    ("[[source]]\nname = \"a\"\nkind = \"population\"", "source[1].municipality"),
    ("[[source]]\nname = \"a\"\nkind = \"population\"\nmunicipality = 1496", "source[1].municipality"),
    (
      "[[source]]\nname = \"a\"\nkind = \"population\"\nmunicipality = \"1496\"\nscope = \"unit:31279295\"",
      "source[1].scope"
    ),
    ("[[source]]\nname = \"a\"\nkind = \"notice\"\nmunicipality = \"1496\"", "source[1].municipality"),
    ("[[source]]\nname = \"a\"\nkind = \"notice\"\ncomplete = true", "source[1].complete"),
    ("[[source]]\nname = \"a\"\nkind = \"notice\"\nas-of = \"today\"", "source[1].as-of"),
    ("[[source]]\nname = \"a\"\nkind = \"notice\"\nfolder = \"../b\"", "source[1].folder"),
    ("[[source]]\nname = \"a/b\"\nkind = \"notice\"", "source[1].folder"),
    (
      "[[source]]\nname = \"a\"\nkind = \"notice\"\n[[source]]\nname = \"a\"\nkind = \"notice\"\nfolder = \"b\"",
      "source[2].name"
    ),
    (
      "[[source]]\nname = \"a\"\nkind = \"notice\"\n[[source]]\nname = \"b\"\nkind = \"notice\"\nfolder = \"a\"",
      "source[2].folder"
    ),
  ])
  func `a value that does not go is an error with its place`(text: String, key: String) throws {
    let error = try #require(fault(text))
    #expect(error.code == .settingMalformed)
    #expect(error.place == "x.toml: \(key)")
  }

  @Test func `a file that is not TOML is told by its line, and nothing of the line is repeated`() throws {
    let error = try #require(fault("state = \"/x\"\ndatabase = secret\n"))
    #expect(error.code == .settingMalformed)
    #expect(error.place == "x.toml, line 2")
    #expect(!error.text(in: .english).contains("secret"))
  }

  @Test func `a settings file that is not there is wrong use`() {
    do throws(ExplainedError) {
      _ = try ConfigurationReader(environment: [:]).read(file: "/nowhere/fullfolj.toml")
      Issue.record("it was read")
    } catch {
      #expect(error.code.exit == .wrongUse)
      #expect(error.place == "/nowhere/fullfolj.toml")
    }
  }

  @Test func `the sample is a possible settings file, and every key is documented`() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let sample = try ConfigurationReader(environment: [:]).read(file: root + "/deploy/fullfolj.toml")
    #expect(Set(sample.sources.map(\.kind)) == Set(DeliveryKind.allCases))
    let document = try String(contentsOfFile: root + "/docs/CONFIGURATION.md", encoding: .utf8)
    for key in ConfigurationReader.keys + ConfigurationReader.sourceKeys { #expect(document.contains("`\(key)`")) }
    for name in ["FULLFOLJ_DATABASE", "FULLFOLJ_STATE", "NOTIFY_SOCKET", "WATCHDOG_USEC"] {
      #expect(document.contains(name))
    }
    for origin in SourceConfiguration.DayOrigin.allCases { #expect(document.contains("`\"\(origin.rawValue)\"`")) }
  }

  @Test func `the program checks the settings without touching anything`() throws {
    let folder = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let settings = folder + "/fullfolj.toml"
    func check(_ text: String) throws -> DaemonProcess {
      try text.write(toFile: settings, atomically: true, encoding: .utf8)
      let process = try DaemonProcess(
        arguments: ["--config", settings, "--check-config"], environment: ["LC_ALL": "C"], log: folder + "/log")
      process.waitForEnd()
      return process
    }
    let good = try check("state = \"\(folder)/state\"\n" + DaemonFiles.school)
    #expect(good.exit == 0)
    #expect(good.output.contains("scope = \"unit:31279295\""))
    let bad = try check("nightfrom = \"02:00\"")
    #expect(bad.exit == 64)
    #expect(bad.output.contains("USE-002"))
    #expect(bad.output.contains("did you mean night-from?"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/state"))
  }
}
