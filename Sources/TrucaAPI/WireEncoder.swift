/// Writes a value as JSON while it encodes itself. `JSONEncoder` collects each object in a dictionary first, which took
/// half of the time of a long answer. Keys come in the order in which a type encodes them, in dictionaries sorted.
struct WireEncoder: Encoder {
  private let output: JSONOutput

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ output: JSONOutput) {
    self.output = output
  }

  /// UTF-8 without line breaks. Throws `EncodingError` for a number that JSON cannot write, and what `value` throws.
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let output = JSONOutput()
    try output.write(value)
    return output.bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedWriter<Key>(output))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { ListWriter(output) }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueWriter(output: output) }
}

/// An object that is being written.
private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: JSONOutput
  let depth: Int

  var codingPath: [any CodingKey] { [] }

  init(_ output: JSONOutput) {
    self.output = output
    depth = output.beginObject()
  }

  func encodeNil(forKey key: Key) { output.key(key, depth).writeNil() }
  func encode(_ value: Bool, forKey key: Key) { output.key(key, depth).write(value) }
  func encode(_ value: String, forKey key: Key) { output.key(key, depth).write(value) }
  func encode(_ value: Double, forKey key: Key) throws { try output.key(key, depth).write(value) }
  func encode(_ value: Float, forKey key: Key) throws { try output.key(key, depth).write(Double(value)) }
  func encode(_ value: Int, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: Int8, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: Int16, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: Int32, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: Int64, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: UInt, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: UInt8, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: UInt16, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: UInt32, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode(_ value: UInt64, forKey key: Key) { output.key(key, depth).write(integer: value) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try output.key(key, depth).write(value) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(KeyedWriter<Nested>(output.key(key, depth)))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { ListWriter(output.key(key, depth)) }

  func superEncoder() -> any Encoder { WireEncoder(output.key("super", depth)) }

  func superEncoder(forKey key: Key) -> any Encoder { WireEncoder(output.key(key, depth)) }
}

/// A list that is being written.
private struct ListWriter: UnkeyedEncodingContainer {
  let output: JSONOutput
  let depth: Int
  private(set) var count = 0

  var codingPath: [any CodingKey] { [] }

  init(_ output: JSONOutput) {
    self.output = output
    depth = output.beginList()
  }

  private mutating func next() -> JSONOutput {
    count += 1
    return output.element(depth)
  }

  mutating func encodeNil() { next().writeNil() }
  mutating func encode<Value: Encodable>(_ value: Value) throws { try next().write(value) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(KeyedWriter<Nested>(next()))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { ListWriter(next()) }

  mutating func superEncoder() -> any Encoder { WireEncoder(next()) }
}

/// A value that stands for itself.
private struct ValueWriter: SingleValueEncodingContainer {
  let output: JSONOutput

  var codingPath: [any CodingKey] { [] }

  func encodeNil() { output.writeNil() }
  func encode(_ value: Bool) { output.write(value) }
  func encode(_ value: String) { output.write(value) }
  func encode(_ value: Double) throws { try output.write(value) }
  func encode(_ value: Float) throws { try output.write(Double(value)) }
  func encode(_ value: Int) { output.write(integer: value) }
  func encode(_ value: Int8) { output.write(integer: value) }
  func encode(_ value: Int16) { output.write(integer: value) }
  func encode(_ value: Int32) { output.write(integer: value) }
  func encode(_ value: Int64) { output.write(integer: value) }
  func encode(_ value: UInt) { output.write(integer: value) }
  func encode(_ value: UInt8) { output.write(integer: value) }
  func encode(_ value: UInt16) { output.write(integer: value) }
  func encode(_ value: UInt32) { output.write(integer: value) }
  func encode(_ value: UInt64) { output.write(integer: value) }
  func encode<Value: Encodable>(_ value: Value) throws { try output.write(value) }
}
