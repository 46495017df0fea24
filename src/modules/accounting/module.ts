export const accounting = { name: "accounting", dependsOn: [] } as const;
