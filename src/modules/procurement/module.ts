export const procurement = { name: "procurement", dependsOn: ["accounting", "inventory", "items", "parties"] } as const;
