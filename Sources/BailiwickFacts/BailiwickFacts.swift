// BailiwickFacts
