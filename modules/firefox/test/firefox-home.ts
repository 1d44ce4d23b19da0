import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { replaceTokens, type Content, type Definition } from "@hm/api";
import { buildHome, createTestHome } from "@hm/testing";
import { connectMarionette, type Marionette } from "./marionette.ts";

/** A running browser in a throw-away home. */
export interface RunningFirefox extends Marionette, AsyncDisposable {
  readonly profileDirectory: string;
}

export const isRoot = process.getuid?.() === 0;

/** Writes the home that definitions come to, starts the browser in it, headless, and connects to it. */
export async function startFirefox(program: string, port: number, ...parts: readonly Definition[]): Promise<RunningFirefox> {
  const home = createTestHome({ realUser: isRoot });
  let child: ChildProcess | undefined;
  try {
    const hint = placeHome(home.directory, parts);
    const ids = isRoot ? (["-u", "-g"].map((it) => Number(execFileSync("id", [it, home.username], { encoding: "utf8" }))) as [number, number]) : undefined;
    if (ids) own(home.directory, ids);
    const command = [program, "--headless", "--marionette", "--no-remote"];
    const environment = { ...home.env, MOZ_LEGACY_PROFILES: "1", MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: "1", MOZ_CRASHREPORTER_DISABLE: "1", XDG_RUNTIME_DIR: home.directory };
    const [first, ...args] = ids ? inOwnEtc(join(home.directory, "etc"), hint, ids, command) : command;
    child = spawn(first!, args, { cwd: home.directory, env: environment, stdio: "ignore" });
    const marionette = await connectMarionette(port);
    return { ...marionette, profileDirectory: home.directory, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function stop(): Promise<void> {
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child!.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    }
    // Processes for pages end by themselves, a moment after the one that started them.
    for (let tries = 0; tries < 100 && !gone(home); tries++) await wait(20);
  }
}

function gone(home: Disposable): boolean {
  try {
    home[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
}

/** Does what the switch tells root to do, seen by the browser alone, and then runs it as the user. */
function inOwnEtc(layer: string, hint: string | undefined, [uid, gid]: readonly [number, number], command: readonly string[]): string[] {
  mkdirSync(layer);
  const script = `
    mount -t tmpfs tmpfs ${layer}
    mkdir ${layer}/upper ${layer}/work
    mount -t overlay overlay -o lowerdir=/etc,upperdir=${layer}/upper,workdir=${layer}/work /etc
    ${hint ?? ":"}
    exec setpriv --reuid ${uid} --regid ${gid} --init-groups "$@"`;
  return ["unshare", "--mount", "--propagation", "private", "bash", "-euc", script, "bash", ...command];
}

/** Writes files with the texts they will have, and gives the commands for root that a switch would print. */
function placeHome(directory: string, parts: readonly Definition[]): string | undefined {
  const { home, profile } = buildHome(...parts);
  const here = (text: string) => text.replaceAll("/home/jdoe", directory);
  const resolve = (text: string): string =>
    replaceTokens(here(text), ({ kind, data }) => {
      const { name, content } = data as { readonly name: string; readonly content: Content };
      if (kind === "pkg") return "/usr";
      const path = join(directory, "store", name);
      if ("text" in content) put(path, resolve(content.text));
      else if ("source" in content) return content.source;
      return path;
    });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, 0o444);
  };

  for (const { target, source } of home.files) {
    const path = join(directory, target);
    if (source.kind === "text") put(join(directory, "store", target), resolve(source.text));
    const to = source.kind === "text" ? join(directory, "store", target) : source.kind === "stored" ? resolve(`${"source" in source.content ? source.content.source : ""}`) : here(source.path);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(to, path);
  }
  for (const [path, text] of Object.entries(profile)) put(join(directory, ".local/state/hm/profiles/home/home-path", path), resolve(text));

  const scripts = home.steps.filter((it) => it.name.startsWith("firefox")).map((it) => resolve(it.run as string));
  const said = scripts.map((it) => execFileSync("bash", ["-euc", `run() { "$@"; }\nnoteEcho() { echo "$@"; }\n${it}`], { encoding: "utf8" })).join("");
  return /^ +(sudo .*)$/m.exec(said)?.[1]?.replaceAll("sudo ", "");
}

function own(path: string, [uid, gid]: [number, number]): void {
  if (lstatSync(path).isSymbolicLink()) return;
  chownSync(path, uid, gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name), [uid, gid]);
}
