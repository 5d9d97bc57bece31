// BailiwickSyntax
