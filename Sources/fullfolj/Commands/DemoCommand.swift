import ActivityResponsibility
import ArgumentParser
import DemoRegion
import PostgreSQL
import Register
import RollReading

/// A made-up region, to try everything on.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: said(
      "En påhittad region att prova på: Skaraborgs femton kommuner.",
      "A made-up region to try on: Skaraborg's fifteen municipalities."),
    discussion: said("Exempel: fullfolj demo --into ./region --run", "Example: fullfolj demo --into ./region --run"))
  @Option(help: ArgumentHelp(said("Mappen som filerna skrivs i.", "The folder to write the files in."))) var into =
    "fullfolj-demo"
  @Option(help: ArgumentHelp(said("Samma tal ger samma region.", "The same number gives the same region."))) var seed:
    UInt64 = 1
  @Option(help: ArgumentHelp(said("Hur många unga, 15–4000.", "How many youths, 15–4000."))) var youths = MadeUpRegion
    .usualYouths
  @Flag(
    name: .customLong("run"),
    help: ArgumentHelp(
      said(
        "Läs också in filerna dag för dag och kör varje natt.", "Also take the files in day by day, and do every night."
      )))
  var shouldRun = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (15...4000).contains(youths) else {
      throw ValidationError(said("--youths är 15–4000", "--youths is 15–4000"))
    }
  }

  func run() throws {
    let region = MadeUpRegion(seed: seed, youths: youths)
    let files = region.files
    for file in files { try FileWriter.write(file.bytes, to: "\(into)/\(file.path)", mode: 0o644) }
    common.tell(
      "\(files.count) filer i \(into); börja med \(into)/README.md",
      "\(files.count) files in \(into); begin with \(into)/README.md")
    if shouldRun { try live(region) }
  }

  /// Takes everything in as it came, and does every night.
  private func live(_ region: MadeUpRegion) throws {
    let connection = try common.open(as: .daemon)
    for night in region.nights {
      var rejected = 0
      var held: [Int64] = []
      var isNew = false
      for delivery in night.deliveries {
        let result = try take(delivery, connection)
        rejected += result.counts.rejected
        isNew = isNew || !result.isRepeat
        if result.verdict == .held, let id = result.delivery { held.append(id) }
      }
      // A region that is run again finds every file taken and every night done, and leaves them so.
      guard try isNew || connection.missingNights(upTo: night.day, from: night.day).count > 0 else { continue }
      let results = try connection.reconcile(on: night.day)
      let opened = results.reduce(0) { $0 + $1.opened }
      common.tell(
        "\(night.day): \(night.deliveries.count) filer, \(rejected) felrader, \(opened) ärenden öppnade"
          + (held.isEmpty ? "" : ", hålls kvar: \(held.map(String.init).joined(separator: ", "))"),
        "\(night.day): \(night.deliveries.count) files, \(rejected) rejected rows, \(opened) cases opened"
          + (held.isEmpty ? "" : ", held: \(held.map(String.init).joined(separator: ", "))"))
    }
  }

  private func take(_ delivery: Delivery, _ connection: Connection) throws -> ImportResult {
    let file = try DeliveredFile(path: "\(into)/\(delivery.path)")
    switch delivery.kind {
    case .population(let municipality, let isComplete):
      return try connection.importPopulation(
        file, source: "folkbokforing", municipality: municipality, asOf: delivery.asOf, isComplete: isComplete,
        request: .auto, by: "demo")
    case .roll(let source, let scope, let isComplete):
      return try connection.importRoll(
        file, source: source, scope: scope, asOf: delivery.asOf, isComplete: isComplete, request: .auto, by: "demo")
    case .notices:
      return try connection.importNotices(
        file, source: "meddelanden", received: delivery.asOf, request: .auto, by: "demo")
    }
  }
}
