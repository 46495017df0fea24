/** The roles a new company starts with. A permission may end in `*`; who may see is who has `.view`. */
export interface RolePreset {
  readonly role: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly string[];
  /** Base currency, without tax; null: any amount. */
  readonly approvalLimit: string | null;
}

const SEE_BASICS = [
  "items.item.view",
  "items.item_category.view",
  "inventory.warehouse.view",
  "inventory.location.view",
  "admin.department.view",
  "admin.employee.view",
  "accounting.currency.view",
  "accounting.exchange_rate.view",
  "accounting.tax_rate.view",
];
const SEE_MASTERS = [...SEE_BASICS, "parties.supplier.view"];
const SEE_CUSTOMERS = ["parties.customer.view", "parties.customer_category.view"];
const SEE_ORDERS = [...SEE_CUSTOMERS, "sales.sales_order.view", "sales.delivery.view", "sales.sales_return.view"];
const SEE_SALES = [...SEE_ORDERS, "sales.price_list.view"];
const SEE_PURCHASING = [
  "procurement.purchase_order.view",
  "procurement.goods_receipt.view",
  "procurement.purchase_return.view",
  "planning.requirements.view",
];
const SEE_STOCK = [
  "inventory.stock.view",
  "inventory.transfer.view",
  "inventory.stock_count.view",
  "inventory.other_movement.view",
];
const SEE_REMINDERS = ["finance.reminder.view", "finance.reminder_level.view"];
const SEE_PRODUCTION = ["production.work_order.view", "production.material_issue.view", "production.completion.view"];
const SEE_FINANCE = [
  "finance.supplier_bill.view",
  "finance.sales_invoice.view",
  "finance.credit_note.view",
  "finance.customer_payment.view",
  "finance.payment.view",
  "accounting.account.view",
  "accounting.bank_account.view",
  "accounting.journal_voucher.view",
  "accounting.ledger.view",
];

export const ROLE_PRESETS: readonly RolePreset[] = [
  { role: "admin", name: "系统管理员", nameEn: "Administrator", permissions: ["*"], approvalLimit: null },
  {
    role: "owner",
    name: "老板",
    nameEn: "Owner",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_SALES,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      ...SEE_FINANCE,
      ...SEE_REMINDERS,
      "finance.bad_debt.view",
      "finance.bad_debt.approve",
      "procurement.purchase_order.approve",
      "sales.margin.view",
    ],
    approvalLimit: null,
  },
  {
    role: "buyer",
    name: "采购",
    nameEn: "Buyer",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_ORDERS,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      "finance.supplier_bill.view",
      "procurement.purchase_order.edit",
      "procurement.purchase_return.*",
      "planning.*",
      "production.work_order.edit",
      "parties.supplier.edit",
    ],
    approvalLimit: "0",
  },
  {
    role: "purchasing_manager",
    name: "采购主管",
    nameEn: "Purchasing manager",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_ORDERS,
      ...SEE_STOCK,
      ...SEE_FINANCE,
      "procurement.*",
      "planning.*",
      "parties.supplier.*",
      "items.*",
    ],
    approvalLimit: "500000",
  },
  {
    role: "production_manager",
    name: "生产主管",
    nameEn: "Production manager",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_ORDERS,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      "production.*",
      "planning.*",
      "items.bill_of_material.*",
    ],
    approvalLimit: "0",
  },
  {
    role: "storekeeper",
    name: "仓管",
    nameEn: "Storekeeper",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_ORDERS,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      "procurement.goods_receipt.edit",
      "sales.delivery.edit",
      "sales.delivery.post",
      "sales.sales_return.edit",
      "sales.sales_return.post",
      "inventory.*",
      "production.work_order.edit",
      "production.material_issue.edit",
      "production.material_issue.post",
      "production.completion.edit",
      "production.completion.post",
    ],
    approvalLimit: "0",
  },
  {
    role: "inspector",
    name: "质检",
    nameEn: "Inspector",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      "procurement.goods_receipt.edit",
      "procurement.goods_receipt.post",
    ],
    approvalLimit: "0",
  },
  {
    role: "accountant",
    name: "会计",
    nameEn: "Accountant",
    permissions: [
      ...SEE_MASTERS,
      ...SEE_PRODUCTION,
      ...SEE_SALES,
      ...SEE_PURCHASING,
      ...SEE_STOCK,
      "finance.*",
      "accounting.*",
      "sales.margin.view",
      "procurement.goods_receipt.void",
      "sales.delivery.void",
      "sales.sales_return.void",
      "production.material_issue.void",
      "production.completion.void",
    ],
    approvalLimit: "0",
  },
  {
    role: "salesperson",
    name: "业务员",
    nameEn: "Salesperson",
    permissions: [
      ...SEE_BASICS,
      ...SEE_PRODUCTION,
      ...SEE_SALES,
      "inventory.stock.view",
      "parties.customer.edit",
      "sales.sales_order.edit",
      "sales.delivery.edit",
      "sales.sales_return.edit",
      "finance.sales_invoice.view",
      "finance.credit_note.view",
      "finance.customer_payment.view",
      ...SEE_REMINDERS,
    ],
    approvalLimit: "0",
  },
  {
    role: "sales_manager",
    name: "销售主管",
    nameEn: "Sales manager",
    permissions: [
      ...SEE_BASICS,
      ...SEE_PRODUCTION,
      "inventory.stock.view",
      "parties.customer.*",
      "parties.customer_category.*",
      "sales.*",
      "finance.sales_invoice.view",
      "finance.credit_note.view",
      "finance.sales_invoice.accept_difference",
      "finance.customer_payment.view",
      "finance.bad_debt.view",
      "finance.reminder.*",
      "finance.reminder_level.view",
    ],
    approvalLimit: "500000",
  },
];
