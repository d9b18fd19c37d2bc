import ActivityResponsibility

/// The words of SS 12000 that a table does not have.
enum SS12000Words {
  /// School forms that nobody above compulsory school age is enrolled in, and that the register has no place for.
  private static let otherForms = WordList<Bool>(
    ["FS", "FSK", "FKLASS", "FTH", "OPPFTH", "KU"].map { ($0, true) })

  /// Whether an enrolment is true and none of the register's business: preschool, preschool class, leisure-time centre,
  /// culture school.
  static func isPassedOver(_ form: Cell) -> Bool { otherForms.value(of: form) != nil }

  /// The mark in the spellings in which its ö arrives damaged.
  private static let damagedMarks = WordList<ProtectionMark>(
    ["Skyddad folkbokf?ring", "Skyddad folkbokf.ring", "Folkbokföring", "Folkbokf?ring", "Folkbokf.ring"].map {
      ($0, .skyddadFolkbokforing)
    })

  /// What the source says of protection; `nil` where the word is unknown.
  static func mark(_ cell: Cell) -> ProtectionMark? {
    CommonWords.protection.value(of: cell) ?? damagedMarks.value(of: cell)
  }

  /// Whether `cancelled` is true, also as a text.
  static func isTrue(_ cell: Cell) -> Bool {
    switch cell.count {
    case 1: cell.bytes[0] == 0x31
    case 4: cell.bytes.lazy.map { $0 | 0x20 }.elementsEqual("true".utf8)
    default: false
    }
  }
}
