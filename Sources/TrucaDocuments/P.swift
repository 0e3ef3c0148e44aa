enum PlaceholderTrucaDocuments {}
