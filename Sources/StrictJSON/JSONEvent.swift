/// One thing in a JSON text, in the order of the text.
///
/// The bytes are valid UTF-8 with escapes resolved, and valid only during the call that hands them out.
package enum JSONEvent {
  case objectStart
  case objectEnd
  case arrayStart
  case arrayEnd
  case key(UnsafeBufferPointer<UInt8>)
  case string(UnsafeBufferPointer<UInt8>)
  /// As it is written.
  case number(UnsafeBufferPointer<UInt8>)
  case boolean(Bool)
  case null
}
