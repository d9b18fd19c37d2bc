import ActivityResponsibility
import ArgumentParser
import Register
import RollReading
import SourceLayouts

extension DeliveryKind: ExpressibleByArgument {}

extension SourceCommand {
  /// Proposes how a source's files are to be read.
  struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Föreslår hur en källas filer ska läsas, och sparar det efter en fråga.",
        "Proposes how a source's files are to be read, and saves it after asking."),
      discussion: said(
        "Exempel: fullfolj source learn elever.txt --source skolan",
        "Example: fullfolj source learn pupils.txt --source school"))
    @Argument(help: ArgumentHelp(said("En fil från källan.", "A file of the source's."))) var file: String
    @Option(help: ArgumentHelp(said("Källans namn; en ny görs.", "The source's name; a new one is made.")))
    var source: String
    @Option(
      help: ArgumentHelp(
        said("Vad källan lämnar.", "What the source delivers."), valueName: "population|roll|notice"))
    var kind: DeliveryKind = .roll
    @Option(
      help: ArgumentHelp(said("Pröva en färdig layout.", "Try a preset instead."), valueName: "preset"))
    var preset: String?
    @Flag(help: ArgumentHelp(said("Spara utan att fråga.", "Save without asking."))) var yes = false
    @Option(
      help: ArgumentHelp(
        said("Skriv förslaget i en fil att ändra i.", "Write the proposal to a file, for editing."),
        valueName: "layout.toml"))
    var into: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let delivered = try DeliveredFile(path: file)
      let head = try delivered.head(262_144)
      let isWhole = Int64(head.count) == delivered.byteCount
      let sample = try head.withUnsafeBytes { head in
        FileFormat.recognise(head) == .workbook
          ? try TableSample(workbook: delivered, content: kind.content)
          : try TableSample(head: head, isWholeFile: isWhole, content: kind.content)
      }
      let proposal = LayoutProposal(sample, content: kind.content)
      let layout = try preset.map { try Preset.named($0).file(for: kind) } ?? proposal.file
      let fault = head.withUnsafeBytes { misfit(of: layout, delivered, head: $0, isWhole: isWhole) }
      Terminal.write(layout.text, to: 1)
      show(proposal.samples)
      if let into { try FileWriter.write(Array(layout.text.utf8), to: into, mode: 0o644) }
      if let fault { throw fault }
      guard try isWanted() else { return }
      try common.open(as: .daemon).setLayout(layout, of: source, kind: kind, by: staff.name)
      common.tell("layouten är sparad för källan \(source)", "the layout is saved for the source \(source)")
    }

    /// The rows are somebody's: they are shown to the person at the terminal, and go into no file.
    private func show(_ samples: [LayoutProposal.SampleRow]) {
      guard Terminal.isResultWatched else { return }
      Terminal.print("")
      Terminal.print(Terminal.bold(said("Ser å, ä och ö rätt ut?", "Do å, ä and ö look right?")))
      for sample in samples {
        Terminal.print(said("rad", "row") + " \(sample.row)")
        for cell in sample.cells { Terminal.print("  \(printable(cell.column)): \(printable(cell.text))") }
      }
    }

    /// Without what would steer the terminal.
    private func printable(_ text: String) -> String {
      let scalars = text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
      return String(String.UnicodeScalarView(scalars))
    }

    /// Why the file could not be read by the layout; `nil` where it can be.
    private func misfit(
      of layout: LayoutFile, _ delivered: DeliveredFile, head: UnsafeRawBufferPointer, isWhole: Bool
    ) -> ExplainedError? {
      // What a file is of makes no difference to whether its columns are found.
      guard let unit = SchoolUnitCode(number: 10_000_000), let municipality = MunicipalityCode(number: 180) else {
        return nil
      }
      let day = Day(daysSince2000: 0)
      do throws(ExplainedError) {
        switch kind {
        case .roll:
          let context = RollContext(scope: .unit(unit), asOf: day, layout: layout.layout)
          _ = try RollReader(head: head, isWholeFile: isWhole, request: .auto, context: context, file: delivered)
        case .population:
          let context = PopulationContext(municipality: municipality, asOf: day, layout: layout.layout)
          _ = try PopulationReader(head: head, isWholeFile: isWhole, request: .auto, context: context, file: delivered)
        case .notice:
          let context = NoticeContext(received: day, layout: layout.layout)
          _ = try NoticeReader(head: head, isWholeFile: isWhole, request: .auto, context: context, file: delivered)
        }
        return nil
      } catch {
        return ExplainedError(error.code, error.what, place: error.place ?? file, fix: error.fix)
      }
    }

    private func isWanted() throws -> Bool {
      if yes { return true }
      if into != nil {
        common.tell(
          "skrivet; ändra vid behov, och sätt den med fullfolj source layout \(source) --set \(into ?? "")",
          "written; edit it if need be, and set it with fullfolj source layout \(source) --set \(into ?? "")")
        return false
      }
      guard Terminal.canAsk else {
        common.tell(
          "inget är sparat: kör igen med --yes, eller med --into layout.toml för att ändra först",
          "nothing is saved: run again with --yes, or with --into layout.toml to edit it first")
        throw ExitCode(ExitMeaning.lookAtIt.rawValue)
      }
      Terminal.write(said("Spara för källan \(source)? [j/N] ", "Save for the source \(source)? [y/N] "), to: 2)
      if ["j", "ja", "y", "yes"].contains(readLine()?.lowercased() ?? "") { return true }
      common.tell("inget är sparat", "nothing is saved")
      throw ExitCode(ExitMeaning.lookAtIt.rawValue)
    }
  }
}
