/** What a new company starts with; all of it can be changed. */

/** Offered in the wizard and kept from the start: the currencies a factory in China buys in. */
export const STARTING_CURRENCIES = [
  { code: "CNY", name: "人民币", nameEn: "Renminbi", decimals: 2 },
  { code: "USD", name: "美元", nameEn: "US dollar", decimals: 2 },
  { code: "EUR", name: "欧元", nameEn: "Euro", decimals: 2 },
  { code: "HKD", name: "港币", nameEn: "Hong Kong dollar", decimals: 2 },
  { code: "JPY", name: "日元", nameEn: "Yen", decimals: 0 },
] as const;

/** A cash box and the basic account at a bank, under the codes of their accounts. */
export const STARTING_BANK_ACCOUNTS = [
  { code: "1001", name: "现金", nameEn: "Cash", account: "1001" },
  { code: "100201", name: "基本户", nameEn: "Basic bank account", account: "100201" },
] as const;

/** Rates of value added tax (CHINA §5); 13 % and 9 % since 公告2019年第39号, 6 % since 2016, the 3 % levy since 2014. */
export const STARTING_TAX_RATES = [
  { name: "13% 货物、加工、进口", nameEn: "13 % goods, processing, imports", rate: "13", validFrom: "2019-04-01" },
  {
    name: "9% 运输、建筑、农产品",
    nameEn: "9 % transport, construction, farm products",
    rate: "9",
    validFrom: "2019-04-01",
  },
  { name: "6% 服务", nameEn: "6 % services", rate: "6", validFrom: "2016-05-01" },
  { name: "3% 简易计税", nameEn: "3 % simple method", rate: "3", validFrom: "2014-07-01" },
  { name: "0% 出口、免税", nameEn: "0 % exports, exempt", rate: "0", validFrom: "2014-07-01" },
] as const;
