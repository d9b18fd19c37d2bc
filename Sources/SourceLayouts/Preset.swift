import ActivityResponsibility
import RollReading

/// A layout that ships with the program, for a system that many have.
public struct Preset: Hashable, Sendable {
  /// What it is asked for by, such as `schoolsoft`.
  public let name: String
  public let title: Phrase
  /// What files of the layout tell of.
  public let content: FileContent
  /// The layout as TOML; its comments say what the system's file lacks.
  public let text: String

  /// Every preset, by name.
  public static let all: [Preset] = [
    Preset(
      "edlevo-lista", "Edlevo, lista med valda kolumner", "Edlevo, a list of chosen columns",
      PackageResources.edlevo_lista_toml),
    Preset(
      "ist-elevlista", "IST Administration och Extens, elevlista", "IST Administration and Extens, list of pupils",
      PackageResources.ist_elevlista_toml),
    Preset("prorenata", "Filen till Prorenata", "The file for Prorenata", PackageResources.prorenata_toml),
    Preset(
      "schoolsoft", "SchoolSoft, students.txt", "SchoolSoft, students.txt", PackageResources.schoolsoft_toml),
    Preset(
      "skola24", "Skola24, barn och elever", "Skola24, children and pupils", PackageResources.skola24_toml),
    Preset("unikum", "Unikum, användare", "Unikum, users", PackageResources.unikum_toml),
  ]

  /// - Throws: ``ErrorCode/thingUnknown`` where no preset has the name, with the one that may be meant.
  public static func named(_ name: String) throws(ExplainedError) -> Preset {
    if let preset = all.first(where: { $0.name == name.lowercased() }) { return preset }
    let meant = Spelling.nearest(to: name, among: all.map(\.name))
    throw ExplainedError(
      .thingUnknown, Phrase("ingen färdig layout heter så", "no preset has that name"), place: "--preset",
      fix: meant.map { Phrase("menas \($0)?", "did you mean \($0)?") }
        ?? Phrase("se fullfolj source presets", "see fullfolj source presets"))
  }

  /// The layout it means.
  ///
  /// - Throws: never for a preset that ships; a test reads them all.
  public func file() throws(ExplainedError) -> LayoutFile {
    try LayoutFile(text: text, for: content, name: name)
  }

  private init(_ name: String, _ swedish: String, _ english: String, _ bytes: [UInt8]) {
    self.name = name
    title = Phrase(swedish, english)
    content = .roll
    text = String(decoding: bytes, as: UTF8.self)
  }
}
