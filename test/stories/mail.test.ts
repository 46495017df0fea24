/** An approved order is mailed to its supplier as a PDF, by a real mail server on this machine. */
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aFactory, approvedOrder, type Factory, type Loose, orderOf } from "../refusals/factory.ts";
import { refusalOf } from "../world.ts";

let f: Factory;
const received: Buffer[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith("nobody@") ? Object.assign(new Error("no such box"), { responseCode: 550 }) : null),
  onData(stream, _, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      received.push(Buffer.concat(parts));
      done();
    });
  },
});
beforeAll(async () => {
  f = await aFactory();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  delete process.env["SMTP_URL"];
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await f.world.close();
});

it("platform.mail_not_set, procurement.no_email, procurement.send_not_approved, platform.mail_not_taken: says what is missing", async () => {
  const order = await approvedOrder(f.world, f.ids, [["plain", "1", "1"]]);
  const { sendOrder } = f.admin.procurement;
  expect(await refusalOf(sendOrder({ id: order.id }))).toEqual(["procurement.no_email"]);
  expect(await refusalOf(sendOrder({ id: order.id, to: "sales@example.com" }))).toEqual(["platform.mail_not_set"]);
  const draft = await f.admin.procurement.purchaseOrder.create({
    document: orderOf(f.ids, [["plain", "1", "1"]]) as Loose,
  });
  expect(await refusalOf(sendOrder({ id: draft.document.id }))).toEqual(["procurement.send_not_approved"]);
  const { port } = server.server.address() as { port: number };
  Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "buyer@example.com" });
  expect(await refusalOf(sendOrder({ id: order.id, to: "nobody@example.com" }))).toEqual(["platform.mail_not_taken"]);
});

it("the supplier gets the order as a PDF, and the timeline says so", async () => {
  const order = await approvedOrder(f.world, f.ids, [["plain", "10", "2.50"]]);
  expect(await f.admin.procurement.sendOrder({ id: order.id, to: "sales@example.com" })).toEqual({
    to: "sales@example.com",
  });
  const mail = await simpleParser(received.at(-1)!);
  const { document, timeline } = await f.admin.procurement.purchaseOrder.get({ id: order.id });
  expect(mail.subject).toContain(document.number);
  expect(mail.attachments[0]).toMatchObject({ filename: `${document.number}.pdf`, contentType: "application/pdf" });
  expect(mail.attachments[0]!.content.subarray(0, 5).toString()).toBe("%PDF-");
  expect(timeline.at(-1)).toMatchObject({ verb: "send", changes: { to: [null, "sales@example.com"] } });
});
