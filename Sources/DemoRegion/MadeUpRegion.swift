import ActivityResponsibility

/// A made-up region: Skaraborg's fifteen municipalities with invented youths, invented schools and the files these send
/// over two school years, each in its own shape and with the mistakes that real files have.
///
/// Everything is computed from the seed: the same seed gives the same bytes on every machine. Every identity number is
/// one that Skatteverket keeps free for tests, at most one woman and one man a birth date.
public struct MadeUpRegion: Sendable {
  /// The number of youths where nothing else is said.
  public static let usualYouths = 1930

  /// In the order in which their population files arrive.
  public let municipalities: [(code: MunicipalityCode, name: String)]
  public let schools: [School]
  public let nights: [Night]
  /// What is worth following, and whom to look at for it.
  public let stories: [Story]

  /// Makes the region.
  ///
  /// - Parameters:
  ///   - seed: what everything is drawn from.
  ///   - youths: how many born 2005–2010 the fifteen municipalities have together, shared out by their size; no fewer
  ///     than 15 and no more than 4,000. Below some 1,000 a few stories find nobody and are left out, and the truncated
  ///     roll may be too short for the guard.
  public init(seed: UInt64, youths count: Int = MadeUpRegion.usualYouths) {
    let weights = Municipality.skaraborg.map(\.weight)
    let total = weights.reduce(0, +)
    let wanted = min(max(count, 15), 4000)
    var people = People(seed: seed, window: Schedule.firstDay...Schedule.lastDay)
    var youths = people.make(counts: weights.map { max(1, wanted * $0 / total) })
    var course = LifeCourse(seed: seed, lastDay: Schedule.lastDay)
    for index in youths.indices { youths[index].spells = course.studies(of: youths[index]) }
    let script = Script(youths: youths)
    municipalities = Municipality.skaraborg.map { ($0.code, $0.name) }
    schools = School.all
    let cast = Set(script.stories.flatMap(\.persons))
    stories = script.stories + LifeStories.find(in: script.youths, besides: cast)
    nights = DeliveryRound(script: script).nights()
  }

  /// Every file of the region, in the order in which it is to be written: the deliveries, a list of them that a program
  /// can follow, and a description for people, in Swedish.
  public var files: [(path: String, bytes: [UInt8])] {
    var files = nights.flatMap(\.deliveries).map { (path: $0.path, bytes: $0.bytes) }
    files.append((path: "deliveries.csv", bytes: DeliveryList.bytes(of: nights)))
    files.append((path: "README.md", bytes: Array(RegionDescription(self).text.utf8)))
    return files
  }
}
