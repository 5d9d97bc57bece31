// BailiwickPlaces
