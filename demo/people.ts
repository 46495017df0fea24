/** Who works in the demo factory. Names are invented; the roles are those of a small factory's purchasing and stores. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  readonly role:
    | "owner"
    | "administrator"
    | "buyer"
    | "purchasing_manager"
    | "storekeeper"
    | "inspector"
    | "accountant";
  readonly title: string;
  readonly titleEn: string;
}

export const PEOPLE: readonly DemoPerson[] = [
  { login: "chen", name: "陈国栋", nameEn: "Chen Guodong", role: "owner", title: "总经理", titleEn: "Owner" },
  {
    login: "admin",
    name: "林晓峰",
    nameEn: "Lin Xiaofeng",
    role: "administrator",
    title: "系统管理员",
    titleEn: "Administrator",
  },
  { login: "wang", name: "王秀英", nameEn: "Wang Xiuying", role: "buyer", title: "采购员", titleEn: "Buyer" },
  { login: "zhao", name: "赵明远", nameEn: "Zhao Mingyuan", role: "buyer", title: "采购员", titleEn: "Buyer" },
  {
    login: "li",
    name: "李建华",
    nameEn: "Li Jianhua",
    role: "purchasing_manager",
    title: "采购主管",
    titleEn: "Purchasing manager",
  },
  {
    login: "zhang",
    name: "张大勇",
    nameEn: "Zhang Dayong",
    role: "storekeeper",
    title: "仓库管理员",
    titleEn: "Storekeeper",
  },
  { login: "liu", name: "刘芳", nameEn: "Liu Fang", role: "storekeeper", title: "仓库管理员", titleEn: "Storekeeper" },
  { login: "sun", name: "孙丽娟", nameEn: "Sun Lijuan", role: "inspector", title: "质检员", titleEn: "Inspector" },
  { login: "zhou", name: "周敏", nameEn: "Zhou Min", role: "accountant", title: "会计", titleEn: "Accountant" },
];

export const COMPANY = { name: "远行自行车制造有限公司", nameEn: "Adventure Works Cycles" } as const;
