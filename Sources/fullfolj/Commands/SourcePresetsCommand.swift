import ActivityResponsibility
import ArgumentParser
import SourceLayouts

extension SourceCommand {
  /// The layouts that ship with the program.
  struct Presets: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar de färdiga layouterna, eller en av dem.", "Shows the presets, or one of them."),
      discussion: said("Exempel: fullfolj source presets schoolsoft", "Example: fullfolj source presets schoolsoft"))
    @Argument(help: ArgumentHelp(said("Bara den här, som TOML.", "This one alone, as TOML."))) var preset: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      if let preset, format.format == .table {
        Terminal.write(try Preset.named(preset).text, to: 1)
        return
      }
      let presets = try preset.map { [try Preset.named($0)] } ?? Preset.all
      Answer(
        headings: [Heading("preset", "Namn", "Name"), Heading("title", "Fil", "File")],
        records: presets.map { preset in
          OutputRecord([
            "preset": .text(preset.name), "title": .word(preset.title.english, preset.title),
            "layout": .text(preset.text),
          ])
        }, empty: Phrase("inga färdiga layouter", "no presets")
      ).write(format.format)
    }
  }
}
