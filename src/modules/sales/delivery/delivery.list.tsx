import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { sales } from "../client.ts";
import { delivery, deliveryRow } from "./delivery.ts";

export default listPage({
  definition: delivery,
  path: "/sales/deliveries",
  row: deliveryRow,
  api: sales.delivery,
  newPath: "/sales/deliveries/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    { field: "orderNumber", of: "orderId" },
    "deliveredOn",
    "state",
    "carrier",
    { field: "trackingNumber", isDim: true },
    "boxes",
    "lineCount",
    "toInvoice",
  ],
  filters: ["customerId", "orderId", "deliveredOn", "state", "carrier", "toInvoice"],
  views: [{ key: "toInvoice", where: { state: "posted", toInvoice: "0.01.." } }],
  sort: "-deliveredOn",
});
