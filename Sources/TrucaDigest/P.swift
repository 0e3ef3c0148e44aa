enum PlaceholderTrucaDigest {}
