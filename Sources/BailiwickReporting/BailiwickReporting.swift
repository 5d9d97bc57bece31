// BailiwickReporting
