/// The results of a pure function of many values, computed on all cores.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  _ values: [Value], _ transform: @Sendable (Value) -> Result
) -> [Result] {
  concurrentMap(values, inPiecesOf: 1, transform)
}

/// The same for a function that takes so little time that giving out its values one by one would cost as much.
///
/// - Parameter size: how many values are given out at once.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  _ values: [Value], inPiecesOf size: Int, _ transform: @Sendable (Value) -> Result
) -> [Result] {
  guard values.count > size else { return values.map(transform) }
  return [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
    // Each number is given out once, so no two write to one place.
    nonisolated(unsafe) let results = buffer
    Crew.standard.perform((values.count + size - 1) / size) { piece in
      for number in (piece * size)..<min((piece + 1) * size, values.count) {
        (results.baseAddress! + number).initialize(to: transform(values[number]))
      }
    }
    count = values.count
  }
}

/// The results of a pure function of many values, and what is worked out first by who asks for them. Cores that have
/// nothing else to do work on the values meanwhile.
package func concurrentMap<Value: Sendable, Result: Sendable, Other>(
  _ values: [Value], after other: () -> Other, _ transform: @Sendable (Value) -> Result
) -> (results: [Result], other: Other) {
  var worked: Other?
  let results = [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
    nonisolated(unsafe) let results = buffer
    Crew.standard.perform(values.count, after: { worked = other() }) { number in
      (results.baseAddress! + number).initialize(to: transform(values[number]))
    }
    count = values.count
  }
  return (results, worked!)
}

/// The results of a pure function of pieces of many values, the last of which may be smaller than the others.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  piecesOf values: [Value], _ size: Int, _ transform: @Sendable (ArraySlice<Value>) -> Result
) -> [Result] {
  let starts = Array(stride(from: 0, to: values.count, by: size))
  return concurrentMap(starts) { start in transform(values[start..<min(start + size, values.count)]) }
}

/// The results of two functions, computed at once where there are cores.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  nonisolated(unsafe) var results: (First?, Second?)
  withUnsafeMutablePointer(to: &results.0) { one in
    withUnsafeMutablePointer(to: &results.1) { other in
      // Each of them is written by one function alone.
      nonisolated(unsafe) let (one, other) = (one, other)
      Crew.standard.perform(2) { number in
        if number == 0 { one.pointee = first() } else { other.pointee = second() }
      }
    }
  }
  return (results.0!, results.1!)
}
