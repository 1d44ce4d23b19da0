import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Context } from "../context.ts";
import { editorFailed, noEditor } from "../errors.ts";
import { shortPath } from "../output/short-path.ts";

/** Opens the configuration in the user's editor and waits for it. */
export async function run(context: Context): Promise<number | void> {
  await using engine = await context.openEngine();
  const file = engine.findConfiguration({ file: context.options.file });
  const editor = process.env["VISUAL"] || process.env["EDITOR"];
  if (!editor) throw noEditor(shortPath(file));
  // An editor is a command line, such as `code --wait`.
  const child = spawn("/bin/sh", ["-c", `${editor} "$@"`, "sh", file], { stdio: "inherit" });
  const [status, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (status === 127) throw editorFailed(editor, "was not found");
  if (status !== 0) throw editorFailed(editor, signal ? `was ended by ${signal}` : `ended with status ${status}`);
}
