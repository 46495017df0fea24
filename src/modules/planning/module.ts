export const planning = {
  name: "planning",
  dependsOn: ["inventory", "items", "parties", "procurement", "sales"],
} as const;
