import ActivityResponsibility

/// Why a note, a checkpoint, a key or a proof is not what it should be.
public enum NoteFault: Error, Hashable, Sendable, CaseIterable {
  case tooLarge
  case notText
  case noSignatures
  case signatureMalformed
  case nameMalformed
  case keyMalformed
  case keyHashWrong
  case textUnsignable
  case signatureWrong
  case noKnownKey
  case checkpointMalformed
  case originDiffers
  case proofMalformed

  /// In words; without any content of what was read.
  public var says: Phrase {
    switch self {
    case .tooLarge: Phrase("noten är för stor", "the note is too large")
    case .notText:
      Phrase("noten är inte UTF-8, eller har styrtecken", "the note is not UTF-8, or has control characters")
    case .noSignatures: Phrase("noten saknar underskrifter", "the note has no signatures")
    case .signatureMalformed: Phrase("en underskriftsrad är fel skriven", "a signature line is malformed")
    case .nameMalformed: Phrase("ett nyckelnamn är inte tillåtet", "a key's name is not allowed")
    case .keyMalformed: Phrase("nyckeln är fel skriven", "the key is malformed")
    case .keyHashWrong: Phrase("nyckelns kontrollsumma stämmer inte", "the key's hash is wrong")
    case .textUnsignable: Phrase("texten går inte att skriva under", "the text cannot be signed")
    case .signatureWrong: Phrase("en underskrift är inte nyckelns", "a signature is not the key's")
    case .noKnownKey: Phrase("ingen känd nyckel har skrivit under", "no known key has signed")
    case .checkpointMalformed: Phrase("huvudet är fel skrivet", "the head is malformed")
    case .originDiffers: Phrase("huvudet är en annan loggs", "the head is another log's")
    case .proofMalformed: Phrase("beviset är fel skrivet", "the proof is malformed")
    }
  }
}
