export { fish } from "./fish.ts";
