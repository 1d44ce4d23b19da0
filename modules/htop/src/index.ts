export { htop } from "./htop.ts";
export { htopDefaultFields, htopFields } from "./fields.ts";
export { htopMeters, htopModes, type HtopMeter } from "./meters.ts";
