export { bash } from "./bash.ts";
