import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["@hm/source"] } },
  test: {
    include: ["{packages,modules}/*/test/**/*.test.ts", "test/**/*.test.ts", "tools/test/**/*.test.ts"],
    isolate: false,
    testTimeout: 60_000,
  },
});
