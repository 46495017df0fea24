export const insight = {
  name: "insight",
  dependsOn: ["admin", "finance", "inventory", "items", "parties", "procurement", "production", "sales"],
} as const;
