extension String {
  /// The text in quotation marks, as settings (TOML) hold it on one line.
  public var quotedSetting: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case let control where control.value < 0x20 || control.value == 0x7F:
        quoted += "\\u" + String(control.value + 0x10000, radix: 16).dropFirst()
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
