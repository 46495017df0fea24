/** What the other documents rest on: stock, a customer's order, what went out of it, what is owed for it, an order of the workshop. */
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import type { DocumentInput } from "../src/kernel/document.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { customerPaymentActions } from "../src/modules/finance/customer-payment/customer-payment.actions.ts";
import { salesInvoiceActions } from "../src/modules/finance/sales-invoice/sales-invoice.actions.ts";
import type { SalesInvoice } from "../src/modules/finance/sales-invoice/sales-invoice.rules.ts";
import { billOfMaterialActions } from "../src/modules/items/bill-of-material/bill-of-material.actions.ts";
import { customerActions } from "../src/modules/parties/customer/customer.actions.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import { completionActions } from "../src/modules/production/completion/completion.actions.ts";
import { workOrderActions } from "../src/modules/production/work-order/work-order.actions.ts";
import type { WorkOrder } from "../src/modules/production/work-order/work-order.rules.ts";
import { deliveryActions } from "../src/modules/sales/delivery/delivery.actions.ts";
import type { Delivery } from "../src/modules/sales/delivery/delivery.rules.ts";
import { salesOrderActions } from "../src/modules/sales/sales-order/sales-order.actions.ts";
import type { SalesOrder } from "../src/modules/sales/sales-order/sales-order.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { type Factory, receiptOf, TODAY } from "./factory.ts";

const LINES = 10;
const WORK_ORDERS = 50;
/** So many that no row of the bench comes to their end. */
const MANY = "1000000";
const DELIVERED = "100000";
const INVOICED = "9000";
const PRICE = "10";
export const LABOUR = "3";
export const OVERHEAD = "2";
/** Of each component in a piece. */
export const EACH = "2";
export const BASIC_ACCOUNT = "100201";

export interface Circle {
  readonly factory: Factory;
  readonly customerId: Id;
  readonly order: SalesOrder;
  /** Ten lines, of each of which a tenth is invoiced. */
  readonly delivery: Delivery;
  readonly invoices: readonly SalesInvoice[];
  /** Of ten components, enough of them that each is completed in a few parts as in life; and one of a single component. */
  readonly workOrders: readonly WorkOrder[];
  readonly shortWorkOrder: WorkOrder;
  readonly bankAccountId: Id;
  /** The one layer of each item, and its price. */
  readonly stock: ReadonlyMap<Id, { readonly layerId: Id; readonly price: string }>;
}

/** In a factory whose items are still untouched. */
export async function aCircle(factory: Factory): Promise<Circle> {
  const everything = (login: string): Actor => ({
    ...factory.by(login),
    permissions: new Set(["*"]),
    approvalLimit: null,
  });
  const [by, other] = [everything("admin"), everything("buyer")];
  return await factory.transaction(async (tx) => {
    const stock = await stockUp(tx, by, factory);
    const [customer] = await create(tx, by, customerActions, [customerInput()]);
    const customerId = customer!.id;
    const drafted = await create(tx, other, salesOrderActions, [orderInput(factory, customerId)], ["submit"]);
    const [order] = await act(tx, by, salesOrderActions, drafted, ["approve"]);
    const shipped = deliveryInput(factory, order!, DELIVERED);
    const [delivery] = await create(tx, by, deliveryActions, [shipped], ["release", "post"]);
    const parts = delivery!.lines.map((line) => invoiceInput(delivery!, [line], INVOICED));
    const invoices = await create(tx, by, salesInvoiceActions, parts, ["post"]);
    const workOrders = await startWork(tx, by, factory, LINES, WORK_ORDERS);
    const [shortWorkOrder] = await startWork(tx, by, factory, 1, 1);
    const [bank] = await tx.query<{ id: Id }>(
      "select bank_account_id as id from bank_account where org_id = $1 and code = $2",
      [by.orgId, BASIC_ACCOUNT],
    );
    return {
      factory,
      customerId,
      order: order!,
      delivery: delivery!,
      invoices,
      workOrders,
      shortWorkOrder: shortWorkOrder!,
      bankAccountId: bank!.id,
      stock,
    };
  });
}

/** One layer of each item of the long order. */
async function stockUp(tx: Tx, by: Actor, factory: Factory): Promise<Circle["stock"]> {
  const all = receiptOf(factory, factory.longOrder);
  const lines = all.lines.map((line) => ({ ...line, quantityArrived: MANY, quantityAccepted: MANY }));
  const [receipt] = await create(tx, by, goodsReceiptActions, [{ ...all, lines }], ["arrive", "post"]);
  const prices = factory.longOrder.lines.map((line) => line.price.toString());
  return new Map(receipt!.lines.map((line, i) => [line.itemId, { layerId: line.id, price: prices[i]! }]));
}

