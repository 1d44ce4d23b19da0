export type * from "./engine.ts";
export { createEngine, type EngineOptions } from "./create-engine.ts";
export { exitStatusOf } from "./exit-status.ts";
export { digestOf, executableDigest } from "./store/digest.ts";
export { createPaths, type Env, type Paths } from "./paths.ts";
export { createScope, type Scope } from "./services/services.ts";
