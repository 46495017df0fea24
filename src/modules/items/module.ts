export const items = { name: "items", dependsOn: ["parties"] } as const;
