import { useMutation } from "@tanstack/react-query";
import { showFile } from "../../../platform/web/data/files.ts";
import { useT } from "../../../platform/web/i18n/texts.ts";
import { type Params, reportPage } from "../../../platform/web/pages/report-page.tsx";
import { Button } from "../../../platform/web/parts/button.tsx";
import { finance } from "../client.ts";
import { customerStatement } from "./customer-statement.ts";

export default reportPage({
  definition: customerStatement,
  run: finance.customerStatement,
  drill: ({ itemId }, column) => (column === "itemId" && itemId ? `/items/items/${itemId}` : undefined),
  extra: (params) => <Print params={params} />,
});

function Print({ params }: { params: Params }) {
  const t = useT();
  const { customerId, from = "", to = "" } = params;
  const print = useMutation({
    mutationFn: () => finance.printStatement({ customerId: customerId ?? "", from, to }),
    onSuccess: ({ body }) => showFile(body),
  });
  return (
    <Button isPrimary isDisabled={!customerId || !from || !to} isBusy={print.isPending} onClick={() => print.mutate()}>
      {t("print")}
    </Button>
  );
}
