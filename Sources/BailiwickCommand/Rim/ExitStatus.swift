/// How a command ends, the same for every command.
enum ExitStatus: Int32, Error {
  /// Done, and the answer is yes.
  case yes = 0
  /// The answer is no: findings, a failed test, an unformatted file.
  case no = 1
  /// Wrong usage or configuration.
  case usage = 2
  /// Input missing or unreadable, or a policy that does not compile.
  case unreadable = 3
  case undecided = 4
  /// A defect of ours.
  case defect = 70
}
