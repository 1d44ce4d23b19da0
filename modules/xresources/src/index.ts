export { xresources } from "./xresources.ts";
