export { zsh } from "./zsh.ts";
