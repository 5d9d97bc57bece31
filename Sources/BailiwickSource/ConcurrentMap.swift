import Dispatch

/// The results of a pure function of many values, computed on all cores.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  _ values: [Value], _ transform: @Sendable (Value) -> Result
) -> [Result] {
  guard values.count > 1 else { return values.map(transform) }
  return [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
    // Each number is given out once, so no two write to one place.
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: values.count) { number in
      (results.baseAddress! + number).initialize(to: transform(values[number]))
    }
    count = values.count
  }
}
