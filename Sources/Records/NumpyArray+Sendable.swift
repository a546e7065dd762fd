// The mapped pages are read-only and stay until `deinit`; every stored property is a `let`.
extension NumpyArray: @unchecked Sendable {}
