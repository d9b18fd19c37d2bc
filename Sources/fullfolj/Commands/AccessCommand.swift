import ActivityResponsibility
import ArgumentParser
import Register

/// Who has read whom, who may read protected persons, and the review of both.
struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: said(
      "Vem som läst om vem, vem som får läsa skyddade, och granskningen.",
      "Who has read whom, who may read protected persons, and the review."),
    discussion: said(
      "Exempel: fullfolj access list --person 20080304-2381", "Example: fullfolj access list --person 20080304-2381"),
    subcommands: [
      AccessListCommand.self, AccessReviewCommand.self, Reviewed.self, Grant.self, Revoke.self, Staff.self,
      Settings.self,
    ])

  struct Reviewed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver ner att läsningar är granskade.", "Writes down that readings have been reviewed."),
      discussion: said(
        "Exempel: fullfolj access reviewed 12 15 --verdict in-order --by chef",
        "Example: fullfolj access reviewed 12 15 --verdict in-order --by chief"))
    @Argument(help: ArgumentHelp(said("Läsningarnas nummer.", "The readings' numbers."))) var entries: [Int64]
    @Option(help: ArgumentHelp(said("Vad som befanns.", "What was found."))) var verdict: AccessVerdict
    @Option(help: ArgumentHelp(said("En kort kommentar.", "A short comment."))) var comment: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (comment?.unicodeScalars.count ?? 0) <= 500, comment != "" else {
        throw ValidationError(said("--comment är 1–500 tecken", "--comment has 1–500 characters"))
      }
    }

    func run() throws {
      let connection = try common.open(as: .inspector)
      for entry in entries { try connection.markReviewed(entry, verdict, comment: comment, by: staff.name) }
      common.tell("\(entries.count) läsningar granskade", "\(entries.count) readings reviewed")
    }
  }

  struct Grant: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Namnger någon för en skyddad person; andra ser sedan inget.",
        "Names somebody for a protected person; others then see nothing."),
      discussion: said(
        "Exempel: fullfolj access grant 20080304-2381 --to berg --why handläggare",
        "Example: fullfolj access grant 20080304-2381 --to berg --why counsellor"))
    @OptionGroup var person: PersonArgument
    @Option(help: ArgumentHelp(said("Vem som får läsa.", "Who may read."), valueName: "staff")) var to: String
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let isNew = try connection.grantAccess(
        to: person.number(today: connection.today()), for: to, why: why, by: staff.name)
      if isNew {
        common.tell("\(to) är namngiven", "\(to) is named")
      } else {
        common.tell("\(to) var redan namngiven; inget ändrades", "\(to) was named already; nothing was changed")
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Tar tillbaka ett namngivande.", "Takes back that somebody is named."),
      discussion: said(
        "Exempel: fullfolj access revoke 20080304-2381 --to berg --why \"har slutat\"",
        "Example: fullfolj access revoke 20080304-2381 --to berg --why \"has left\""))
    @OptionGroup var person: PersonArgument
    @Option(help: ArgumentHelp(said("Vem som inte längre får läsa.", "Who may no longer read."), valueName: "staff"))
    var to: String
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      try connection.revokeAccess(
        to: person.number(today: connection.today()), for: to, why: why, by: staff.name)
      common.tell("\(to) är inte längre namngiven", "\(to) is no longer named")
    }
  }

  struct Staff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Vad en handläggare heter och var den bor, för granskningen.",
        "What a member of staff is called and where they live, for the review."),
      discussion: said(
        "Exempel: fullfolj access staff berg --family-name Berg --street \"Storgatan 1\"",
        "Example: fullfolj access staff berg --family-name Berg --street \"Storgatan 1\""))
    @Argument(help: ArgumentHelp(said("Handläggaren, som i --by.", "The member of staff, as in --by."))) var name:
      String
    @Option(help: ArgumentHelp(said("Efternamn.", "Surname."))) var familyName: String?
    @Option(help: ArgumentHelp(said("Gatuadress.", "Street and number."))) var street: String?
    @Option(help: ArgumentHelp(said("Postnummer.", "Postal code."))) var postalCode: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      try common.open(as: .daemon).setStaffName(
        name, familyName: familyName, street: street, postalCode: postalCode, by: staff.name)
      common.tell("sparat", "kept")
    }
  }

  struct Settings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Visar eller ställer hur kommunen vaktar skyddade personer.",
        "Shows or sets how the municipality guards protected persons."),
      discussion: said(
        "Exempel: fullfolj access settings --municipality 1496 --protected-access named",
        "Example: fullfolj access settings --municipality 1496 --protected-access named"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(
      help: ArgumentHelp(
        said("Vem som får läsa skyddade personer: open eller named.", "Who may read protected persons: open or named."))
    ) var protectedAccess: ProtectedAccess?
    @Option(
      help: ArgumentHelp(
        said("Om läsning av skyddade kräver skäl.", "Whether reading protected persons needs a reason."),
        valueName: "true|false")) var protectedWhy: Bool?
    @Option(
      help: ArgumentHelp(said("Hur länge nödåtkomst varar, minuter.", "How long emergency access lasts, minutes.")))
    var emergencyMinutes: Int?
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (1...1440).contains(emergencyMinutes ?? 60) else {
        throw ValidationError(said("--emergency-minutes är 1–1440", "--emergency-minutes is 1–1440"))
      }
    }

    func run() throws {
      let isSetting = protectedAccess != nil || protectedWhy != nil || emergencyMinutes != nil
      let connection = try common.open(as: .daemon)
      var settings = try connection.accessSettings(of: municipality)
      if isSetting {
        settings.protectedAccess = protectedAccess ?? settings.protectedAccess
        settings.needsReason = protectedWhy ?? settings.needsReason
        settings.emergencyMinutes = emergencyMinutes ?? settings.emergencyMinutes
        try connection.set(settings, of: municipality, by: staff.name)
      }
      let pairs: [(String, String)] = [
        ("protected-access", settings.protectedAccess.rawValue), ("protected-why", String(settings.needsReason)),
        ("emergency-minutes", String(settings.emergencyMinutes)),
      ]
      Answer(
        headings: [Heading("setting", "Inställning", "Setting"), Heading("value", "Värde", "Value")],
        records: pairs.map { OutputRecord(["setting": .text($0.0), "value": .text($0.1)]) }, empty: Phrase("", "")
      ).write(format.format)
    }
  }
}

extension AccessVerdict: ExpressibleByArgument {}
extension ProtectedAccess: ExpressibleByArgument {}
