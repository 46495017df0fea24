/** Writes docs/errors.md from the codes that are raised and their texts, so that the page can't lag behind. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { allTexts } from "../checks/locales.ts";
import { ERRORS_PAGE, raisedCodes } from "../checks/refusals.ts";
import { readRepository } from "../checks/repository.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const repository = readRepository(root);
const english = allTexts(repository, "en");
const chinese = allTexts(repository, "zh-CN");
const cell = (texts: readonly string[] | undefined) =>
  (texts?.at(-1) ?? "").replaceAll("|", "\\|").replaceAll("\n", " ");

const rows = [...raisedCodes(repository)]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, { where }]) => {
    const [owner, name] = code.split(".");
    const key = `${owner}.refusal.${name}`;
    return `| \`${code}\` | ${cell(english.get(key))} | ${cell(chinese.get(key))} | ${where.replace(/:\d+$/, "")} |`;
  });

const page = `# Refusals

What the system says no to, by code. An API caller finds the code in \`issues[].code\`, its figures in \`params\` and its place in \`path\`.
This page is made by \`node --import tsx scripts/errors.ts\`.

| code | English | 中文 | raised in |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
mkdirSync(dirname(`${root}${ERRORS_PAGE}`), { recursive: true });
writeFileSync(`${root}${ERRORS_PAGE}`, page);
console.log(`${rows.length} codes in ${ERRORS_PAGE}`);
