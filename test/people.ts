/** Who works in the factory of the stories, at the API and in the browser. */
export const PASSWORD = "correct horse";

export const PEOPLE = {
  admin: { login: "admin", name: "陈静", roles: ["admin"] },
  buyer: { login: "buyer", name: "王磊", roles: ["buyer"] },
  manager: { login: "manager", name: "赵敏", roles: ["purchasing_manager"] },
  planner: { login: "planner", name: "何平", roles: ["production_manager"] },
  keeper: { login: "keeper", name: "周敏", roles: ["storekeeper"] },
  inspector: { login: "inspector", name: "李娜", roles: ["inspector"] },
  accountant: { login: "accountant", name: "孙芳", roles: ["accountant"] },
  seller: { login: "seller", name: "吴刚", roles: ["salesperson"] },
  salesManager: { login: "sales-manager", name: "郑洁", roles: ["sales_manager"] },
} as const;
export type Person = keyof typeof PEOPLE;
