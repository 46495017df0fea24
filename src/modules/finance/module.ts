export const finance = {
  name: "finance",
  dependsOn: ["accounting", "inventory", "items", "parties", "procurement", "sales"],
} as const;
