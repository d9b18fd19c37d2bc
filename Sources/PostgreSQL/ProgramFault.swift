/// Stops the program where `isRight` does not hold: a mistake of ours that would otherwise read or write wrong values.
///
/// `precondition` would do the same, but says nothing in an optimised build, which this module always is. The message
/// names columns and types, never values.
@inline(__always)
func require(_ isRight: Bool, _ message: @autoclosure () -> String) {
  if !isRight { fatalError(message()) }
}
