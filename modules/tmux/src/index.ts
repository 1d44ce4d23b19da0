export { tmux } from "./tmux.ts";
