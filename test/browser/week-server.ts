/** The week's factory behind the built web application, on a port; its parent tells it the day and asks what the doctor finds. */
import { serve } from "@hono/node-server";
import { weekFactory } from "../stories/week-factory.ts";
import { aWorld } from "../world.ts";

export type Asked = { readonly today: string } | "findings";

const world = await aWorld({ webDir: "dist/web" });
await weekFactory(world);

async function answer(asked: Asked): Promise<string[]> {
  if (asked === "findings") return await world.findings();
  world.today(asked.today);
  return [];
}

process.on("message", (asked: Asked) => void answer(asked).then((it) => process.send?.(it)));
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
const port = Number.parseInt(process.argv[2] ?? "4400", 10);
serve({ fetch: world.app.fetch, port, hostname: "127.0.0.1" }, () => process.send?.([]));
