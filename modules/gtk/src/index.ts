export { gtk } from "./gtk.ts";
