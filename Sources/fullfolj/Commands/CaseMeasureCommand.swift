import ActivityResponsibility
import ArgumentParser
import Register

extension MeasureStep: ExpressibleByArgument {}

/// A step of a measure.
struct CaseMeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: said(
      "Åtgärder: erbjuden, accepterad, avböjd, påbörjad, avslutad.",
      "Measures: offered, accepted, declined, started, ended."),
    discussion: said(
      "Exempel: fullfolj case measure 20080304-2381 offer --kind internship --on 2026-10-01",
      "Example: fullfolj case measure 20080304-2381 offer --kind internship --on 2026-10-01"))
  // Before the step, for the person is named first.
  @OptionGroup var act: ActOptions
  @Argument(help: ArgumentHelp(said("Vad som hände.", "What happened."))) var step: MeasureStep
  @Option(help: ArgumentHelp(said("Åtgärdens slag, som kod.", "The measure's kind, as a code."), valueName: "code"))
  var kind: String?
  @Option(
    help: ArgumentHelp(
      said("Vilken åtgärd, om flera kan menas.", "Which measure, where several may be meant."), valueName: "number"))
  var measure: Int64?
  @Option(help: ArgumentHelp(said("Varför den avslutades, som kod.", "Why it ended, as a code."), valueName: "code"))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      said(
        "Vad den unga gör efter åtgärden, som kod, eller none.",
        "What the youth does after the measure, as a code, or none."), valueName: "code"))
  var occupationAfter: String?

  func validate() throws {
    if step != .end, reason != nil || occupationAfter != nil {
      throw ValidationError(
        said("--reason och --occupation-after hör till end", "--reason and --occupation-after go with end"))
    }
  }

  func run() throws {
    try act.record { _ in
      .measure(step, code: kind, number: measure, reason: reason, occupationAfter: occupationAfter)
    }
  }
}
