import ActivityResponsibility
import ArgumentParser
import Inspection
import Register

/// A bundle on paper: its index and every page as one PDF.
struct InspectPrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: said(
      "Prövar ett granskningsunderlag och gör en PDF av alla dess sidor.",
      "Examines an inspector's bundle and makes one PDF of all its pages."),
    discussion: said(
      "Exempel: fullfolj inspect print underlag.zip --into underlag.pdf",
      "Example: fullfolj inspect print bundle.zip --into bundle.pdf"))
  @Argument(help: ArgumentHelp(said("Underlagets fil.", "The bundle's file."))) var file: String
  @Option(
    help: ArgumentHelp(
      said(
        "Filen att skriva; bara ägaren får läsa den.", "The file to write; only its owner may read it."),
      valueName: "file")) var into: String
  @Option(
    help: ArgumentHelp(
      said(
        "Ett undertecknat huvud som sparats utanför registret.", "A signed head that was kept outside the register."),
      valueName: "file"))
  var head: String?
  @Option(
    help: ArgumentHelp(
      said(
        "Kommunens nyckel, som den lämnats på annat sätt; annars tros underlagets egen.",
        "The municipality's key as given otherwise; else the bundle's own is believed."), valueName: "file"))
  var key: String?
  @OptionGroup var common: QuietOptions

  func run() throws {
    let bytes = try BundleFile.bytes(of: file)
    let verdict = BundleVerification.verdict(
      of: bytes, outside: try head.map(BundleFile.bytes), key: try key.map(BundleFile.verifier))
    guard verdict.holds, let root = verdict.head?.root else {
      // What does not hold is not made to look as if it did.
      verdict.tell()
      throw ExitCode(ExitMeaning.lookAtIt.rawValue)
    }
    guard let printer = PagePrinter.found() else { throw ExplainedError.printerMissing }
    guard let page = BundlePages.joined(StoredArchive.members(of: bytes)) else {
      throw ExplainedError.printingFailed(printer.name)
    }
    try FileWriter.write(try printer.pdf(of: page), to: into, mode: 0o600)
    if !common.quiet {
      Terminal.say(
        said(
          "\(verdict.youths) ungdomar på papper; journalens rot \(root.hexadecimal) står på varje blad",
          "\(verdict.youths) youths on paper; the journal's root \(root.hexadecimal) stands on every sheet"))
    }
  }
}

/// What a command without a database takes.
struct QuietOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(said("Säg bara det som är fel.", "Say only what is wrong."))) var quiet = false
  @Option(help: ArgumentHelp(said("Språk: sv eller en.", "Language: sv or en."), valueName: "sv|en"))
  var language: Language?
}

/// A bundle's pages as one.
enum BundlePages {
  /// The index, then every youth's page on a sheet of its own, with the index's style and links that lead within it.
  ///
  /// - Parameter members: of a bundle that holds, so that each page is made in the one way that there is.
  /// - Returns: `nil` where a page is not of that form.
  static func joined(_ members: [StoredArchive.Member]) -> String? {
    let names = members.map(\.name).filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }
    let pages = Dictionary(
      members.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
    guard let index = pages["index.html"], let body = index.firstRange(of: "<body>\n") else { return nil }
    var joined = String(index[..<body.upperBound])
    for name in ["index"] + names.filter({ $0 != "index" }).sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      guard let page = pages[name + ".html"], let start = page.firstRange(of: "<body>\n"),
        page.hasSuffix("</body>\n</html>\n")
      else { return nil }
      let style = name == "index" ? "" : " style=\"break-before: page\""
      joined += "<article id=\"\(name)\"\(style)>\n"
      joined += page[start.upperBound...].dropLast("</body>\n</html>\n".count)
      joined += "</article>\n"
    }
    for name in names { joined = joined.replacing("<a href=\"\(name).html\">", with: "<a href=\"#\(name)\">") }
    return joined + "</body>\n</html>\n"
  }
}
