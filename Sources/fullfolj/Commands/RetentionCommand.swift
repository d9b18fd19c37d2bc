import ActivityResponsibility
import ArgumentParser
import Register

/// Deletion by rule: rules as data, a run that one proposes and another approves or rejects.
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: said(
      "Gallring: regler, förslag, godkännande, protokoll.", "Deletion by rule: rules, proposal, approval, record."),
    discussion: said(
      "Exempel: fullfolj retention rules --municipality 1496", "Example: fullfolj retention rules --municipality 1496"),
    subcommands: [Rules.self, Set.self, Propose.self, Approve.self, Reject.self, RetentionShowCommand.self])

  struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar kommunens gallringsregler.", "Shows the municipality's rules."),
      discussion: said(
        "Exempel: fullfolj retention rules --municipality 1496", "Example: fullfolj retention rules --municipality 1496"
      ))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let rules = try connection.retentionRules(of: municipality, on: date ?? connection.today())
      Answer(
        headings: [
          Heading("rule", "Nr", "No.", isFigure: true), Heading("kind", "Handling", "Kind"),
          Heading("trigger", "Räknas från", "Counted from"), Heading("months", "Månader", "Months", isFigure: true),
          Heading("action", "Vad", "What"), Heading("sparesSample", "5/15/25", "5/15/25"),
          Heading("decision", "Beslut", "Decision"), Heading("validFrom", "Från", "From"),
          Heading("holds", "Gäller", "Holds"),
        ],
        records: rules.map { stored in
          OutputRecord([
            "rule": .whole(stored.id), "municipality": .text(stored.municipality?.description),
            "kind": .word(stored.rule.kind.rawValue, stored.rule.kind.phrase),
            "trigger": .text(stored.rule.trigger.rawValue), "months": .whole(stored.rule.months),
            "action": .text(stored.rule.action.rawValue), "sparesSample": .truth(stored.rule.sparesSample),
            "decision": .text(stored.rule.decision), "validFrom": .day(stored.rule.validFrom),
            "by": .text(stored.setBy), "holds": .truth(stored.holds),
          ])
        }, empty: Phrase("inga regler: inget gallras", "no rules: nothing is deleted")
      ).write(format.format)
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Lägger till en regel som kommunen beslutat.", "Adds a rule that the municipality has decided."),
      discussion: said(
        "Exempel: fullfolj retention set --municipality 1496 --kind case --trigger case-closed --months 24 --decision \"BUN 2026 § 12\" --from 2026-07-01",
        "Example: fullfolj retention set --municipality 1496 --kind case --trigger case-closed --months 24 --decision \"BUN 2026 § 12\" --from 2026-07-01"
      ))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Slag av handling.", "Kind of document."))) var kind: RetentionKind
    @Option(help: ArgumentHelp(said("Vad tiden räknas från.", "What the period is counted from."))) var trigger:
      RetentionTrigger
    @Option(help: ArgumentHelp(said("Månader därefter.", "Months after it."))) var months: Int
    @Option(help: ArgumentHelp(said("Gallra eller bevara: delete, keep.", "Delete or keep."))) var action:
      RetentionAction = .delete
    @Flag(
      help: ArgumentHelp(
        said(
          "Födda den 5, 15 och 25 bevaras för forskning.", "Those born on a 5th, 15th or 25th are kept for research."))
    ) var spareSample = false
    @Option(help: ArgumentHelp(said("Var det är beslutat.", "Where it was decided."))) var decision: String
    @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (0...1200).contains(months), decision.contains(where: { $0 != " " }) else {
        throw ValidationError(
          said("--months är 0–1200 och --decision är inte tomt", "--months is 0–1200, and --decision is not empty"))
      }
    }

    func run() throws {
      let rule = RetentionRule(
        kind: kind, trigger: trigger, months: months, action: action, sparesSample: spareSample, decision: decision,
        validFrom: from)
      let id = try common.open(as: .daemon).add(rule, of: municipality, by: staff.name)
      common.tell("regel \(id) gäller från \(from)", "rule \(id) holds from \(from)")
    }
  }

  struct Propose: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Föreslår gallring av det som reglerna säger.", "Proposes to delete what the rules say."),
      discussion: said(
        "Exempel: fullfolj retention propose --municipality 1496 --by berg",
        "Example: fullfolj retention propose --municipality 1496 --by berg"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let file = try connection.proposeRetention(of: municipality, on: connection.today(), by: staff.name)
      if let file {
        try connection.recordListing(
          "retention propose", filter: "run=\(file.run.id)", shown: file.items.count, municipality: municipality,
          by: staff.name)
      }
      RetentionItem.answer(file?.items ?? []).write(format.format)
      if let file {
        common.tell(
          "körning \(file.run.id); någon annan godkänner: fullfolj retention approve \(file.run.id)",
          "run \(file.run.id); somebody else approves: fullfolj retention approve \(file.run.id)")
      }
    }
  }

  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Godkänner och utför en gallring som någon annan föreslagit.",
        "Approves and carries out a run that somebody else proposed."),
      discussion: said(
        "Exempel: fullfolj retention approve 3 --by chef", "Example: fullfolj retention approve 3 --by chief"))
    @Argument(help: ArgumentHelp(said("Körningens nummer.", "The run's number."), valueName: "run")) var id: Int64
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let file = try connection.approveRetention(id, by: staff.name, on: connection.today())
      RetentionRecord.answer(file.records).write(format.format)
    }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Avvisar en gallring som någon annan föreslagit.", "Rejects a run that somebody else proposed."),
      discussion: said(
        "Exempel: fullfolj retention reject 3 --why \"regeln är fel\" --by chef",
        "Example: fullfolj retention reject 3 --why \"the rule is wrong\" --by chief"))
    @Argument(help: ArgumentHelp(said("Körningens nummer.", "The run's number."), valueName: "run")) var id: Int64
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let run = try common.open(as: .daemon).rejectRetention(id, why: why, by: staff.name)
      common.tell(
        "körning \(run.id) är avvisad: inget gallrades", "run \(run.id) is rejected: nothing was deleted")
    }
  }
}

extension RetentionKind: ExpressibleByArgument {}
extension RetentionTrigger: ExpressibleByArgument {}
extension RetentionAction: ExpressibleByArgument {}
