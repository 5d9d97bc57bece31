@_exported import BailiwickChecks
@_exported import BailiwickDecisions
@_exported import BailiwickFacts
@_exported import BailiwickModel
@_exported import BailiwickPlaces
@_exported import BailiwickReporting
@_exported import BailiwickSource
@_exported import BailiwickSyntax
