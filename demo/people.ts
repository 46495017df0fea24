/** Who works in the demo factory. Names are invented; the roles are those of a small factory's purchasing, stores and sales. */
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
    | "accountant"
    | "salesperson"
    | "sales_manager"
    | "production_manager";
  /** Its code in `DEPARTMENTS`. */
  readonly department: string;
  readonly title: string;
  readonly titleEn: string;
}

export const PEOPLE: readonly DemoPerson[] = [
  {
    login: "chen",
    name: "陈国栋",
    nameEn: "Chen Guodong",
    role: "owner",
    department: "MG",
    title: "总经理",
    titleEn: "Owner",
  },
  {
    login: "admin",
    name: "林晓峰",
    nameEn: "Lin Xiaofeng",
    role: "administrator",
    department: "MG",
    title: "系统管理员",
    titleEn: "Administrator",
  },
  {
    login: "wang",
    name: "王秀英",
    nameEn: "Wang Xiuying",
    role: "buyer",
    department: "PU",
    title: "采购员",
    titleEn: "Buyer",
  },
  {
    login: "zhao",
    name: "赵明远",
    nameEn: "Zhao Mingyuan",
    role: "buyer",
    department: "PU",
    title: "采购员",
    titleEn: "Buyer",
  },
  {
    login: "li",
    name: "李建华",
    nameEn: "Li Jianhua",
    role: "purchasing_manager",
    department: "PU",
    title: "采购主管",
    titleEn: "Purchasing manager",
  },
  {
    login: "zhang",
    name: "张大勇",
    nameEn: "Zhang Dayong",
    role: "storekeeper",
    department: "ST",
    title: "仓库管理员",
    titleEn: "Storekeeper",
  },
  {
    login: "liu",
    name: "刘芳",
    nameEn: "Liu Fang",
    role: "storekeeper",
    department: "ST",
    title: "仓库管理员",
    titleEn: "Storekeeper",
  },
  {
    login: "sun",
    name: "孙丽娟",
    nameEn: "Sun Lijuan",
    role: "inspector",
    department: "QC",
    title: "质检员",
    titleEn: "Inspector",
  },
  {
    login: "zhou",
    name: "周敏",
    nameEn: "Zhou Min",
    role: "accountant",
    department: "FI",
    title: "会计",
    titleEn: "Accountant",
  },
  {
    login: "qian",
    name: "钱玉梅",
    nameEn: "Qian Yumei",
    role: "accountant",
    department: "FI",
    title: "财务主管",
    titleEn: "Finance manager",
  },
  {
    login: "deng",
    name: "邓立新",
    nameEn: "Deng Lixin",
    role: "production_manager",
    department: "PR",
    title: "生产主管",
    titleEn: "Production manager",
  },
  {
    login: "tang",
    name: "唐慧",
    nameEn: "Tang Hui",
    role: "sales_manager",
    department: "SA",
    title: "销售主管",
    titleEn: "Sales manager",
  },
  {
    login: "xu",
    name: "徐静",
    nameEn: "Xu Jing",
    role: "salesperson",
    department: "SA",
    title: "业务员",
    titleEn: "Salesperson",
  },
  {
    login: "gao",
    name: "高翔",
    nameEn: "Gao Xiang",
    role: "salesperson",
    department: "SA",
    title: "业务员",
    titleEn: "Salesperson",
  },
];

export const DEPARTMENTS = [
  { code: "MG", name: "总经办", nameEn: "Management" },
  { code: "PU", name: "采购部", nameEn: "Purchasing" },
  { code: "SA", name: "销售部", nameEn: "Sales" },
  { code: "ST", name: "仓储部", nameEn: "Stores" },
  { code: "QC", name: "质检部", nameEn: "Quality" },
  { code: "FI", name: "财务部", nameEn: "Finance" },
  { code: "PR", name: "生产部", nameEn: "Production" },
] as const;

/** They work with their hands, and sign in nowhere. */
export const WORKERS = [
  { name: "何志强", nameEn: "He Zhiqiang" },
  { name: "吴桂兰", nameEn: "Wu Guilan" },
  { name: "马建军", nameEn: "Ma Jianjun" },
  { name: "罗小燕", nameEn: "Luo Xiaoyan" },
] as const;

export const COMPANY = { name: "远行自行车制造有限公司", nameEn: "Adventure Works Cycles" } as const;
