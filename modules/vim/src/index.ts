export { vim } from "./vim.ts";
