/** Sends an approved order to its supplier as a PDF, and notes that it was sent. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading, writing } from "../../../documents/context.ts";
import { loadDocuments } from "../../../documents/document.store.ts";
import { noteEvent } from "../../../documents/event.store.ts";
import { printDocument } from "../../../documents/print.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { sendMail } from "../../../platform/server/mail.ts";
import { textOf } from "../../../platform/server/texts.ts";
import { supplierEmail } from "../../parties/api.ts";
import type { procurementContract } from "../contract.ts";
import { purchaseOrderPaper } from "./purchase-order.rules.ts";
import { purchaseOrder } from "./purchase-order.ts";

export function sendOrderRouter(contract: typeof procurementContract.sendOrder) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input, path }) => {
      const by = actorOf(context, "procurement.purchase_order.edit");
      const { language, companyName: company } = context;
      const mail = await reading(context, by, async (tx) => {
        const [order] = await loadDocuments(tx, by.orgId, purchaseOrder, [input.id as Id]);
        if (!order) refuse("platform.not_found", {}, "not_found");
        if (order.state !== "approved")
          refuse("procurement.send_not_approved", { number: order.number ?? "" }, "conflict");
        const to = input.to ?? (await supplierEmail(tx, by.orgId, order.supplierId));
        if (!to) refuse("procurement.no_email", { number: order.number ?? "" });
        const ask = { form: "a4", language, company, baseCurrency: by.baseCurrency } as const;
        const bytes = await printDocument(
          tx,
          by.orgId,
          context.registry.refs,
          purchaseOrder,
          purchaseOrderPaper,
          order,
          ask,
        );
        return { to, number: order.number ?? "", bytes };
      });
      const words = { number: mail.number, company };
      await sendMail({
        to: mail.to,
        subject: textOf("procurement.purchase_order.mail.subject", words, language),
        text: textOf("procurement.purchase_order.mail.text", words, language),
        attachment: { name: `${mail.number}.pdf`, bytes: mail.bytes, type: "application/pdf" },
      });
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await noteEvent(tx, by, "purchase_order", input.id as Id, "send", { to: [null, mail.to] });
        return { to: mail.to };
      });
    });
}
