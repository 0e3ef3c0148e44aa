enum PlaceholderTrucaAPI {}
