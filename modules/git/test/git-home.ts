import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { replaceTokens, type Content, type Nested, type Part } from "@hm/api";
import { buildHome, createTestHome } from "@hm/testing";

/** A throw-away home with the files that definitions come to, and the real Git in it. */
export interface GitHome extends Disposable {
  readonly directory: string;
  /** Runs Git in a folder of the home and gives what it prints. Throws where it fails, with what it says. */
  git(folder: string, ...args: readonly string[]): Promise<string>;
  read(path: string): string;
  write(path: string, text: string): void;
}

/** Writes a home. Packages stand for `/usr`, and the store is a folder of the home. */
export function createGitHome(...parts: readonly Nested<Part>[]): GitHome {
  const home = createTestHome();
  for (const { target, source } of buildHome(...parts).home.files) {
    if (source.kind === "text") home.write(target, resolve(source.text));
    else if (source.kind === "path") place(join(home.directory, target), { source: source.path });
  }

  return {
    directory: home.directory,
    async git(folder, ...args) {
      const { status, stdout, stderr } = await home.run("git", args, { cwd: join(home.directory, folder), env: { GIT_CONFIG_NOSYSTEM: "1" } });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    },
    read: (path) => home.read(path),
    write: (path, text) => home.write(path, text),
    [Symbol.dispose]: () => home[Symbol.dispose](),
  };

  function resolve(text: string): string {
    return replaceTokens(text, ({ kind, data }) => {
      const { name, content } = data as { readonly name: string; readonly content: Content };
      return kind === "pkg" ? "/usr" : keep(name, content);
    });
  }

  function keep(name: string, content: Content): string {
    let path: string;
    for (let copy = 0; existsSync((path = join(home.directory, "store", `${copy}-${name}`))); copy++);
    place(path, content);
    return path;
  }

  function place(path: string, content: Content): void {
    mkdirSync(dirname(path), { recursive: true });
    if ("files" in content) for (const [name, it] of Object.entries(content.files)) place(join(path, name), it);
    else if ("source" in content) copyFileSync(resolve(content.source), path);
    else {
      writeFileSync(path, resolve(content.text));
      if (content.executable) chmodSync(path, 0o755);
    }
  }
}
