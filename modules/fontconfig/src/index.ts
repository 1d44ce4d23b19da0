export { fontconfig } from "./fontconfig.ts";
