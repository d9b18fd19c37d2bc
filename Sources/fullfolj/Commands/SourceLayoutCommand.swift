import ActivityResponsibility
import ArgumentParser
import Register
import SourceLayouts

extension SourceCommand {
  /// How a source's tables are read.
  struct Layout: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Visar, sätter eller tar bort hur en källas filer läses.",
        "Shows, sets or removes how a source's files are read."),
      discussion: said(
        "Exempel: fullfolj source layout skolan --preset schoolsoft",
        "Example: fullfolj source layout school --preset schoolsoft"))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(
      help: ArgumentHelp(said("Sätt layouten i filen.", "Set the layout in the file."), valueName: "layout.toml"))
    var set: String?
    @Option(help: ArgumentHelp(said("Sätt en färdig layout.", "Set a preset."), valueName: "preset"))
    var preset: String?
    @Flag(
      help: ArgumentHelp(
        said("Ta bort layouten: filernas egna rubriker gäller.", "Remove the layout: the files' own headings tell.")))
    var remove = false
    @Option(
      help: ArgumentHelp(
        said("Vad en ny källa ska lämna; görs här.", "What a new source will deliver; made here."),
        valueName: "population|roll|notice"))
    var kind: DeliveryKind?
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard [set != nil, preset != nil, remove].count(where: { $0 }) <= 1 else {
        throw ValidationError(
          said("ange en av --set, --preset och --remove", "give one of --set, --preset and --remove"))
      }
      guard kind == nil || set != nil || preset != nil else {
        throw ValidationError(said("--kind går med --set eller --preset", "--kind goes with --set or --preset"))
      }
    }

    func run() throws {
      guard set != nil || preset != nil || remove else { return try show() }
      let connection = try common.open(as: .daemon)
      // A name that nobody knows may be miswritten: only who says what it will deliver means a new one.
      let kind = try self.kind ?? connection.kind(ofSource: source)
      var layout = try set.map { try LayoutFile(path: $0, for: kind) }
      if let preset { layout = try Preset.named(preset).file(for: kind) }
      try connection.setLayout(layout, of: source, kind: kind, by: staff.name)
      if remove {
        common.tell("borttagen: filernas egna rubriker gäller", "removed: the files' own headings tell")
      } else {
        common.tell("layouten gäller från nu", "the layout holds from now on")
      }
    }

    private func show() throws {
      let stored = try common.open(as: .daemon).storedLayout(of: source)
      if format.format != .table {
        let record = stored.map { stored in
          OutputRecord([
            "source": .text(source), "layout": .text(stored.file.text), "setBy": .text(stored.setBy),
            "setAt": .moment(stored.setAt),
          ])
        }
        Answer(headings: [], records: record.map { [$0] } ?? [], empty: Phrase("", "")).write(format.format)
      } else if let stored {
        Terminal.write(stored.file.text, to: 1)
      } else {
        common.tell(
          "ingen layout är sparad: filernas egna rubriker gäller", "no layout is saved: the files' own headings tell")
      }
    }
  }
}
