export { xdg } from "./xdg.ts";
