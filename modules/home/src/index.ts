export { home } from "./home.ts";
export { host } from "./host.ts";
export { i18n, localeArchive } from "./i18n.ts";
export { fileOptions } from "./file-options.ts";
export { sessionVariable } from "./session.ts";
