import ActivityResponsibility

/// A short note, which may also be written on a closed case.
struct NoteAct: CaseAct {
  let kind = ActKind.note
  let needs = CaseCondition.any
}

extension Deed {
  /// A note and nothing more.
  public static let note = Deed(NoteAct())
}
