import { defineConfig } from "vitest/config";

/** Tests that start a database hold 300 MB each, so two workers at most. */
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
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
