internal import GRDB

enum PlaceholderTrucaStore {}
