export const admin = { name: "admin", dependsOn: [] } as const;
