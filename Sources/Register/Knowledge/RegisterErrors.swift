import ActivityResponsibility
import PostgreSQL

extension ExplainedError {
  /// What a failure of the database means to the person who ran the command.
  public init(_ error: PostgresError) {
    switch error.kind {
    case .cannotConnect:
      self.init(
        .databaseOutOfReach,
        Phrase("databasen kan inte nås: \(error.message)", "the database cannot be reached: \(error.message)"),
        fix: Phrase(
          "kontrollera --database eller FULLFOLJ_DATABASE och att servern är igång",
          "check --database or FULLFOLJ_DATABASE, and that the server is running"))
    case .connectionLost, .commitUnknown:
      self.init(
        .databaseOutOfReach,
        Phrase("förbindelsen med databasen bröts", "the connection to the database broke"),
        fix: Phrase(
          "kör kommandot igen: det som hann bli gjort görs inte två gånger",
          "run the command again: what was done is not done twice"))
    case .server where error.isUndefinedTable:
      self = .databaseEmpty
    case .server where error.isInsufficientPrivilege:
      self.init(
        .notPermitted,
        Phrase("databasrollen får inte göra detta", "the database role may not do this"), place: error.statement,
        fix: Phrase(
          "anslut med en roll som får: se sql/roles.sql", "connect as a role that may: see sql/roles.sql"))
    case .server, .protocolMisuse:
      self.init(
        .databaseRefused,
        Phrase("databasen sade nej: \(error)", "the database refused: \(error)"), place: error.statement,
        fix: Phrase(
          "kör fullfolj db status; är allt som det ska där är detta ett fel i programmet att anmäla",
          "run fullfolj db status; where that is in order this is a fault of the program to report"))
    }
  }

  /// A database without the register's tables.
  public static let databaseEmpty = ExplainedError(
    .databaseEmpty, Phrase("databasen är tom", "the database is empty"),
    fix: Phrase("kör först: fullfolj db init", "first run: fullfolj db init"))

  /// Somebody else does the same work right now.
  public static let heldByAnother = ExplainedError(
    .heldByAnother,
    Phrase("någon annan arbetar med samma sak just nu", "somebody else is doing the same work right now"),
    fix: Phrase("försök igen om en stund", "try again in a while"))
}

extension ErrorCode {
  /// What the exit code of a command that fails this way means.
  public var exit: ExitMeaning {
    switch self {
    case .wrongUse, .settingUnknown, .settingMalformed, .personUnknown, .thingUnknown, .ruleDecidesNothing,
      .databaseEmpty, .databaseOlder, .databaseNewer, .caseMissing, .caseAlreadyOpen, .caseNotOpen, .actRefused,
      .linkRefused, .noteUnconfirmed, .codeUnknown, .reasonMissing, .reviewRefused,
      .retentionRefused, .handOverRefused:
      .wrongUse
    case .databaseOutOfReach, .databaseRefused, .migrationAltered, .clusterOtherVersion, .clusterServerMissing,
      .clusterCannotStart, .serviceOutOfReach:
      .databaseOutOfReach
    case .bundleTooLarge, .bundleEmpty: .wrongUse
    // A program that is needed is not there, as PostgreSQL's may not be.
    case .printerMissing, .printingFailed: .databaseOutOfReach
    case .notPermitted, .serviceRefused: .notPermitted
    case .heldByAnother, .caseMovedOn, .planMovedOn: .heldByAnother
    case .journalNotExtended: .lookAtIt
    case .fileUnreadable, .fileEmpty, .fileFormatUnknown, .fileEncodingBroken, .fileColumnMissing, .fileColumnTwice,
      .fileQuoteUnclosed, .fileTooLarge, .fileChangedMeanwhile, .fileHasNoRows, .fileOlder,
      .fileIsOfChanges, .fileMalformed, .fileForbidden, .serviceAnswerWrong, .inboxUnusable,
      .reportDiffers, .journalKeyUnusable, .handOverMalformed, .handOverUntrusted,
      .handOverContradicts:
      .inputIsNotWhatItSays
    }
  }
}
