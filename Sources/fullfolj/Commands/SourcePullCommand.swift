import ActivityResponsibility
import ArgumentParser
import Glibc
import Register
import RollReading

extension SourceCommand {
  /// Fetches what a school system's service has, and takes it in.
  struct Pull: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Hämtar en källas listor från skolsystemets tjänst (SS 12000).",
        "Fetches a source's lists from the school system's service (SS 12000)."),
      discussion: said(
        "Exempel: fullfolj source pull skolan --service /etc/fullfolj/skolan.toml --scope unit:31279295",
        "Example: fullfolj source pull school --service /etc/fullfolj/school.toml --scope unit:31279295"))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(help: ArgumentHelp(said("Tjänstens inställningsfil.", "The service's settings file."))) var service: String
    @Option(
      help: ArgumentHelp(said("Vad listan omfattar.", "What the roll covers."), valueName: "unit:CODE|organiser:ORGNR"))
    var scope: RollScope
    @Option(help: ArgumentHelp(said("Dagen listan gäller; i dag.", "The day the roll speaks of; today."))) var asOf:
      Day?
    @Option(
      help: ArgumentHelp(
        said("Lägg filerna här och läs inte in dem.", "Put the files here, and take none of them in.")))
    var into: String?
    @Flag(help: ArgumentHelp(said("Visa vad som skulle hända och ångra det.", "Show what would happen, and undo it.")))
    var dryRun = false
    @OptionGroup var staff: StaffOption
    @OptionGroup var output: OutputOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let day = try asOf ?? connection.swedishTime().day
      let started = try connection.presentMoment()
      let known = try connection.pull(of: source)
      let folder = try into.map { PullFolder(at: $0) } ?? PullFolder.temporary()
      defer { folder.remove() }
      let lists: PullProgram.Lists
      do {
        lists = try PullProgram().fetch(service: service, into: folder.path, deletedAfter: known?.deletedAfter)
      } catch let error as ExplainedError {
        if into == nil, !dryRun {
          try connection.recordPull(of: source, started: started, failure: error.code)
        }
        throw error
      }
      for resource in lists.missing {
        common.tell("tjänsten har inte /\(resource)", "the service does not have /\(resource)")
      }
      if into != nil {
        for file in lists.files { common.tell(file.path, file.path) }
        return
      }
      var roll: ImportResult?
      for file in lists.files {
        let result = try connection.importRoll(
          try DeliveredFile(path: file.path), source: source, scope: scope, asOf: day, isComplete: true,
          request: .ss12000, by: staff.name, isDryRun: dryRun)
        if file.resource == "persons" {
          roll = result
        } else if result.needsLooking, let number = result.delivery {
          common.tell(
            "/\(file.resource): något att titta på, se fullfolj roll show \(number)",
            "/\(file.resource): something to look at, see fullfolj roll show \(number)")
        }
      }
      if !dryRun { try connection.recordPull(of: source, started: started, failure: nil) }
      try roll?.report("roll", output.output, common, isDryRun: dryRun)
    }
  }
}

/// Where fetched lists lie while they are taken in.
private struct PullFolder {
  let path: String
  private let isTemporary: Bool

  init(at path: String) {
    self.path = path
    isTemporary = false
  }

  private init(temporary path: String) {
    self.path = path
    isTemporary = true
  }

  static func temporary() throws -> PullFolder {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/fullfolj-pull-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      let why = String(cString: strerror(errno))
      throw ExplainedError(
        .fileUnreadable, Phrase("ingen mapp kan göras: \(why)", "no folder can be made: \(why)"), place: base,
        fix: Phrase("kontrollera utrymme och rättigheter", "check the space and the permissions"))
    }
    return PullFolder(temporary: String(cString: made))
  }

  /// The lists are of persons: nothing of them is left lying about.
  func remove() {
    guard isTemporary, let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
