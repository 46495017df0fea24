/** Where a document comes from and what came of it, with itself in between. */
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { linkedDocument } from "../../contract/document-contract.ts";
import { useServices } from "../data/provider.tsx";
import { formatDay } from "../format/format.ts";
import { today } from "../format/parse.ts";
import { useT } from "../i18n/texts.ts";
import { Card } from "./card.tsx";

export type LinkedDocument = z.infer<typeof linkedDocument>;

export interface ChainCardProps {
  readonly chain: readonly LinkedDocument[];
  /** What this document calls itself. */
  readonly self: string;
}

export function ChainCard({ chain, self }: ChainCardProps) {
  const t = useT();
  const byDay = (a: LinkedDocument, b: LinkedDocument) => a.on.localeCompare(b.on);
  const up = chain.filter((it) => it.direction === "up").sort(byDay);
  const down = chain.filter((it) => it.direction === "down").sort(byDay);
  return (
    <Card title={t("chain")}>
      <ol className="chain">
        {up.map((it) => (
          <Linked key={it.id} it={it} />
        ))}
        <li className="on">
          <span className="dot" />
          <b>{self}</b>
          <span className="r">{t("thisOne")}</span>
        </li>
        {down.map((it) => (
          <Linked key={it.id} it={it} />
        ))}
      </ol>
    </Card>
  );
}

function Linked({ it }: { it: LinkedDocument }) {
  const t = useT();
  const { places, session } = useServices();
  const address = places.addressOf(it.document, it.id);
  const at = `${places.moduleOf(it.document) ?? "platform"}.${it.document}`;
  const title = places.moduleOf(it.document) ? t([`${at}.title`]) : "";
  const name = it.number ?? title;
  const isOver = it.state === "voided" || it.state === "cancelled";
  return (
    <li className={it.direction === "up" ? "ok" : ""}>
      <span className="dot" />
      <span className={isOver ? "struck" : undefined}>
        {address ? <Link to={address}>{name}</Link> : name}
        {it.number && title && <span className="dim"> {title}</span>}
      </span>
      <span className="r">
        {t([`${at}.state.${it.state}`, `platform.state.${it.state}`])} · {formatDay(it.on, today(session.timeZone))}
      </span>
    </li>
  );
}
