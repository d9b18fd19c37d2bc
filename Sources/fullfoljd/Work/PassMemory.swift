import ActivityResponsibility

/// What is remembered of files from one pass to the next.
struct PassMemory {
  /// Taken out of the inbox by this process; what else lies among the taken was left by one that ended.
  var taken: Set<PendingFile.Place> = []
  var retries = Retries()
  /// Files whose day has not come, and that somebody has been told of.
  var told: Set<PendingFile.Place> = []
  /// The day whose night ended with a look at the sources.
  var lookedAtSources: Day?
  /// Whether the journal has been hashed in full since this process began.
  var hasRehashedJournal = false
  /// When the calendar was last asked for nights, by the machine's clock.
  var askedForNights = -PassMemory.betweenNights

  /// How often the calendar is asked while no file comes, in seconds: it costs more than a look at the inbox.
  static let betweenNights = 30.0
}
