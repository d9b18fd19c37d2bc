import ActivityResponsibility

// Short forms in which the tests of the rule state what is known of a person. A misspelt day or code is a mistake in
// the test itself, and stops it.

/// A day that the test writes out, so it exists.
func date(_ text: String) -> Day { Day(text)! }  // Written out in the test.

/// Skövde, the municipality asked about.
let home = MunicipalityCode("1496")!  // Four digits, not zero.
/// Another municipality.
let elsewhere = MunicipalityCode("0180")!  // Four digits, not zero.

/// A person who has lived in the municipality asked about since birth.
func resident(
  born birth: String, enrolments: [Enrolment] = [], qualifications: [Qualification] = [],
  protections: [Protection] = [], confirmations: [NotStudyingConfirmation] = [], firstRegistered: String? = nil,
  schoolEnds: String? = nil
) -> Facts {
  var facts = Facts(birthDate: date(birth), firstRegistered: firstRegistered.map(date))
  facts.residences = [Residence(id: 1, municipality: home, period: DayRange(from: date(birth), until: nil))]
  facts.enrolments = enrolments
  facts.qualifications = qualifications
  facts.protections = protections
  facts.confirmations = confirmations
  facts.schoolingDecision = schoolEnds.map { SchoolingDecision(id: 2, lastDay: date($0)) }
  return facts
}

/// A spell by its first and its last day, as a school's file gives it.
func spell(
  _ programme: String, from first: String, lastDay: String? = nil, _ endedBy: EndedBy? = nil,
  form: SchoolForm = .gymnasium, unit: Int32 = 31_279_295, isEquivalent: Bool? = nil, id: Int64 = 0
) -> Enrolment {
  Enrolment(
    id: id, unit: SchoolUnitCode(number: unit)!,  // The test gives eight digits.
    form: form, programme: ProgrammeCode(programme) ?? .none,
    period: DayRange(from: date(first), lastDay: lastDay.map(date)),
    endedBy: endedBy ?? (lastDay == nil ? nil : .planned), isEquivalent: isEquivalent)
}

/// A spell that never was: a row that vanished before it began, or a pupil who never came.
func withdrawn(_ programme: String, from first: String) -> Enrolment {
  spell(programme, from: first, lastDay: date(first).previous.description, .withdrawn)
}

func has(_ kind: QualificationKind, on day: String) -> Qualification {
  Qualification(id: 3, kind: kind, day: date(day))
}

func marked(from first: String, until: String? = nil, _ mark: ProtectionMark = .sekretessmarkering) -> Protection {
  Protection(id: 4, mark: mark, period: DayRange(from: date(first), until: until.map(date)))
}

func confirmed(on day: String) -> NotStudyingConfirmation { NotStudyingConfirmation(id: 5, day: date(day)) }

/// Settings that hold from a day on.
func setting(
  from day: String, autumn: String = "09-15", summer: String = "06-01", admittedWithin: Int = 45
) -> (from: Day, settings: RuleSettings, id: Int64) {
  var settings = RuleSettings()
  settings.autumnDay = MonthDay(autumn)!  // The test writes a day that every year has.
  settings.summerFrom = MonthDay(summer)!  // The same.
  settings.admittedWithin = admittedWithin
  return (date(day), settings, 6)
}

let rule = CoverageRule(municipality: home)

/// The outcome and the reason in the words of the rule's page.
func answer(_ facts: Facts, on day: String, by rule: CoverageRule = rule) -> String? {
  rule.decide(facts, on: date(day)).map { "\($0.outcome.code) \($0.reason.code)" }
}
