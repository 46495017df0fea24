import { Quantity } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { sourcesOf } from "../../../platform/web/form/use-facts.ts";
import type { Facts } from "../../../platform/web/lines/columns.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { inventory } from "../../inventory/client.ts";
import { deliveryLabels, sales } from "../client.ts";
import { salesReturn } from "./sales-return.ts";

const fact =
  (name: string) =>
  ({ deliveryLineId }: { deliveryLineId?: string }, { facts }: { facts: Facts }) =>
    facts[deliveryLineId ?? ""]?.[name];

export default documentPage({
  definition: salesReturn,
  path: "/sales/sales-returns",
  api: sales.salesReturn,
  subtitle: ["customerId"],
  sections: {
    header: ["customerId", "returnedOn", "remark"],
    lines: [
      { field: "deliveryLineId", width: "minmax(150px, 1.5fr)" },
      "itemId",
      { of: "deliveryLineId", show: "unit" },
      { key: "delivered", kind: "quantity", compute: fact("delivered") },
      { key: "returned", kind: "quantity", compute: fact("returned") },
      { key: "invoiced", kind: "quantity", compute: fact("invoiced") },
      { field: "quantity", sum: true },
      "locationId",
      "reason",
    ],
  },
  within: { delivery: "customerId", delivery_line: "customerId" },
  start: ({ delivery }) => fromDelivery(delivery),
  pull: { kind: "delivery", load: fromDelivery },
  facts: { of: sourcesOf("delivery"), load: deliveryFacts },
  next: [
    {
      key: "credit",
      permission: "finance.credit_note.edit",
      when: (answer) => answer.document["state"] === "posted" && isLeft(answer, "invoiced"),
      to: (id) => `/finance/credit-notes/new?return=${id}`,
    },
  ],
});

type Delivery = Awaited<ReturnType<typeof sales.delivery.get>>;

const done = ({ progress }: Delivery, lineId: string, measure: string): Quantity =>
  Quantity.of(progress[lineId]?.find((it) => it.measure === measure)?.done ?? "0");

/** What went out and did not come back yet; how much of it came is for the storekeeper to say. It waits where it is inspected. */
async function fromDelivery(id: unknown): Promise<Start | undefined> {
  const delivery = await askedFor("delivery", id, sales.delivery.get);
  if (!delivery) return undefined;
  const { customerId, lines } = delivery.document;
  const place = await inspectionOf(lines[0]?.locationId);
  const open = lines.filter((line) => done(delivery, line.id, "returned").lessThan(Quantity.of(line.quantity)));
  return {
    header: { customerId },
    lines: open.map((line) => ({
      deliveryLineId: line.id,
      itemId: line.itemId,
      quantity: null,
      locationId: place?.id ?? null,
      reason: null,
    })),
    refs: { ...deliveryLabels(delivery), ...(place ? { [place.id]: place } : {}) },
    sources: [delivery.document.id],
    lineKey: "deliveryLineId",
  };
}

/** Where goods are inspected in the warehouse that the goods left. */
async function inspectionOf(locationId: unknown) {
  const left = await askedFor("location", locationId, inventory.location.get);
  if (!left) return undefined;
  const where = { warehouseId: left.document.warehouseId, kind: "to_inspect", state: "active" };
  const [row] = (await inventory.location.list({ where, sort: "code", limit: 1 })).rows;
  return row && { id: row.id, code: row.code, name: row.name, nameEn: row.nameEn, spec: null, unit: null };
}

async function deliveryFacts(id: string): Promise<Facts> {
  const delivery = await sales.delivery.get({ id });
  return Object.fromEntries(
    delivery.document.lines.map((line) => {
      const of = (measure: string) => done(delivery, line.id, measure).toString();
      return [line.id, { delivered: line.quantity, returned: of("returned"), invoiced: of("invoiced") }];
    }),
  );
}
