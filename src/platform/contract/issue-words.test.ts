import { expect, test } from "vitest";
import { issueWord } from "./issue-words.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "platform.state.draft": "Draft",
  "platform.state.posted": "Posted",
  "platform.verb.post": "Post",
  "platform.expected.date": "a day",
  "platform.permission.view": "see",
  "inventory.permission.stock": "Stock",
  "procurement.goods_receipt.title": "Goods receipt",
  "procurement.goods_receipt.verb.post": "Put in stock",
  "procurement.permission.over_receive": "take more than was ordered",
};
const look = (key: string): string | undefined => TEXTS[key];

test.each([
  ["state", "draft", "Draft"],
  ["verb", "post", "Post"],
  ["allowed", "draft, posted", "Draft, Posted"],
  ["permission", "inventory.stock.view", "Stock: see"],
  ["permission", "procurement.goods_receipt.post", "Goods receipt: Put in stock"],
  ["permission", "procurement.goods_receipt.over_receive", "Goods receipt: take more than was ordered"],
  ["permission", "x.unknown.thing", "x.unknown.thing"],
  ["expected", "date", "a day"],
  ["expected", "something", "something"],
  ["quantity", "draft", "draft"],
])("%s %s is said as %s", (name, value, said) => expect(issueWord(name, value, look)).toBe(said));
