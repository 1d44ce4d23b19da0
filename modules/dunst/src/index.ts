export { dunst } from "./dunst.ts";
