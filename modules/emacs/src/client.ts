import { pkg, stored, type Package, type Stored } from "@hm/api";
import { ini } from "@hm/formats";

const TYPES = [
  "text/english", "text/plain", "text/x-makefile", "text/x-c++hdr", "text/x-c++src", "text/x-chdr", "text/x-csrc", "text/x-java", "text/x-moc",
  "text/x-pascal", "text/x-tcl", "text/x-tex", "application/x-shellscript", "text/x-c", "text/x-c++",
];

/** The desktop entry that opens files in the running Emacs. */
export function clientEntry(from: Package, args: readonly string[]): string {
  return ini({
    "Desktop Entry": {
      Categories: "Development;TextEditor;",
      Comment: "Edit text",
      Exec: [`${from}/bin/emacsclient`, ...args, "%F"].join(" "),
      GenericName: "Text Editor",
      Icon: "emacs",
      Keywords: "Text;Editor;",
      MimeType: TYPES.map((it) => `${it};`).join(""),
      Name: "Emacs Client",
      StartupWMClass: "Emacsd",
      Terminal: false,
      Type: "Application",
    },
  });
}

/** A program that edits files in the running Emacs, in a frame of its own unless told otherwise. */
export function editor(from: Package): Stored {
  return stored("editor", { text: `#!${pkg("bash")}/bin/bash\nexec ${from}/bin/emacsclient "\${@:---create-frame}"\n`, executable: true });
}