/** Something is made of it already, as of any order but at its first completion. */
async function startWork(tx: Tx, by: Actor, factory: Factory, count: number, orders: number): Promise<WorkOrder[]> {
  const itemId = factory.itemIds.at(-count)!;
  const components = factory.itemIds.slice(LINES, LINES + count);
  await create(tx, by, billOfMaterialActions, [
    {
      itemId,
      revision: "1",
      validFrom: "2026-01-01",
      quantity: "1",
      labourCost: LABOUR,
      overheadCost: OVERHEAD,
      remark: null,
      lines: components.map((componentId) => ({ componentId, quantity: EACH, scrapPercent: "0" })),
    },
  ]);
  const input = {
    itemId,
    quantity: DELIVERED,
    startOn: "2026-11-01",
    dueOn: "2026-12-01",
    warehouseId: factory.warehouseId,
    issuing: "backflush" as const,
    billOfMaterialId: null,
    isAsBill: true,
    labourCost: "0",
    overheadCost: "0",
    purpose: null,
    remark: null,
    lines: [],
  };
  const made = await create(tx, by, workOrderActions, Array(orders).fill(input), ["release"]);
  const first = made.map((order) => completionInput(factory, order, "1"));
  await create(tx, by, completionActions, first, ["post"]);
  return made;
}

const customerInput = (): DocumentInput<typeof customerActions.definition> => ({
  code: "C001",
  name: "自行车店",
  nameEn: null,
  categoryId: null,
  salespersonId: null,
  contact: null,
  phone: null,
  email: null,
  remark: null,
  currency: "CNY",
  taxRate: "13",
  priceListId: null,
  termStart: "invoice",
  termDays: 30,
  creditLimit: null,
  blockReason: null,
  taxNumber: null,
  invoiceTitle: null,
  invoiceAddress: null,
  invoicePhone: null,
  bankName: null,
  bankAccount: null,
  lines: [],
});

const orderInput = (factory: Factory, customerId: Id): DocumentInput<typeof salesOrderActions.definition> => ({
  customerId,
  orderedOn: TODAY,
  customerOrderNumber: null,
  salespersonId: null,
  warehouseId: factory.warehouseId,
  shipTo: null,
  currency: "CNY",
  rate: "1",
  remark: null,
  lines: factory.itemIds.slice(0, LINES).map((itemId) => ({
    itemId,
    unit: null,
    quantity: MANY,
    price: PRICE,
    taxRate: "13",
    promisedOn: TODAY,
  })),
});

type DeliveryInput = DocumentInput<typeof deliveryActions.definition>;
type InvoiceInput = DocumentInput<typeof salesInvoiceActions.definition>;
type PaymentInput = DocumentInput<typeof customerPaymentActions.definition>;
type CompletionInput = DocumentInput<typeof completionActions.definition>;

export const deliveryInput = (factory: Factory, order: SalesOrder, quantity: string): DeliveryInput => ({
  customerId: order.customerId,
  orderId: order.id,
  deliveredOn: TODAY,
  shipTo: null,
  carrier: null,
  trackingNumber: null,
  boxes: null,
  remark: null,
  lines: order.lines.map((line) => ({
    orderLineId: line.id,
    itemId: line.itemId,
    quantity,
    locationId: factory.placeId,
    lotCode: null,
  })),
});

/** @param quantity whole pieces, so that the tax of each line is exact */
export function invoiceInput(delivery: Delivery, lines: Delivery["lines"], quantity: string): InvoiceInput {
  const net = 10 * Number.parseInt(quantity, 10);
  return {
    customerId: delivery.customerId,
    taxNumber: null,
    invoicedOn: TODAY,
    dueOn: "2026-12-05",
    currency: "CNY",
    rate: "1",
    remark: null,
    lines: lines.map((line) => ({
      deliveryLineId: line.id,
      itemId: line.itemId,
      quantity,
      price: PRICE,
      amountNet: String(net),
      taxRate: "13",
      amountTax: (net * 0.13).toFixed(2),
    })),
  };
}

export const paymentInput = (
  { customerId, bankAccountId }: Circle,
  invoices: readonly SalesInvoice[],
  amount: string,
): PaymentInput => ({
  customerId,
  direction: "receipt",
  badDebtId: null,
  paidOn: TODAY,
  bankAccountId,
  currency: "CNY",
  rate: "1",
  amount: String(invoices.length * Number.parseInt(amount, 10)),
  discount: "0",
  method: "transfer",
  reference: null,
  remark: null,
  lines: invoices.map((it) => ({ openItemId: it.id, amount })),
});

export const completionInput = (factory: Factory, workOrder: WorkOrder, quantity: string): CompletionInput => ({
  workOrderId: workOrder.id,
  completedOn: TODAY,
  quantity,
  quantityScrapped: "0",
  scrapReason: null,
  isScrapAbnormal: false,
  locationId: factory.placeId,
  lotCode: null,
  isLast: false,
  remark: null,
  lines: [],
});
