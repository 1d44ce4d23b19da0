export { xscreensaver } from "./xscreensaver.ts";
