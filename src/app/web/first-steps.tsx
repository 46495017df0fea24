/** What a new factory needs before its first order, with what is done. It goes when all of it is. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { admin } from "../../modules/admin/client.ts";
import { finance } from "../../modules/finance/client.ts";
import { items } from "../../modules/items/client.ts";
import { parties } from "../../modules/parties/client.ts";
import { keyOf } from "../../platform/web/data/keys.ts";
import { useT } from "../../platform/web/i18n/texts.ts";
import { Card } from "../../platform/web/parts/card.tsx";

const ANY = { where: {}, search: "" };

const STEPS = [
  { key: "suppliers", to: "/parties/suppliers", isDone: async () => (await parties.supplier.totals(ANY)).count > 0 },
  { key: "items", to: "/items/items", isDone: async () => (await items.item.totals(ANY)).count > 0 },
  {
    key: "openings",
    to: "/finance/openings",
    isDone: async () => ((await finance.opening.totals(ANY)).states["posted"] ?? 0) > 0,
  },
  { key: "people", to: "/admin/members", isDone: async () => (await admin.member.list()).members.length > 1 },
] as const;

export function FirstSteps() {
  const t = useT();
  const { data } = useQuery({
    queryKey: keyOf("first_steps"),
    queryFn: () => Promise.all(STEPS.map(({ isDone }) => isDone())),
    staleTime: 0,
  });
  if (!data || data.every(Boolean)) return null;
  return (
    <Card title={t("firstSteps.title")} className="home-card first-steps">
      <ol>
        {STEPS.map(({ key, to }, i) => (
          <li key={key}>
            <span aria-hidden="true">{data[i] ? "✓" : "·"}</span>
            <Link to={to} className={data[i] ? "quiet dim" : undefined}>
              {t(`firstSteps.${key}.title`)}
            </Link>
            <span className="text dim">{t(data[i] ? "firstSteps.done" : `firstSteps.${key}.how`)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
