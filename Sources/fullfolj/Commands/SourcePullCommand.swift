import ActivityResponsibility
import ArgumentParser
import PostgreSQL
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
      // Each list is read by what those before it told, so all are tried out as one.
      let results = try dryRun ? connection.rehearse { try take(lists, day, connection) } : take(lists, day, connection)
      var roll: ImportResult?
      var hasSomethingToLookAt = false
      for (resource, result) in results {
        if resource == "persons" {
          roll = dryRun ? result.undone : result
        } else if result.needsLooking, let number = result.delivery {
          hasSomethingToLookAt = true
          common.tell(
            "/\(resource): något att titta på" + (dryRun ? "" : ", se fullfolj roll show \(number)"),
            "/\(resource): something to look at" + (dryRun ? "" : ", see fullfolj roll show \(number)"))
        }
      }
      if !dryRun { try connection.recordPull(of: source, started: started, failure: nil) }
      try roll?.report("roll", output.output, common, isDryRun: dryRun)
      if hasSomethingToLookAt { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }

    private func take(
      _ lists: PullProgram.Lists, _ day: Day, _ connection: Connection
    ) throws -> [(resource: String, result: ImportResult)] {
      try lists.files.map { file in
        (
          file.resource,
          try connection.importRoll(
            try DeliveredFile(path: file.path), source: source, scope: scope, asOf: day, isComplete: true,
            request: .ss12000, by: staff.name)
        )
      }
    }
  }
}
