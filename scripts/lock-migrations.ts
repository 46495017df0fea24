/** Adds new migrations to the lock. What is locked stays as it is: the check says so if a locked file changed. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf, LOCK, lockedHashes } from "../checks/migrations.ts";
import { MIGRATION } from "../checks/places.ts";
import { readRepository } from "../checks/repository.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const repository = readRepository(root);
const locked = lockedHashes(repository);
const added = repository.paths(MIGRATION).filter((path) => !locked.has(path));
for (const path of added) locked.set(path, hashOf(repository.text(path)));
const lines = [...locked]
  .map(([path, hash]) => `${hash}  ${path}`)
  .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
writeFileSync(`${root}${LOCK}`, `${lines.join("\n")}\n`);
console.log(added.length > 0 ? `locked: ${added.join(", ")}` : "nothing new");
