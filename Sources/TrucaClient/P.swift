enum PlaceholderTrucaClient {}
