export const accounting = { name: "accounting", dependsOn: ["admin"] } as const;
