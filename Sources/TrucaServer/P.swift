internal import Hummingbird
internal import HummingbirdCore
internal import NIOExtras
internal import ServiceLifecycle

enum PlaceholderTrucaServer {}
