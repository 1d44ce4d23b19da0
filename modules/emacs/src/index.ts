export { emacs } from "./emacs.ts";
export { emacsService } from "./emacs-service.ts";
