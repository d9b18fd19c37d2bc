import ActivityResponsibility
import ArgumentParser
import Register

/// A municipality's routine for follow-ups: figures that no law gives.
struct SettingsRoutineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routine",
    abstract: said(
      "Ställer kommunens rutin för uppföljning från en dag.",
      "Sets the municipality's routine for follow-ups from a day on."),
    discussion: said(
      "Exempel: fullfolj settings routine --municipality 1496 --from 2026-08-01 --first-contact-within 5 --ladder letter/10,phone*3/2,home-visit",
      "Example: fullfolj settings routine --municipality 1496 --from 2026-08-01 --first-contact-within 5 --ladder letter/10,phone*3/2,home-visit"
    ))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
  @Option(
    help: ArgumentHelp(said("Arbetsdagar till kontroll med skolan.", "Working days to verifying with the school.")))
  var verifyWithin: Int?
  @Option(help: ArgumentHelp(said("Arbetsdagar till första kontakt.", "Working days to the first contact.")))
  var firstContactWithin: Int?
  @Option(help: ArgumentHelp(said("Arbetsdagar till nästa försök.", "Working days to the next rung.")))
  var nextRungWithin: Int?
  @Option(help: ArgumentHelp(said("Arbetsdagar till kartläggning.", "Working days to the mapping.")))
  var mappingWithin: Int?
  @Option(help: ArgumentHelp(said("Dagar tills kunskapen är för gammal.", "Days until knowledge is too old.")))
  var refreshAfter: Int?
  @Option(
    help: ArgumentHelp(
      said(
        "Kontaktstegen: letter/10,phone*3/2 är brev, efter tio arbetsdagar tre samtal med två dagar emellan.",
        "The ladder: letter/10,phone*3/2 is a letter and after ten working days three calls, two days apart.")))
  var ladder: String?
  @Option(
    help: ArgumentHelp(
      said("Vårdnadshavare kontaktas före åldern, högst 18.", "A guardian is contacted before this age, at most 18.")))
  var guardianUnder: Int?
  @Option(help: ArgumentHelp(said("Hur många som gör ett hembesök: 1 eller 2.", "How many make a home visit: 1 or 2.")))
  var homeVisitStaff: Int?
  @Option(
    help: ArgumentHelp(
      said("Dagar före ett hembesök då det aviseras; 0 för aldrig.", "Days of notice of a home visit; 0 for none.")))
  var homeVisitNotice: Int?
  @Option(
    help: ArgumentHelp(
      said("Dagar före 20-årsdagen för avslutande samtal; 0 för inget.", "Days of the farewell before 20; 0 for none."))
  )
  var farewellBefore: Int?
  @Option(
    help: ArgumentHelp(
      said(
        "Arbetsdagar försenat tills samordnaren får veta; 0 för aldrig.",
        "Working days overdue until the coordinator is told; 0 for never.")))
  var escalateAfter: Int?
  @Option(help: ArgumentHelp(said("Arbetsdagar till svar på en åtgärd.", "Working days to an answer to a measure.")))
  var measureAnswerWithin: Int?
  @Option(help: ArgumentHelp(said("Dagar tills åtgärd erbjuds på nytt.", "Days until a measure is offered again.")))
  var reofferAfter: Int?
  @Option(help: ArgumentHelp(said("Ett ärendes vikt.", "The weight of a case."))) var weightOpen: Int?
  @Option(help: ArgumentHelp(said("Vikt till, så länge ingen nåtts.", "More, while the youth was never reached.")))
  var weightUnreached: Int?
  @Option(help: ArgumentHelp(said("Vikt till för var försenad sak.", "More, for each thing overdue.")))
  var weightOverdue: Int?
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let days = [
      verifyWithin, firstContactWithin, nextRungWithin, mappingWithin, refreshAfter, homeVisitNotice, farewellBefore,
      escalateAfter, measureAnswerWithin, reofferAfter,
    ]
    guard days.allSatisfy({ (0...366).contains($0 ?? 0) }) else {
      throw ValidationError(said("antal dagar är 0–366", "a number of days is 0–366"))
    }
    guard (0...18).contains(guardianUnder ?? 0), (1...2).contains(homeVisitStaff ?? 1) else {
      throw ValidationError(
        said(
          "--guardian-under är 0–18 och --home-visit-staff 1 eller 2",
          "--guardian-under is 0–18 and --home-visit-staff 1 or 2"))
    }
    guard [weightOpen, weightUnreached, weightOverdue].allSatisfy({ (0...100).contains($0 ?? 0) }) else {
      throw ValidationError(said("en vikt är 0–100", "a weight is 0–100"))
    }
    if let ladder, Self.rungs(of: ladder) == nil {
      let known = ContactChannel.allCases.filter { $0 != .school }.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        said(
          "stegen består av kanaler, var och en högst en gång: \(known); phone*3/2 är tre försök, två dagar emellan",
          "the ladder is made of channels, each at most once: \(known); phone*3/2 is three attempts, two days apart"))
    }
  }

  private static func rungs(of text: String) -> [ContactRung]? {
    let rungs = text.split(separator: ",", omittingEmptySubsequences: false).map { ContactRung($0) }
    guard !rungs.isEmpty, !rungs.contains(nil) else { return nil }
    let read = rungs.compactMap { $0 }
    return Set(read.map(\.channel)).count == read.count ? read : nil
  }

  func run() throws {
    let connection = try common.open(as: .daemon)
    var policy = try connection.followUpPolicy(of: municipality, on: from)
    func set(_ path: WritableKeyPath<FollowUpPolicy, Int>, _ told: Int?) {
      if let told { policy[keyPath: path] = told }
    }
    set(\.verifyWithin, verifyWithin)
    set(\.firstContactWithin, firstContactWithin)
    set(\.nextRungWithin, nextRungWithin)
    set(\.mappingWithin, mappingWithin)
    set(\.refreshAfter, refreshAfter)
    set(\.guardianUnder, guardianUnder)
    set(\.homeVisitStaff, homeVisitStaff)
    set(\.homeVisitNotice, homeVisitNotice)
    set(\.farewellBefore, farewellBefore)
    set(\.escalateAfter, escalateAfter)
    set(\.answerWithin, measureAnswerWithin)
    set(\.reofferAfter, reofferAfter)
    set(\.weights.open, weightOpen)
    set(\.weights.unreached, weightUnreached)
    set(\.weights.overdue, weightOverdue)
    if let rungs = ladder.flatMap({ Self.rungs(of: $0) }) { policy.rungs = rungs }
    try connection.set(policy, of: municipality, from: from, by: staff.name)
    common.tell("rutinen gäller från \(from)", "the routine holds from \(from)")
  }
}
