export const planning = {
  name: "planning",
  dependsOn: ["inventory", "items", "parties", "procurement", "production", "sales"],
} as const;
