enum PlaceholderTrucaPhone {}
