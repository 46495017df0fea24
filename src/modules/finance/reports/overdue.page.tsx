import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { queryClient } from "../../../platform/web/data/client.ts";
import { useMay } from "../../../platform/web/data/provider.tsx";
import { useSubject } from "../../../platform/web/i18n/texts.ts";
import { type Params, reportPage } from "../../../platform/web/pages/report-page.tsx";
import { Button } from "../../../platform/web/parts/button.tsx";
import { finance } from "../client.ts";
import { overdue } from "./overdue.ts";

export default reportPage({
  definition: overdue,
  presets: (today) => ({ on: today }),
  run: finance.overdue,
  rowKey: (row) => String(row["documentId"]),
  drill: ({ customerId }, column) => (column === "customerId" ? `/parties/customers/${customerId}` : undefined),
  extra: (params) => <WriteLetters params={params} />,
});

/** Makes the drafts of all letters that the day calls for, and goes to where they wait. */
function WriteLetters({ params }: { params: Params }) {
  const texts = useSubject(overdue);
  const may = useMay();
  const navigate = useNavigate();
  const write = useMutation({
    mutationFn: () => finance.writeReminders({ on: params["on"] ?? "", customerId: params["customerId"] ?? null }),
    onSuccess: async ({ reminders }) => {
      if (reminders.length === 0) return;
      await queryClient.invalidateQueries({ queryKey: ["reminder"] });
      await navigate({ to: "/finance/reminders", search: { where: { state: "draft" } } as never });
    },
  });
  if (!may("finance.reminder.edit")) return null;
  return (
    <>
      <span role="status" className="dim">
        {write.data?.reminders.length === 0 && texts.text("nothingToWrite")}
      </span>
      <Button isPrimary isDisabled={write.isPending || !params["on"]} onClick={() => write.mutate()}>
        {texts.text("write")}
      </Button>
    </>
  );
}
