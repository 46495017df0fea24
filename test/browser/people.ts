/** Who works in the browser's factory. */
export const PASSWORD = "correct horse battery";

export const BROWSER_PEOPLE = [
  { login: "admin", name: "陈静", roles: ["admin"] },
  { login: "buyer", name: "王磊", roles: ["buyer"] },
  { login: "manager", name: "赵敏", roles: ["purchasing_manager"] },
  { login: "keeper", name: "周敏", roles: ["storekeeper"] },
  { login: "inspector", name: "李娜", roles: ["inspector"] },
  { login: "accountant", name: "孙芳", roles: ["accountant"] },
] as const;

export type Who = (typeof BROWSER_PEOPLE)[number]["login"];
