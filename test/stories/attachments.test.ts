/** Papers are attached to documents, and only by and for who may. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aFactory, type Factory } from "../refusals/factory.ts";
import { refusalOf } from "../world.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(() => f.world.close());

const pdf = (name: string) => new File([Buffer.from("%PDF-1.7 delivery note")], name);

it("a delivery note goes with its receipt, comes back as it was, and leaves a trace when it is taken off", async () => {
  const keeper = await f.world.as("keeper");
  const of = { subject: "goods_receipt", id: f.ids["receipt"]! };
  const added = await keeper.attachments.add({ ...of, file: pdf("送货单.pdf") });
  expect(added).toMatchObject({ name: "送货单.pdf", type: "application/pdf" });
  const { body } = await keeper.attachments.file({ id: added.id });
  expect(await body.text()).toBe("%PDF-1.7 delivery note");
  await keeper.attachments.remove({ id: added.id });
  expect(await keeper.attachments.list(of)).toEqual([]);
  const { timeline } = await keeper.procurement.goodsReceipt.get({ id: of.id });
  expect(timeline.slice(-2).map((it) => it.verb)).toEqual(["attach", "detach"]);
});

it("platform.file_type, platform.file_size, platform.not_allowed", async () => {
  const keeper = await f.world.as("keeper");
  const of = { subject: "goods_receipt", id: f.ids["receipt"]! };
  expect(await refusalOf(keeper.attachments.add({ ...of, file: new File(["<script>"], "page.html") }))).toEqual([
    "platform.file_type",
  ]);
  expect(await refusalOf(keeper.attachments.add({ ...of, file: new File([], "nothing.pdf") }))).toEqual([
    "platform.file_size",
  ]);
  expect(await refusalOf(keeper.attachments.add({ subject: "supplier_bill", id: of.id, file: pdf("x.pdf") }))).toEqual([
    "platform.not_allowed",
  ]);
  expect(await refusalOf(keeper.attachments.list({ subject: "nothing", id: of.id }))).toEqual([
    "platform.unknown_kind",
  ]);
});
