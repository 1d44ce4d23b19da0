export type * from "./engine.ts";
export { createEngine, type EngineOptions } from "./create-engine.ts";
export { exitStatusOf } from "./exit-status.ts";
export { PackageProvider } from "./packages/provider.ts";
export { createPaths, type Env, type Paths } from "./paths.ts";
export { collection, createScope, service, token, value, type Collection, type Scope, type Service, type Token } from "./services/services.ts";
