export { evaluate, type EvaluateOptions } from "./evaluate.ts";
export type * from "./evaluation.ts";
export type * from "./home.ts";
export type * from "./manifest.ts";
export type * from "./plan/operation.ts";
export { planSwitch, type SwitchInput } from "./plan/switch.ts";
export type { KeyDocument, KeyEditor } from "./plan/merge-keys.ts";
export { shown } from "./plan/messages.ts";
