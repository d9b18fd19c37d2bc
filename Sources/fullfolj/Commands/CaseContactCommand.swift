import ActivityResponsibility
import ArgumentParser
import Register

/// A contact with a youth, or an attempt at one.
struct CaseContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: said("Skriver upp en kontakt eller ett försök.", "Writes down a contact or an attempt."),
    discussion: said(
      "Exempel: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result no-answer",
      "Example: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result no-answer"))
  @OptionGroup var act: ActOptions
  @OptionGroup var told: ContactOptions
  @Option(
    help: ArgumentHelp(said("Vad den unga gör, som kod.", "What the youth does, as a code."), valueName: "code"))
  var occupation: String?
  @Option(help: ArgumentHelp(said("Sedan när; annars kontaktdagen.", "Since when; else the day of the contact.")))
  var since: Day?

  func validate() throws {
    if occupation != nil && !told.result.isReached {
      throw ValidationError(
        said(
          "den som inte nåddes har inget berättat: ta bort --occupation",
          "who was not reached told nothing: leave out --occupation"))
    }
    if since != nil && occupation == nil {
      throw ValidationError(said("--since hör till --occupation", "--since goes with --occupation"))
    }
  }

  func run() throws {
    try act.record { day in
      .contact(
        told.channel, told.result,
        occupation: occupation.map { Occupation(code: $0, from: since ?? day, toldBy: told.channel.rawValue) },
        manner: told.manner)
    }
  }
}

/// What every contact takes, with one youth or with many.
struct ContactOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Hur.", "How."))) var channel: ContactChannel
  @Option(help: ArgumentHelp(said("Hur det gick.", "What came of it."))) var result: ContactResult
  @Option(
    help: ArgumentHelp(
      said("Kollegan som var med på hembesöket.", "The colleague who came along on the home visit."),
      valueName: "staff"))
  var with: String?
  @Option(
    help: ArgumentHelp(
      said("Dagen för ett hembesök som detta aviserar.", "The day of a home visit that this announces."),
      valueName: "day"))
  var announcesVisit: Day?
  @Flag(
    help: ArgumentHelp(said("Det var det avslutande samtalet före 20.", "It was the farewell before the age of 20.")))
  var farewell = false

  var manner: ContactManner { ContactManner(second: with, visitOn: announcesVisit, isFarewell: farewell) }
}
