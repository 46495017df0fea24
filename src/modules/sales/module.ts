export const sales = { name: "sales", dependsOn: ["accounting", "admin", "inventory", "items", "parties"] } as const;
