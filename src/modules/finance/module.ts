export const finance = { name: "finance", dependsOn: ["accounting", "items", "parties", "procurement"] } as const;
