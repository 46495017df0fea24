/** The endpoints of a document without a server: enough to see every state of a page, refusals and conflicts too. */
import { createORPCErrorFromJson } from "@orpc/client";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { extend } from "../../../kernel/money.ts";
import type { Issue } from "../../../kernel/refusal.ts";
import type { PostingView } from "../../contract/posting-view.ts";
import type { AnyAnswer, DocumentClient } from "../form/document-client.ts";
import type { AnyWire } from "../form/form-state.ts";
import type { ListAsk, ListClient } from "../pages/list-client.ts";
import { allLabels, fakeDocument, idAt } from "./fake-data.ts";
import { fakeReceipt } from "./fake-definition.ts";

const documents = new Map<string, AnyWire>(
  Array.from({ length: 640 }, (_, i) => fakeDocument(i)).map((it) => [it["id"], it]),
);
const pause = () => new Promise((resolve) => setTimeout(resolve, 60));

function refuse(status: number, issues: readonly Issue[]): never {
  const code = status === 409 ? "CONFLICT" : "REFUSED";
  throw createORPCErrorFromJson({
    defined: true,
    code,
    status,
    message: code,
    data: { issues, requestId: "R-1" },
  } as never);
}

export function amountOf(document: AnyWire): Amount {
  const lines = document["lines"] as AnyWire[];
  return Amount.sum(lines.map((line) => extend(Quantity.of(line["quantityAccepted"]), UnitPrice.of(line["price"]))));
}

function rowOf(it: AnyWire, place: number) {
  return {
    ...it,
    supplierName: allLabels[it["supplierId"]]?.name ?? "",
    lineCount: it["lines"].length,
    receivedPercent: (place * 13) % 101,
    amount: amountOf(it).toString(),
  } as AnyWire;
}

function filtered({ where, search, sort }: ListAsk): AnyWire[] {
  const matches = (row: AnyWire) =>
    Object.entries(where).every(([field, value]) => {
      const [from, to] = value.includes("..") ? value.split("..") : [undefined, undefined];
      if (from !== undefined) return (!from || row[field] >= from) && (!to || row[field] <= to);
      return value.split(",").includes(String(row[field]));
    }) &&
    (!search ||
      `${row["number"]} ${row["supplierName"]} ${row["deliveryNote"]}`.toLowerCase().includes(search.toLowerCase()));
  const rows = [...documents.values()].map(rowOf).filter(matches);
  const field = sort?.replace("-", "");
  if (field) rows.sort((a, b) => String(a[field]).localeCompare(String(b[field]), "en", { numeric: true }));
  return sort?.startsWith("-") ? rows.reverse() : rows;
}

