export const parties = { name: "parties", dependsOn: [] } as const;
