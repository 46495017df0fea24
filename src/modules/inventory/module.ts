export const inventory = { name: "inventory", dependsOn: ["accounting", "items"] } as const;
