import { expect, it } from "vitest";
import en from "../platform/locales/en.json" with { type: "json" };
import zh from "../platform/locales/zh-CN.json" with { type: "json" };
import { modules } from "./modules.ts";

it("how far a document came has words in both languages", () => {
  const measures = modules.flatMap((it) =>
    it.documents.flatMap(({ progress }) => [...(progress?.measures ?? []), ...(progress?.whole?.measures ?? [])]),
  );
  expect(measures.length).toBeGreaterThan(3);
  for (const measure of new Set(measures))
    for (const texts of [en, zh]) expect(Object.keys(texts.measure), measure).toContain(measure);
});

it("no two documents are numbered in one series", () => {
  const prefixes = modules.flatMap((it) =>
    it.documents.flatMap(({ actions }) => actions.definition.numberPrefix ?? []),
  );
  expect(prefixes.length).toBeGreaterThan(15);
  expect(prefixes.filter((prefix, i) => prefixes.indexOf(prefix) !== i)).toEqual([]);
});
