export { evaluate, type EvaluateOptions } from "./evaluate.ts";
export type * from "./evaluation.ts";
export type * from "./home.ts";
export type * from "./manifest.ts";
export type * from "./plan/operation.ts";
