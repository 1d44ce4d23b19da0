export { firefox } from "./firefox.ts";
export { floorp } from "./floorp.ts";
export { librewolf } from "./librewolf.ts";
export { mozilla } from "./mozilla.ts";
