/// Rows and columns of a terminal.
struct ScreenSize: Hashable, Sendable {
  var rows: Int
  var columns: Int
}
