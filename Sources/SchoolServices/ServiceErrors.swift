import ActivityResponsibility
import Glibc

// What can be wrong with a school system's service. No text repeats what the service said: it may hold anything.
extension ExplainedError {
  static func serviceOutOfReach(_ resource: String, _ why: Phrase) -> ExplainedError {
    ExplainedError(
      .serviceOutOfReach,
      Phrase("tjänsten svarar inte: \(why.swedish)", "the service does not answer: \(why.english)"), place: resource,
      fix: Phrase(
        "försök igen om en stund; kontrollera adresserna i tjänstens inställningsfil och vägen ut på nätet",
        "try again in a while; check the addresses in the service's settings file and the way out to the network"))
  }

  static func serviceRefused(_ resource: String, status: UInt) -> ExplainedError {
    ExplainedError(
      .serviceRefused, Phrase("tjänsten nekar: HTTP \(status)", "the service refuses: HTTP \(status)"),
      place: resource,
      fix: Phrase(
        "kontrollera adress, klientens namn, hemlighet och certifikat, och vad leverantören har öppnat för er",
        "check the address, the client's name, secret and certificate, and what the vendor has opened for you"))
  }

  static func serviceAnswerWrong(_ resource: String, _ what: Phrase) -> ExplainedError {
    ExplainedError(
      .serviceAnswerWrong, what, place: resource,
      fix: Phrase("fråga leverantören; inget har lästs in", "ask the vendor; nothing has been taken in"))
  }

  static func serviceFileUnusable(_ path: String, _ what: Phrase) -> ExplainedError {
    ExplainedError(
      .settingMalformed, what, place: path,
      fix: Phrase("se docs/CONFIGURATION.md om tjänster", "see docs/CONFIGURATION.md about services"))
  }

  static func fileUnwritable(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable, Phrase("filen kan inte skrivas: \(why)", "the file cannot be written: \(why)"), place: path,
      fix: Phrase("kontrollera utrymme och rättigheter", "check the space and the permissions"))
  }
}
