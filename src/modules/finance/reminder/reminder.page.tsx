import type { AnyAnswer } from "../../../platform/web/form/document-client.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { SendButton } from "../../../platform/web/parts/send-button.tsx";
import { finance } from "../client.ts";
import { reminder } from "./reminder.ts";

export default documentPage({
  definition: reminder,
  path: "/finance/reminders",
  api: finance.reminder,
  subtitle: ["customerId", "levelId"],
  sections: {
    header: ["customerId", "remindedOn", "levelId", "payBy", "currency", "remark"],
    lines: [{ field: "openItemId", width: "minmax(240px, 3fr)" }, "dueOn", { field: "amount", sum: true }],
  },
  extra: (answer) => <Send answer={answer} />,
});

function Send({ answer }: { answer: AnyAnswer | undefined }) {
  if (answer?.document["state"] !== "released") return null;
  return (
    <SendButton
      permission="finance.reminder.release"
      send={() => finance.sendReminder({ id: answer.document["id"] })}
    />
  );
}
