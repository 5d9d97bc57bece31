// BailiwickModel
