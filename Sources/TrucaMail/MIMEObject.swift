import CMIME

/// A reference to an object of GMime that this value owns.
struct MIMEObject<Kind>: ~Copyable {
  let pointer: UnsafeMutablePointer<Kind>

  /// Takes over a new object's one reference; GMime's constructors give none only where memory is out.
  init(_ pointer: UnsafeMutablePointer<Kind>?) {
    // Nobody could go on: without memory neither a message nor a report of the failure can be made.
    guard let pointer else { fatalError("cannot make a MIME object: out of memory") }
    self.pointer = pointer
  }

  deinit {
    g_object_unref(pointer)
  }

  /// The same object as a type that it inherits from or is.
  func cast<Parent>(to parent: Parent.Type) -> UnsafeMutablePointer<Parent> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: parent)
  }
}
