import ActivityResponsibility
import ArgumentParser

/// Which of a person's cases is meant.
struct CaseChoiceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(said("Kommunkod, om det finns ärenden i flera.", "Municipality code, where several have cases."))
  ) var municipality: MunicipalityCode?
}

/// Which case is written in, and as it was read.
struct CaseWritingOptions: ParsableArguments {
  @OptionGroup var choice: CaseChoiceOption
  @Option(
    help: ArgumentHelp(
      said(
        "Skriv bara om ärendet har den version som lästes.", "Write only if the case has the version that was read."),
      valueName: "version"))
  var ifVersion: Int?

  var municipality: MunicipalityCode? { choice.municipality }
}
