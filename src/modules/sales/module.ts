export const sales = { name: "sales", dependsOn: ["items", "parties"] } as const;
