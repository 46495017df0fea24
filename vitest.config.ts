import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** They take minutes: begun last, they would leave the other worker without anything to do. */
const LONG = ["test/books/demo", "test/faults/halfway", "bench/bench", "src/ledger/history"];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((it) => moduleId.includes(it));
    return [...sorted.filter(isLong), ...sorted.filter((it) => !isLong(it))];
  }
}

/** Tests that start a database hold 300 MB each, so two workers at most. They share their modules: loading the program anew took a third of the time. */
export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "checks/**/*.test.ts",
      "bench/**/*.test.ts",
      "demo/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    exclude: ["test/browser/**", "node_modules/**"],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongFirst },
  },
});
