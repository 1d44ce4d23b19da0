export type * from "./home.ts";
export type * from "./manifest.ts";
export type * from "./plan/operation.ts";
export type * from "./evaluation.ts";
