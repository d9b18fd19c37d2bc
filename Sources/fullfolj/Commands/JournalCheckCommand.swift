import ActivityResponsibility
import ArgumentParser
import Inspection
import Register
import SettingFiles

extension JournalCommand {
  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Bevisar att en post finns i loggen, som en .tlog-proof.",
        "Proves that an entry is in the log, as a .tlog-proof."),
      discussion: said(
        "Exempel: fullfolj journal prove 17 --municipality 1496 > 17.tlog-proof",
        "Example: fullfolj journal prove 17 --municipality 1496 > 17.tlog-proof"))
    @Argument(help: ArgumentHelp(said("Postens nummer, från 0.", "The entry's number, from 0."))) var entry: Int64
    @Option(
      help: ArgumentHelp(said("Kommunkod; 0000 är installationens.", "Municipality; 0000 is the installation's.")))
    var municipality: JournalLog
    @OptionGroup var journal: JournalOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let proof = try common.open(as: .inspector).proveEntry(entry, of: municipality, journal.files(common))
      guard format.format != .table else { return Terminal.print(String(proof.text.dropLast())) }
      Answer(
        headings: [],
        records: [
          OutputRecord([
            "log": .text(municipality.description), "entry": .whole(entry), "hashes": .whole(proof.hashes.count),
            "leaf": .text(Base64.text(proof.extra ?? [])), "proof": .text(proof.text),
          ])
        ], empty: Phrase("", "")
      ).write(format.format)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Håller varje logg mot sig själv, händelserna och det sparade huvudet.",
        "Holds each log against itself, the acts, and the head kept outside."),
      discussion: said(
        "Exempel: fullfolj journal check --head 1496.head", "Example: fullfolj journal check --head 1496.head"))
    @Option(
      help: ArgumentHelp(
        said("Ett huvud från annat håll; annars det sparade.", "A head from elsewhere; else the one kept."),
        valueName: "file"))
    var head: String?
    @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all.")))
    var municipality: JournalLog?
    @OptionGroup var journal: JournalOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let note = try head.map { try Self.note($0) }
      let verdicts = try common.open(as: .inspector)
        .checkJournal(journal.files(common), head: note, only: municipality)
      let faults = verdicts.flatMap(\.faults)
      for verdict in verdicts where verdict.faults.isEmpty {
        let signed =
          verdict.headSize.map { Phrase("\($0) underskrivna", "\($0) signed") }
          ?? Phrase("inget huvud att hålla dem mot", "no head to hold them against")
        common.tell(
          "logg \(verdict.log): \(verdict.entries) poster, \(signed.swedish): allt stämmer",
          "log \(verdict.log): \(verdict.entries) entries, \(signed.english): all holds")
      }
      Answer(
        headings: [
          Heading("log", "Logg", "Log"), Heading("entry", "Post", "Entry", isFigure: true),
          Heading("act", "Händelse", "Act", isFigure: true), Heading("fault", "Fel", "Fault"),
        ],
        records: faults.map { fault in
          OutputRecord([
            "log": .text(fault.log.description), "entry": .whole(fault.entry), "act": .whole(fault.act),
            "fault": .word(fault.kind.rawValue, fault.says),
          ])
        }, empty: Phrase("inget fel", "nothing wrong")
      ).write(format.format)
      if !faults.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }

    /// - Throws: ``ErrorCode/fileUnreadable``, ``ErrorCode/fileMalformed``.
    private static func note(_ path: String) throws -> SignedNote {
      guard let bytes = SmallFile.read(path) else {
        throw ExplainedError(
          .fileUnreadable, Phrase("filen går inte att läsa", "the file cannot be read"), place: path,
          fix: Phrase("ange filen med ett sparat huvud", "give the file of a head that was kept"))
      }
      do throws(NoteFault) {
        return try SignedNote(parsing: bytes)
      } catch {
        throw ExplainedError(
          .fileMalformed, error.says, place: path,
          fix: Phrase("ange filen med ett sparat huvud", "give the file of a head that was kept"))
      }
    }
  }
}
