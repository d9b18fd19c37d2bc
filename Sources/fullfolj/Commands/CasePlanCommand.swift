import ActivityResponsibility
import ArgumentParser
import Register

/// A youth's plan: written, changed, shown.
struct CasePlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: said(
      "Planen: de sju uppgifter som dokumentationen ska ha, i versioner.",
      "The plan: the seven items that the documentation must have, in versions."),
    discussion: said(
      "Exempel: fullfolj case plan 20080304-2381 --show > plan.toml, ändra, och sedan --file plan.toml",
      "Example: fullfolj case plan 20080304-2381 --show > plan.toml, change it, and then --file plan.toml"))
  @Option(help: ArgumentHelp(said("Filen med planen.", "The file with the plan."), valueName: "plan.toml"))
  var file: String?
  @Flag(
    help: ArgumentHelp(
      said("Visar planen som den fil den ändras i.", "Shows the plan as the file that it is changed in.")))
  var show = false
  @Option(help: ArgumentHelp(said("Versionen som visas.", "The version that is shown."))) var version: Int?
  @Flag(help: ArgumentHelp(said("Skriver en tom plan att fylla i.", "Writes an empty plan to fill in."))) var template =
    false
  @OptionGroup var act: ActOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard [file != nil, show, template].filter({ $0 }).count == 1 else {
      throw ValidationError(said("ange --file, --show eller --template", "give --file, --show or --template"))
    }
    if version != nil, !show { throw ValidationError(said("--version hör till --show", "--version goes with --show")) }
  }

  func run() throws {
    if template { return Terminal.print(PlanFile.text(of: nil)) }
    if let file { return try write(PlanFile(path: file)) }
    let connection = try act.common.open(as: .counsellor)
    let today = try connection.today()
    let number = try act.person.number(today: today)
    try connection.recordAccess(
      to: number, by: act.staff.name, reading: "case plan", municipality: act.municipality, on: today)
    let found = try connection.caseFile(of: number, municipality: act.municipality, on: today)
    let versions = try connection.planVersions(ofCase: found.current.id)
    let shown = version == nil ? Array(versions.prefix(1)) : versions.filter { $0.version == version }
    guard !shown.isEmpty else {
      throw ExplainedError(
        .thingUnknown, Phrase("ärendet har ingen sådan plan", "the case has no such plan"),
        fix: Phrase("börja med fullfolj case plan --template", "begin with fullfolj case plan --template"))
    }
    switch format.format {
    case .table:
      for plan in shown { Terminal.print(PlanFile.text(of: PlanVersionText(version: plan.version, plan: plan.plan))) }
    default:
      Answer(headings: [], records: shown.map(\.record), empty: Phrase("", "")).write(format.format)
    }
  }

  private func write(_ file: PlanFile) throws {
    do {
      try act.record { _ in
        .plan(file.plan, changes: file.version, change: file.change, why: file.why)
      }
    } catch let conflict as PlanConflict {
      // Both texts, for the reader's own screen: they go where results go and not where messages do.
      Terminal.print(Terminal.bold(said("Du skrev, och det är inte sparat:", "You wrote, and it is not kept:")))
      Terminal.print(
        PlanFile.text(of: PlanVersionText(version: file.version ?? 0, plan: file.plan)))
      if let latest = conflict.latest {
        Terminal.print(Terminal.bold(said("Det som gäller:", "What stands:")))
        Terminal.print(PlanFile.text(of: PlanVersionText(version: latest.version, plan: latest.plan)))
      }
      throw conflict.explained
    }
  }
}

extension PlanVersion {
  var record: OutputRecord {
    OutputRecord([
      "version": .whole(version), "act": .whole(act), "on": .day(madeOn), "plan": .document(plan.json),
      "change": .text(change), "why": .text(why),
    ])
  }
}
