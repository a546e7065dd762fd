import Foundation

extension AuditPlan.Base {
  init(_ yaml: YAMLSection, path: (String) -> URL) throws {
    try yaml.allowOnly(["name", "generations"])
    self.init(
      name: try yaml.required("name"),
      generations: path(try yaml.required("generations"))
    )
  }
}

extension AuditPlan.Compared {
  init(_ yaml: YAMLSection, path: (String) -> URL) throws {
    try yaml.allowOnly(["name", "generations"])
    self.init(
      name: try yaml.required("name"),
      generations: path(try yaml.required("generations"))
    )
  }
}
