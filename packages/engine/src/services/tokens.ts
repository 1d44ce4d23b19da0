import type { Builder } from "../build/builder.ts";
import type { SourceCache } from "../build/source-cache.ts";
import type { Reporter } from "../engine.ts";
import type { Env, Paths } from "../paths.ts";
import type { Store } from "../store/store.ts";
import { token } from "@hm/api";

export const Environment = token<Env>("Environment");
export const ReporterToken = token<Reporter>("Reporter");
export const PathsToken = token<Paths>("Paths");
export const StoreToken = token<Store>("Store");
export const SourcesToken = token<SourceCache>("Sources");
export const BuilderToken = token<Builder>("Builder");
