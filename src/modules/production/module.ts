export const production = { name: "production", dependsOn: ["inventory", "items"] } as const;
