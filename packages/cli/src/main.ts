#!/usr/bin/env node
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { compileCache, stateFolder } from "./places.ts";

// A home that hm does not manage yet, or no longer, stays free of caches.
const { env, argv } = process;
if (!argv.includes("uninstall") && existsSync(stateFolder(env))) enableCompileCache(compileCache(env));

const { handOver } = await import("./hand-over.ts");
if (!(await handOver(argv.slice(2), env))) {
  const { run } = await import("./run.ts");
  process.exitCode = await run(argv.slice(2));
}
