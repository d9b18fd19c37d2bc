import ActivityResponsibility
import StrictJSON

/// What a JSON file is by the keys at its beginning.
enum ExchangeSniff {
  /// Whether the file is one person, not a list.
  case persons(isAlone: Bool)
  case organisations
  case deletedEntities
  /// A list of nothing, so of what cannot be told.
  case emptyList
  case malformed(ExplainedError)
  case unknown

  private struct Enough: Error {}

  /// Looks until the first key that tells.
  init(_ head: UnsafeRawBufferPointer) {
    var walk = Walk()
    var json = JSONReader()
    do {
      try json.read(head, isLast: false) { event in
        walk.take(event)
        if walk.found != nil { throw Enough() }
      }
      self = .unknown
    } catch let error as ExplainedError {
      self = .malformed(error)
    } catch {
      self = walk.found ?? .unknown
    }
  }

  private struct Walk {
    var found: ExchangeSniff?
    private var depth = 0
    private var isInObject = false
    /// Whether the outermost key that was read last is `data`.
    private var isData = false
    private var dataIsObject = false
    /// Whether the list, or what `data` is, has anything in it.
    private var hasContent = false

    mutating func take(_ event: JSONEvent) {
      switch event {
      case .objectStart, .arrayStart:
        if isInList { hasContent = true }
        depth += 1
        if case .objectStart = event {
          if depth == 1 { isInObject = true }
          if depth == 2, isInObject, isData { dataIsObject = true }
        }
      case .objectEnd, .arrayEnd:
        depth -= 1
        if depth == 0 {
          // All of it, and no key has told.
          found = isInObject || hasContent ? .unknown : .emptyList
        } else if depth == 1, isData, !hasContent {
          found = dataIsObject ? .deletedEntities : .emptyList
        }
      case .key(let key):
        if depth == 1, isInObject { isData = isKey(key, "data") }
        if dataIsObject, depth == 2 { hasContent = true }
        if isInObject && depth == 1 && !isData || isItem { classify(key) }
      default: if isInList { hasContent = true }
      }
    }

    /// Whether the innermost thing that is open is the list of items.
    private var isInList: Bool {
      isInObject ? isData && !dataIsObject && depth == 2 : depth == 1
    }

    /// Whether the innermost thing that is open is an item: in a bare list, in `data`, or `data` itself.
    private var isItem: Bool {
      isInObject ? isData && depth == (dataIsObject ? 2 : 3) : depth == 2
    }

    private mutating func classify(_ key: UnsafeBufferPointer<UInt8>) {
      let mayBeGroup = isInObject && (depth == 1 || dataIsObject)
      withFoldedKey(key) { folded in
        let word = String(decoding: folded, as: UTF8.self)
        if mayBeGroup {
          if ExchangeSniff.groups.contains(word) { found = .deletedEntities }
          if dataIsObject { return }
        }
        switch word {
        case "givenname", "familyname", "civicno", "enrolments", "securitymarking", "edupersonprincipalnames":
          found = .persons(isAlone: isInObject && depth == 1)
        case "organisationtype", "schoolunitcode", "parentorganisation": found = .organisations
        case "entitytype", "deletedat": found = .deletedEntities
        default: break
        }
      }
    }
  }

  /// What `deletedEntities` groups by; the first spelling of activities is the draft's own.
  private static let groups: Set<String> = [
    "persons", "organisations", "groups", "activitites", "activities", "duties", "placements", "programmes",
    "studyplans", "syllabuses", "schoolunitofferings", "calendarevents", "attendances", "attendanceevents",
    "attendanceschedules", "grades", "absences", "aggregatedattendance", "aggregatedattendances", "resources", "rooms",
  ]
}
