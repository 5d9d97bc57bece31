extension Command {
  /// What there is to know of a command beyond its summary, a line each: how it is entered, and what it leaves as it is.
  var details: [String] {
    switch self {
    case .help: [":help sweep", "The beginning of a name is enough where no other has it: `:h sw`."]
    case .load:
      [
        ":load policies", ":load \"court orders/june.bwk\" other.bwk",
        "What was entered is forgotten; the request stays, as far as it still means something.",
      ]
    case .reload: ["What was entered stays. Files that have errors now do not take the place of those that had none."]
    case .facts:
      [
        ":facts", #":facts {"participant":{"location":"HK"}}"#, ":facts requests.jsonl 3",
        "Alone it shows the request; else it takes another one, of a file the first or the Nth.",
      ]
    case .set:
      [
        ":set participant.location = HK or CN", ":set meeting.tags = a, b; meeting.size = 3; time = now",
        ":set meeting.people = CN, HK; meeting.host = US", ":set activity = hosting; orders.june-4th = false",
        "A value is as in a policy, or JSON.",
      ]
    case .unset: [":unset participant.location meeting.size"]
    case .show: ["Items that take the place of others are shown once, as they stand now."]
    case .eval: ["`:why` says why it is so, and `:whatif` what would be with other facts."]
    case .why: ["For all people of the meeting, enter facts without a participant: `:unset participant`."]
    case .whatif: [":whatif participant.location = CN; meeting.size = 3"]
    case .sweep:
      [
        ":sweep participant.location", ":sweep meeting.size table", ":sweep activity",
        "Of places a terminal that is wide enough shows a map, too.",
      ]
    case .who: [":who mainland", "A rule without a name is rule-N, N counting from 1."]
    case .compare: [":compare mainland large", ":compare old.bwk new.bwk"]
    case .table: [":table", ":table block participant", "Of a long table the first hundred rules are shown."]
    case .leaks: [":leaks", ":leaks CN"]
    case .lint: ["Of many findings the gravest hundred are shown. `:explain` has the page of each check."]
    case .test: [":test", ":test Hong Kong"]
    case .type: [":type participant.location", ":type participant in CN"]
    case .info: [":info mainland", ":info HK", ":info \"illegal-in-CN\""]
    case .explain: [":explain L002 D001", ":explain collective-leak", ":explain leak", "A category lists its checks."]
    case .diff: ["A witness for each difference; nothing for what decides alike."]
    case .undo: ["Several times: back to where the files were loaded."]
    case .reset: ["`:undo` takes it back."]
    case .save:
      [
        ":save june.bwk", ":save",
        "Without a file into those loaded, what is new at the end of the last. Nothing that others wrote is lost.",
      ]
    case .watch: [":watch on", "On a terminal at once, else before the next statement."]
    case .time: [":time on", "It is told on standard error."]
    case .transcript: [":transcript june.md", ":transcript off", "`bailiwick test june.md` runs it again."]
    case .format: [":format json", "In JSON every answer is one line."]
    case .quit: ["Ctrl-D does the same."]
    }
  }
}
