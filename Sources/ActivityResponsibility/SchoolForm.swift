/// A school form (skolform) by the codes of SS 12000 and the school unit register.
///
/// Which forms exempt from the responsibility is the rule's business (`RuleVersion`), not this list's.
public enum SchoolForm: Int16, Hashable, Sendable, CaseIterable {
  case gymnasium = 1
  /// Anpassad gymnasieskola; until 2 July 2023 gymnasiesärskola. Written GYAN, GYS or GS.
  case adaptedGymnasium = 2
  case adultEducation = 3
  case adultBasic = 4
  case adultUpperSecondary = 5
  case adultSwedish = 6
  case adultAdaptedBasic = 7
  case adultAdaptedUpperSecondary = 8
  case folkHighSchool = 9
  case vocationalCollege = 10
  case university = 11
  case studyAssociation = 12
  case artsEducation = 13
  case labourMarketEducation = 14
  case otherTeaching = 15
  case compulsorySchool = 16
  case adaptedCompulsorySchool = 17
  case specialSchool = 18
  case samiSchool = 19
  case schoolAbroad = 20

  /// The code that `fullfolj` itself writes.
  public var code: String {
    switch self {
    case .gymnasium: "GY"
    case .adaptedGymnasium: "GYAN"
    case .adultEducation: "VUX"
    case .adultBasic: "VUXGR"
    case .adultUpperSecondary: "VUXGY"
    case .adultSwedish: "VUXSFI"
    case .adultAdaptedBasic: "VUXGRAN"
    case .adultAdaptedUpperSecondary: "VUXGYAN"
    case .folkHighSchool: "FHS"
    case .vocationalCollege: "YH"
    case .university: "HS"
    case .studyAssociation: "STF"
    case .artsEducation: "KKU"
    case .labourMarketEducation: "ABU"
    case .otherTeaching: "AU"
    case .compulsorySchool: "GR"
    case .adaptedCompulsorySchool: "GRAN"
    case .specialSchool: "SP"
    case .samiSchool: "SAM"
    case .schoolAbroad: "UTL"
    }
  }

  public var phrase: Phrase {
    switch self {
    case .gymnasium: Phrase("gymnasieskola", "upper-secondary school")
    case .adaptedGymnasium: Phrase("anpassad gymnasieskola", "adapted upper-secondary school")
    case .adultEducation: Phrase("komvux", "adult education")
    case .adultBasic: Phrase("komvux, grundläggande nivå", "adult education, basic level")
    case .adultUpperSecondary: Phrase("komvux, gymnasial nivå", "adult education, upper-secondary level")
    case .adultSwedish: Phrase("sfi", "Swedish for immigrants")
    case .adultAdaptedBasic:
      Phrase("komvux som anpassad utbildning, grundläggande nivå", "adapted adult education, basic level")
    case .adultAdaptedUpperSecondary:
      Phrase("komvux som anpassad utbildning, gymnasial nivå", "adapted adult education, upper-secondary level")
    case .folkHighSchool: Phrase("folkhögskola", "folk high school")
    case .vocationalCollege: Phrase("yrkeshögskola", "vocational college")
    case .university: Phrase("högskola", "university")
    case .studyAssociation: Phrase("studieförbund", "study association")
    case .artsEducation: Phrase("konst- och kulturutbildning", "arts education")
    case .labourMarketEducation: Phrase("arbetsmarknadsutbildning", "labour-market education")
    case .otherTeaching: Phrase("annan undervisning", "other teaching")
    case .compulsorySchool: Phrase("grundskola", "compulsory school")
    case .adaptedCompulsorySchool: Phrase("anpassad grundskola", "adapted compulsory school")
    case .specialSchool: Phrase("specialskola", "special school")
    case .samiSchool: Phrase("sameskola", "Sami school")
    case .schoolAbroad: Phrase("skola utomlands", "school abroad")
    }
  }

  /// Every spelling found in files, upper case, beside `code` itself (formats: §5.2).
  public static let spellings: [String: SchoolForm] = {
    var known: [String: SchoolForm] = [
      "GYS": .adaptedGymnasium, "GS": .adaptedGymnasium, "SF": .adultSwedish, "SFI": .adultSwedish,
      "KOMVUX": .adultEducation, "KV": .adultEducation, "SV": .adultAdaptedBasic, "SARVUX": .adultAdaptedBasic,
      "SARVUXGR": .adultAdaptedBasic, "VUXSARGR": .adultAdaptedBasic, "VUXSARTR": .adultAdaptedBasic,
      "SARVUXGY": .adultAdaptedUpperSecondary, "VUXSARGY": .adultAdaptedUpperSecondary, "FK": .folkHighSchool,
      "GRS": .adaptedCompulsorySchool, "TR": .adaptedCompulsorySchool, "S": .adaptedCompulsorySchool,
      "GYMNASIESKOLA": .gymnasium, "GYMNASIUM": .gymnasium, "GYMNASIESKOLAN": .gymnasium,
      "ANPASSAD GYMNASIESKOLA": .adaptedGymnasium, "GYMNASIESÄRSKOLA": .adaptedGymnasium,
      "FOLKHÖGSKOLA": .folkHighSchool, "GRUNDSKOLA": .compulsorySchool,
    ]
    for form in allCases { known[form.code] = form }
    return known
  }()
}
