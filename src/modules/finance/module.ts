export const finance = {
  name: "finance",
  dependsOn: ["accounting", "inventory", "items", "parties", "procurement"],
} as const;
