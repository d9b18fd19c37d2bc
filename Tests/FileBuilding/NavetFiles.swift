/// Posts in Navet's XML.
func navetFile(_ posts: [String]) -> [UInt8] {
  let inner = posts.map { "  <Folkbokforingspost>\($0)</Folkbokforingspost>\n" }.joined()
  return Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Navetavisering>
     <Folkbokforingsposter>
    \(inner) </Folkbokforingsposter>
    </Navetavisering>

    """.utf8)
}

/// One post of a person with what else stands in its Personpost, and before it.
func navetPost(
  _ number: String = TestNumber.make("2007-01-01"), _ inside: String = "", before: String = ""
) -> String {
  "\(before)<Personpost><PersonId><PersonNr>\(number)</PersonNr></PersonId>\(inside)</Personpost>"
}
