import ActivityResponsibility

/// Something that is wrong with one roll of one source.
struct Fault: Sendable {
  enum Kind: Sendable {
    /// These pupils' rows are gone.
    case leavesOut([IdentityNumber])
    case keepsFirstHalfOnly
    case repeatsRow(IdentityNumber)
    /// A second row of the same spell says that the pupil has left.
    case contradictsRow(IdentityNumber)
    case writesLastDay(IdentityNumber, String)
    /// The pupil has left, but the row still says otherwise.
    case isStale(IdentityNumber)
  }

  let source: String
  let day: Day
  let kind: Kind
}
