#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The most memory that the process has had at once, in bytes.
func peakResidentBytes() -> Int {
  var usage = rusage()
  // Zero is RUSAGE_SELF, whose type differs between systems.
  getrusage(0, &usage)
  #if canImport(Darwin)
    return usage.ru_maxrss
  #else
    return usage.ru_maxrss << 10
  #endif
}
