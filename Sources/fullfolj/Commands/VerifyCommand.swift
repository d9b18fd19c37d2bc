import ActivityResponsibility
import ArgumentParser
import Glibc
import Inspection
import Register
import SettingFiles

/// Examines an inspector's bundle without register and network.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: said(
      "Prövar ett granskningsunderlag, utan databas och utan nätverk.",
      "Examines an inspector's bundle, without a database and without a network."),
    discussion: said(
      "Exempel: fullfolj verify underlag.zip --head 1496.head", "Example: fullfolj verify bundle.zip --head 1496.head"))
  @Argument(help: ArgumentHelp(said("Underlagets fil.", "The bundle's file."))) var file: String
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
  @OptionGroup var format: FormatOption
  @Option(help: ArgumentHelp(said("Språk: sv eller en.", "Language: sv or en."), valueName: "sv|en"))
  var language: Language?

  func run() throws {
    let verdict = BundleVerification.verdict(
      of: try BundleFile.bytes(of: file), outside: try head.map(BundleFile.bytes),
      key: try key.map(BundleFile.verifier))
    switch format.format {
    case .json, .ndjson: Terminal.print(JSONText.object(verdict.record))
    case .csv:
      Answer(
        headings: [Heading("entry", "Post", "Entry"), Heading("what", "Vad", "What")],
        records: verdict.problems.map(\.record), empty: Phrase("", "")
      ).write(.csv)
    case .table: verdict.tell()
    }
    if !verdict.holds { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }
}

/// The files that a bundle is examined with.
enum BundleFile {
  static func bytes(of path: String) throws -> [UInt8] {
    guard let bytes = SmallFile.read(path) else {
      let why = String(cString: strerror(errno))
      throw ExplainedError(
        .fileUnreadable, Phrase("filen går inte att läsa: \(why)", "the file cannot be read: \(why)"), place: path,
        fix: Phrase("kontrollera sökvägen", "check the path"))
    }
    return bytes
  }

  static func verifier(_ path: String) throws -> NoteVerifierKey {
    let line = String(decoding: try bytes(of: path), as: UTF8.self).split(separator: "\n").first.map(String.init)
    do throws(NoteFault) {
      return try NoteVerifierKey(parsing: line ?? "")
    } catch {
      throw ExplainedError(
        .fileMalformed, error.says, place: path,
        fix: Phrase("ange filen med kommunens nyckel", "give the file with the municipality's key"))
    }
  }
}

extension BundleVerdict {
  /// For people: what holds, and what does not.
  func tell() {
    let outcome =
      holds
      ? said("Underlaget håller.", "The bundle holds.") : said("Underlaget håller INTE.", "The bundle does NOT hold.")
    Terminal.print(Terminal.bold(outcome))
    if let head = head {
      Terminal.print(
        said("Journal ", "Journal ") + "\(head.origin), \(head.size) " + said("poster, rot ", "entries, root ")
          + head.root.hexadecimal)
    }
    Terminal.print(
      said(
        "\(youths) ungdomar, \(entries) poster", "\(youths) youths, \(entries) entries")
    )
    for problem in problems.prefix(20) {
      let entry = problem.entry.map { said("post \($0): ", "entry \($0): ") } ?? ""
      Terminal.print(said("FEL  ", "BAD  ") + entry + problem.what.text(in: .spoken))
    }
    if problems.count > 20 {
      Terminal.print(said("… och \(problems.count - 20) till", "… and \(problems.count - 20) more"))
    }
    for remark in remarks { Terminal.print(remark.text(in: .spoken)) }
  }

  /// The contract's object.
  fileprivate var record: OutputRecord {
    OutputRecord([
      "holds": .truth(holds), "entries": .whole(entries),
      "head": head.map {
        .record(OutputRecord(["size": .whole(Int64(clamping: $0.size)), "root": .text($0.root.hexadecimal)]))
      } ?? .null,
      "problems": .records(problems.map(\.record)),
    ])
  }
}

extension BundleVerdict.Problem {
  fileprivate var record: OutputRecord {
    OutputRecord([
      "entry": .whole(entry.map { Int64(clamping: $0) }), "what": .text(what.text(in: .spoken)),
    ])
  }
}
