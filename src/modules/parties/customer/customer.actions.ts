/** Saving a customer: one default address, and credit only from who may give it. */
import { may } from "../../../documents/actor.ts";
import { loadDocuments } from "../../../documents/document.store.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import { CREDIT_PERMISSION, checkCreditKept, checkCustomer, withDefault } from "./customer.rules.ts";
import { customer, customerCategory } from "./customer.ts";

export const customerActions = actions(
  customer,
  { async deactivate() {}, async reactivate() {} },
  {
    async check({ tx, by, documents, refuseIf }) {
      refuseIf(documents.flatMap((it, i) => ofDocument(i, checkCustomer(it))));
      for (const it of documents) it.lines = withDefault(it.lines);
      if (may(by, CREDIT_PERMISSION)) return;
      const ids = documents.map((it) => it.id);
      const before = new Map((await loadDocuments(tx, by.orgId, customer, ids)).map((it) => [it.id, it]));
      refuseIf(documents.flatMap((it, i) => ofDocument(i, checkCreditKept(it, before.get(it.id)))));
    },
  },
);

export const customerCategoryActions = actions(customerCategory, { async deactivate() {}, async reactivate() {} });
