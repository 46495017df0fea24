export const procurement = { name: "procurement", dependsOn: ["inventory", "items", "parties"] } as const;
