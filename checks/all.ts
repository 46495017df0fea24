/** The house rules, in the order they are told. */
import { awaitInLoop } from "./await-in-loop.ts";
import { books } from "./books.ts";
import { companyKeys } from "./company-keys.ts";
import { cycles } from "./cycles.ts";
import { glossary } from "./glossary.ts";
import { layers } from "./layers.ts";
import { lifecyclesOf, loadDefinitions } from "./lifecycles.ts";
import { links } from "./links.ts";
import { locales } from "./locales.ts";
import { migrations } from "./migrations.ts";
import { modules } from "./modules.ts";
import { noClock } from "./no-clock.ts";
import { noFloat } from "./no-float.ts";
import { openApi } from "./openapi.ts";
import { permissions } from "./permissions.ts";
import { refusals } from "./refusals.ts";
import { type Check, type Repository, readRepository } from "./repository.ts";
import { sides } from "./sides.ts";
import { size } from "./size.ts";
import { tables } from "./tables.ts";

function checksFor(root: string): readonly Check[] {
  const lifecycles = lifecyclesOf((repository) => loadDefinitions(root, repository));
  return [
    layers,
    sides,
    modules,
    cycles,
    books,
    tables,
    noFloat,
    awaitInLoop,
    companyKeys,
    lifecycles,
    locales,
    refusals,
    permissions,
    migrations,
    size,
    noClock,
    links,
    glossary,
    openApi(async () => (await import("../src/app/commands/openapi.ts")).openApiText()),
  ];
}

export interface Told {
  readonly name: string;
  readonly faults: number;
  readonly text: string;
}

/** Runs the checks and tells each fault: what, where, why, how. @throws RangeError for a name that no check has */
export async function runChecks(root: string, only: readonly string[] = []): Promise<Told[]> {
  const repository = readRepository(root);
  const all = checksFor(root);
  const unknown = only.find((name) => !all.some((it) => it.name === name));
  if (unknown) throw new RangeError(`no check is called ${unknown}`);
  const told: Told[] = [];
  for (const check of all.filter((it) => only.length === 0 || only.includes(it.name)))
    told.push(await runOne(check, repository));
  return told;
}

async function runOne(check: Check, repository: Repository): Promise<Told> {
  const faults = await check.run(repository);
  const lines = faults.map(({ where, what, how }) => `${where}  ${what}\n    how: ${how}`);
  const text =
    faults.length === 0
      ? ""
      : [`${check.name}: ${faults.length} fault${faults.length > 1 ? "s" : ""}. Why: ${check.why}.`, ...lines].join(
          "\n  ",
        );
  return { name: check.name, faults: faults.length, text };
}
