/** Mail goes through the server that `SMTP_URL` names, from `MAIL_FROM`; without them nothing is ever sent. */
import { createTransport } from "nodemailer";
import { refuse } from "../../kernel/refusal.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array; readonly type: string };
}

/** @throws Refusal if no mail server is set, or it does not take the mail */
export async function sendMail({ to, subject, text, attachment }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  if (!url || !from) refuse("platform.mail_not_set", {});
  const transport = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as never);
  try {
    const { name: filename, bytes, type: contentType } = attachment;
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      attachments: [{ filename, content: Buffer.from(bytes), contentType }],
    });
  } catch (fault) {
    refuse("platform.mail_not_taken", { to, why: (fault as { response?: string }).response ?? "" });
  } finally {
    transport.close();
  }
}
