import ActivityResponsibility
import ArgumentParser
import Register

extension ConsentGiver: ExpressibleByArgument {}

/// What a youth lets others be told.
struct ConsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: said("Medgivanden: vad den unga låter andra få veta.", "Consents: what the youth lets others be told."),
    discussion: said(
      "Exempel: fullfolj case consent give 20080304-2381 --scope plan,occupation --to 1494",
      "Example: fullfolj case consent give 20080304-2381 --scope plan,occupation --to 1494"),
    subcommands: [Give.self, Withdraw.self, List.self, Parts.self])

  struct Give: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver upp ett medgivande.", "Writes down a consent."),
      discussion: said(
        "Exempel: fullfolj case consent give 20080304-2381 --scope plan,occupation --to 1494 --on 2026-10-01",
        "Example: fullfolj case consent give 20080304-2381 --scope plan,occupation --to 1494 --on 2026-10-01"))
    @OptionGroup var act: ActOptions
    @Option(
      help: ArgumentHelp(
        said("Vad som får berättas, som koder med komma emellan.", "What may be told, as codes with commas between."),
        valueName: "codes"))
    var scope: String
    @OptionGroup var receiver: ReceiverOptions
    @Option(help: ArgumentHelp(said("Vem som medger: youth eller guardian.", "Who consents: youth or guardian.")))
    var givenBy: ConsentGiver = .youth

    func run() throws {
      let parts = scope.split(separator: ",").map(String.init)
      let receiver = try receiver.receiver()
      try act.record { _ in .giveConsent(to: receiver, parts: parts, by: givenBy) }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver upp att ett medgivande tas tillbaka.", "Writes down that a consent is taken back."),
      discussion: said(
        "Exempel: fullfolj case consent withdraw 20080304-2381 --consent 17 --on 2026-11-02",
        "Example: fullfolj case consent withdraw 20080304-2381 --consent 17 --on 2026-11-02"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Medgivandets nummer.", "The consent's number."))) var consent: Int64
    @Option(help: ArgumentHelp(said("Vem som tar tillbaka: youth eller guardian.", "Who: youth or guardian.")))
    var givenBy: ConsentGiver = .youth

    func run() throws { try act.record { _ in .withdrawConsent(consent, by: givenBy) } }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar en persons medgivanden.", "Shows a person's consents."),
      discussion: said(
        "Exempel: fullfolj case consent list 20080304-2381", "Example: fullfolj case consent list 20080304-2381"))
    @OptionGroup var person: PersonArgument
    @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all.")))
    var municipality: MunicipalityCode?
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let today = try connection.today()
      let number = try person.number(today: today)
      try reading.record(
        "case consent list", of: number, municipality: municipality, on: today, in: connection, requiresKnown: false)
      Answer(
        headings: [
          Heading("consent", "Nummer", "Number", isFigure: true), Heading("receiver", "Mottagare", "Receiver"),
          Heading("parts", "Omfattar", "Covers"), Heading("given", "Gavs", "Given"),
          Heading("withdrawn", "Återtogs", "Withdrawn"),
        ],
        records: try connection.consents(of: number, municipality: municipality).map { consent in
          OutputRecord([
            "consent": .whole(consent.id), "municipality": .text(consent.municipality.description),
            "receiver": .text(consent.receiver.description), "parts": .text(consent.parts.joined(separator: " ")),
            "given": .day(consent.givenOn), "withdrawn": .day(consent.withdrawnOn),
          ])
        }, empty: Phrase("inga medgivanden", "no consents")
      ).write(format.format)
    }
  }

  struct Parts: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar vad ett medgivande kan omfatta.", "Shows what a consent can cover."),
      discussion: said("Exempel: fullfolj case consent parts", "Example: fullfolj case consent parts"))
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      Answer(
        headings: [Heading("code", "Kod", "Code"), Heading("says", "Vad", "What")],
        records: try common.open(as: .counsellor).handOverParts().map {
          OutputRecord(["code": .text($0.code), "says": .text($0.phrase.text(in: .spoken))])
        }, empty: Phrase("inga delar", "no parts")
      ).write(format.format)
    }
  }
}

/// To whom: exactly one of a municipality and an actor.
struct ReceiverOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Mottagande kommun.", "The receiving municipality."), valueName: "municipality"))
  var to: MunicipalityCode?
  @Option(
    help: ArgumentHelp(
      said("Mottagare som inte är en kommun, vid namn.", "A receiver that is no municipality, by name."),
      valueName: "name"))
  var toActor: String?

  func validate() throws {
    guard (to == nil) != (toActor == nil) else {
      throw ValidationError(said("ange --to eller --to-actor", "give --to or --to-actor"))
    }
  }

  func receiver() throws -> HandOverReceiver {
    if let to { return .municipality(to) }
    guard let receiver = HandOverReceiver(actor: toActor ?? "") else {
      throw ExplainedError(
        .wrongUse, Phrase("namnet går inte att använda", "the name cannot be used"), place: "--to-actor",
        fix: Phrase("skriv högst 100 tecken på en rad", "write at most 100 characters on one line"))
    }
    return receiver
  }
}
