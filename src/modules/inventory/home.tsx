/** Counts that were begun and not posted. */
import { formatDay } from "../../platform/web/format/format.ts";
import { listCard } from "../../platform/web/parts/home-card.tsx";
import { inventory } from "./client.ts";

type Count = Awaited<ReturnType<typeof inventory.stockCount.list>>["rows"][number];

const counts = listCard<Count>({
  module: "inventory",
  key: "counts",
  of: "stock_count",
  path: "/inventory/stock-counts",
  api: inventory.stockCount,
  about: ["warehouse", "warehouseId", "warehouseName"],
  where: () => ({ state: "draft,counted" }),
  sort: "countedOn",
  row: ({ lineCount, countedOn }, { today }) => ({ figure: String(lineCount), note: formatDay(countedOn, today) }),
});

export default { counts };
