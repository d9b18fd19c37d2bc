import ActivityResponsibility
import ArgumentParser
import Glibc
import Inspection
import Register

/// Which keys are trusted to speak for which municipality.
struct TrustOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(
        "Fil med betrodda nycklar: en rad för varje, KOMMUNKOD NYCKEL.",
        "File of trusted keys: a line for each, MUNICIPALITY KEY."), valueName: "file"))
  var trust: String

  func keys() throws -> HandOverTrust {
    guard let text = String(validating: try HandedOverFile.bytes(of: trust), as: UTF8.self) else {
      throw ExplainedError(
        .fileEncodingBroken, Phrase("filen är inte UTF-8", "the file is not UTF-8"), place: "--trust",
        fix: Phrase("spara den som UTF-8", "save it as UTF-8"))
    }
    return try HandOverTrust(parsing: text)
  }
}

/// The installation's key, which signs its files: the journal's.
struct SigningOption: ParsableArguments {
  @OptionGroup var journal: JournalOption

  func validate(isSigning: Bool) throws {
    if journal.journalKey != nil && !isSigning {
      throw ValidationError(said("--journal-key hör till --into", "--journal-key goes with --into"))
    }
  }

  func key(_ common: CommonOptions) throws -> NoteSigningKey {
    let path = journal.files(common).keyFile
    let text = String(decoding: try HandedOverFile.bytes(of: path), as: UTF8.self)
    do {
      return try NoteSigningKey(parsing: String(text.split(separator: "\n").first ?? ""))
    } catch {
      throw ExplainedError(
        .journalKeyUnusable, error.says, place: path,
        fix: Phrase("använd journalens nyckelfil", "use the journal's key file"))
    }
  }
}

/// Files of a few kilobytes that came from elsewhere, read whole.
enum HandedOverFile {
  /// - Throws: ``ErrorCode/fileUnreadable``, ``ErrorCode/fileEmpty``, ``ErrorCode/fileTooLarge`` above four megabytes.
  static func bytes(of path: String) throws -> [UInt8] {
    let file = try DeliveredFile(path: path)
    let most = 4_000_000
    guard file.byteCount <= most else {
      throw ExplainedError(
        .fileTooLarge, Phrase("filen är större än 4 MB", "the file is larger than 4 MB"), place: file.name,
        fix: Phrase("kontrollera att det är rätt fil", "check that it is the right file"))
    }
    return try file.head(most)
  }
}
