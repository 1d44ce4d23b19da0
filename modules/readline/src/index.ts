export { readline } from "./readline.ts";