export const fakeList: ListClient = {
  list: async (ask) => {
    await pause();
    const from = ask.after ? Number.parseInt(ask.after, 10) : 0;
    const rows = filtered(ask);
    const limit = ask.limit ?? 50;
    return { rows: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
  },
  totals: async (ask) => {
    await pause();
    const rows = filtered(ask);
    const states: Record<string, number> = {};
    for (const row of rows) states[row["state"]] = (states[row["state"]] ?? 0) + 1;
    return {
      count: rows.length,
      sums: { amount: Amount.sum(rows.map((row) => Amount.of(row["amount"]))).toString() },
      states,
    };
  },
};

function postingOf(document: AnyWire, sign = ""): PostingView {
  const amount = `${sign}${amountOf(document)}`;
  const line = { itemId: null, dueOn: null, currency: null, currencyAmount: null, summary: "" };
  return {
    id: idAt(7, sign ? 2 : 1),
    kind: sign ? "reversal" : "post",
    postedOn: document["receivedOn"],
    voucher: document["state"] === "arrived" ? null : sign ? "记-0419" : "记-0412",
    stock: [],
    journal: [
      {
        ...line,
        account: "140303",
        debit: amount,
        credit: "0.00",
        itemId: document["lines"][0]["itemId"],
        partyId: null,
      },
      { ...line, account: "220202", debit: "0.00", credit: amount, partyId: document["supplierId"] },
    ],
    progress: [],
  };
}

function answerOf(document: AnyWire): AnyAnswer {
  const { state } = document;
  const postings =
    state === "posted"
      ? [postingOf(document)]
      : state === "voided"
        ? [postingOf(document), postingOf(document, "-")]
        : [];
  const at = `${document["receivedOn"]}T01:40:00Z`;
  return {
    document: structuredClone(document),
    refs: { ...allLabels, "140303": account("140303", "外购件"), "220202": account("220202", "应付暂估") },
    postings,
    chain: [
      {
        document: "purchase_order",
        id: idAt(6, 1),
        number: "PO-202611-0088",
        state: "approved",
        on: "2026-11-10",
        direction: "up",
      },
      {
        document: "fake_receipt",
        id: idAt(5, 3),
        number: "GR-202611-0131",
        state: "voided",
        on: "2026-11-18",
        direction: "up",
      },
      {
        document: "supplier_bill",
        id: idAt(6, 2),
        number: "SB-202611-0052",
        state: "draft",
        on: "2026-11-25",
        direction: "down",
      },
    ],
    timeline: [
      { at, by: "周敏", verb: "create", reason: null, changes: null },
      {
        at: at.replace("01:40", "02:15"),
        by: "李娜",
        verb: "update",
        reason: null,
        changes: { "lines.3.quantityArrived": ["60", "70"] },
      },
    ],
    progress: {
      a: [
        { measure: "received", done: "770", of: "860" },
        { measure: "billed", done: "300", of: "860" },
        { measure: "paid", done: "0", of: "860" },
      ],
    },
  };
}

function account(code: string, name: string) {
  return { id: code, code, name, nameEn: null, spec: null, unit: null };
}

function known(id: string): AnyWire {
  const it = documents.get(id);
  return it ?? refuse(404, []);
}

function put(document: AnyWire, id: string, version: number, state: string, number: string | null): AnyWire {
  const lines = (document["lines"] as AnyWire[]).map((line, i) => ({
    ...line,
    id: line["id"] ?? idAt(9, 900_000 + version * 1000 + i),
    lineNo: i + 1,
  }));
  const saved = { ...document, id, version, state, number, lines };
  documents.set(id, saved);
  return saved;
}

/** More than 300 on a line asks once; more accepted than arrived is refused. */
function check(document: AnyWire, acknowledged: readonly string[]): void {
  const issues: Issue[] = [];
  (document["lines"] as AnyWire[]).forEach((line, i) => {
    const [arrived, accepted] = [Quantity.of(line["quantityArrived"]), Quantity.of(line["quantityAccepted"])];
    const params = { arrived: arrived.toString(), accepted: accepted.toString() };
    if (arrived.lessThan(accepted))
      issues.push({ code: "procurement.parts_differ", severity: "error", path: `lines.${i}.quantityAccepted`, params });
    else if (Quantity.of("300").lessThan(arrived) && !acknowledged.includes("procurement.over_receipt"))
      issues.push({
        code: "procurement.over_receipt",
        severity: "warning",
        path: `lines.${i}.quantityArrived`,
        params,
      });
  });
  if (issues.length > 0) refuse(422, issues);
}

function act(id: string, verb: string, acknowledge: readonly string[]): AnyWire {
  const it = known(id);
  if (verb === "post") check(it, acknowledge);
  const verbs: Record<string, { to: string }> = fakeReceipt.lifecycle.verbs;
  const moved = { ...it, state: verbs[verb]?.to, version: it["version"] + 1, number: it["number"] ?? "GR-202611-0401" };
  documents.set(id, moved);
  return moved;
}

let made = 0;

export const fakeApi: DocumentClient & ListClient = {
  ...fakeList,
  get: async ({ id }) => answerOf(known(id)),
  create: async ({ document, then, acknowledge }) => {
    await pause();
    const id = idAt(5, 10_000 + made++);
    put(document, id, 1, "draft", null);
    for (const verb of then as string[]) act(id, verb, acknowledge);
    return answerOf(known(id));
  },
  update: async ({ id, version, document }) => {
    await pause();
    const it = known(id);
    if (it["version"] !== version) refuse(409, []);
    return answerOf(put(document, id, version + 1, it["state"], it["number"]));
  },
  remove: async ({ id }) => documents.delete(id),
  act: async ({ id, verb, acknowledge }) => {
    await pause();
    return answerOf(act(id, verb, acknowledge));
  },
  preview: async ({ id }) => {
    await pause();
    return { postings: [postingOf(known(id))], refs: answerOf(known(id)).refs };
  },
};

/** What somebody else does meanwhile. */
export function changeBehind(id: string): void {
  const it = known(id);
  const lines = (it["lines"] as AnyWire[]).map((line, i) => (i === 0 ? { ...line, quantityArrived: "88" } : line));
  documents.set(id, { ...it, version: it["version"] + 1, deliveryNote: "HD-9999", lines });
}
