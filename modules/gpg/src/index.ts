export { gpg } from "./gpg.ts";
