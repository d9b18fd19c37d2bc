import ActivityResponsibility
import ArgumentParser
import Register

/// Who hands in files, how often they are expected, how they are read, and when their rolls are held.
struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: said("Källorna: takt, spärrar, layouter, hämtning.", "The sources: rhythms, guards, layouts, fetching."),
    discussion: said("Exempel: fullfolj source list", "Example: fullfolj source list"),
    subcommands: [
      SourceListCommand.self, Set.self, Guard.self, Finish.self, Learn.self, Layout.self, Presets.self, Pull.self,
      SourceExceptionsCommand.self,
    ])

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Ställer hur ofta en källa väntas och när dess lista hålls kvar.",
        "Sets how often a source is expected and when its roll is held."),
      discussion: said(
        "Exempel: fullfolj source set skolan --every 14 --grace 3 --quiet-months 7",
        "Example: fullfolj source set school --every 14 --grace 3 --quiet-months 7"))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(
      help: ArgumentHelp(
        said("Dagar mellan filerna, 1–366.", "Days from one file to the next, 1–366."), valueName: "days"))
    var every: Int?
    @Option(
      help: ArgumentHelp(
        said("Dagar en fil får dröja, 0–366.", "Days that a file may be behind, 0–366."), valueName: "days"))
    var grace: Int?
    @Option(
      help: ArgumentHelp(
        said(
          "Månader då inget väntas, som 7 eller 6,7; none för inga.",
          "Months in which nothing is expected, such as 7 or 6,7; none for none."), valueName: "months"))
    var quietMonths: QuietMonths?
    @Flag(help: ArgumentHelp(said("Inget väntas i någon takt.", "Nothing is expected in any rhythm.")))
    var noRhythm = false
    @Option(
      help: ArgumentHelp(said("Spärrens andel i procent.", "The guard's share in per cent."), valueName: "percent"))
    var guardShare: Int?
    @Option(help: ArgumentHelp(said("Spärrens antal.", "The guard's count."), valueName: "count")) var guardFloor: Int?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    private var setsRhythm: Bool { every != nil || grace != nil || quietMonths != nil || noRhythm }
    private var setsGuard: Bool { guardShare != nil || guardFloor != nil }

    func validate() throws {
      guard setsRhythm || setsGuard else {
        throw ValidationError(
          said(
            "ange --every, --grace, --quiet-months, --no-rhythm, --guard-share eller --guard-floor",
            "give --every, --grace, --quiet-months, --no-rhythm, --guard-share or --guard-floor"))
      }
      guard !noRhythm || (every == nil && grace == nil && quietMonths == nil) else {
        throw ValidationError(said("--no-rhythm står för sig", "--no-rhythm stands by itself"))
      }
      guard Rhythm(every: every ?? 1, grace: grace ?? 0, quietMonths: quietMonths?.months ?? []) != nil else {
        throw ValidationError(
          said(
            "--every är 1–366, --grace 0–366 och minst en månad är inte tyst",
            "--every is 1–366, --grace 0–366, and at least one month is not quiet"))
      }
      guard (0...100).contains(guardShare ?? 0), (guardFloor ?? 0) >= 0 else {
        throw ValidationError(
          said("--guard-share är 0–100 och --guard-floor 0–", "--guard-share is 0–100 and --guard-floor 0–"))
      }
    }

    func run() throws {
      let connection = try common.open(as: .daemon)
      if setsRhythm {
        try connection.setRhythm(of: source, by: staff.name) { before in
          if noRhythm { return nil }
          guard let every = every ?? before?.every else {
            throw ExplainedError(
              .wrongUse, Phrase("källan har ingen takt än", "the source has no rhythm yet"), place: "--every",
              fix: Phrase("ange --every DAGAR", "give --every DAYS"))
          }
          return Rhythm(
            every: every, grace: grace ?? before?.grace ?? 0,
            quietMonths: quietMonths?.months ?? before?.quietMonths ?? [])
        }
      }
      if setsGuard { try connection.setGuard(source, share: guardShare, floor: guardFloor) }
      common.tell("satt", "set")
    }
  }

  struct Guard: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ställer när en källas lista hålls kvar.", "Sets when a source's roll is held."),
      discussion: said(
        "Exempel: fullfolj source guard skolan --share 30 --floor 5",
        "Example: fullfolj source guard school --share 30 --floor 5"))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(help: ArgumentHelp(said("Andel i procent.", "Share in per cent."))) var share: Int?
    @Option(help: ArgumentHelp(said("Antal.", "Count."))) var floor: Int?
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (0...100).contains(share ?? 0), (floor ?? 0) >= 0, share != nil || floor != nil else {
        throw ValidationError(said("ange --share 0–100 eller --floor 0–", "give --share 0–100 or --floor 0–"))
      }
    }

    func run() throws {
      try common.open(as: .daemon).setGuard(source, share: share, floor: floor)
      common.tell("satt", "set")
    }
  }

  struct Finish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Säger att inget mer väntas för ett omfång, som en nedlagd skola.",
        "Says that nothing more is expected of a scope, such as a closed school."),
      discussion: said(
        "Exempel: fullfolj source finish regionen --scope unit:31279295 --why \"skolan är nedlagd\"",
        "Example: fullfolj source finish region --scope unit:31279295 --why \"the school has closed\""))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(
      help: ArgumentHelp(
        said("Omfånget, som source list --scopes visar det.", "The scope, as source list --scopes shows it.")))
    var scope: String
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      try common.open(as: .daemon).finishScope(
        RollScope(scope)?.description ?? scope, of: source, why: why, by: staff.name)
      common.tell("inget mer väntas; en ny lista börjar om", "nothing more is expected; a new roll begins it again")
    }
  }
}

/// Months as an argument: `7`, `6,7`, or `none`.
struct QuietMonths: ExpressibleByArgument {
  let months: Set<Int>

  init?(argument: String) {
    if argument == "none" {
      months = []
      return
    }
    var months: Set<Int> = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let month = Int(part), (1...12).contains(month) else { return nil }
      months.insert(month)
    }
    self.months = months
  }
}
