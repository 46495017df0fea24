/** Sends an approved order to its supplier. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext } from "../../../documents/context.ts";
import { sendDocument } from "../../../documents/send.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { supplierEmail } from "../../parties/api.ts";
import type { procurementContract } from "../contract.ts";
import { purchaseOrderPaper } from "./purchase-order.rules.ts";
import { purchaseOrder } from "./purchase-order.ts";

export function sendOrderRouter(contract: typeof procurementContract.sendOrder) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input, path }) => {
      const by = actorOf(context, "procurement.purchase_order.edit");
      const request = { path: path.join("."), input };
      return await sendDocument(context, by, request, {
        definition: purchaseOrder,
        paper: purchaseOrderPaper,
        check({ state, number }) {
          if (state !== "approved") refuse("procurement.send_not_approved", { number: number ?? "" }, "conflict");
        },
        address: async (tx, { supplierId, number }) =>
          (await supplierEmail(tx, by.orgId, supplierId)) ?? refuse("procurement.no_email", { number: number ?? "" }),
      });
    });
}
