import { accessSync, constants, existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { count } from "../output/size.ts";
import { fail, ok, reason, warn, type Check, type Finding } from "./check.ts";

/** The folder of hm's state belongs to the user alone. */
export const stateFolder: Check = ({ state }) => {
  if (!existsSync(state)) return ok("state", `${state} will be made by the first switch`);
  try {
    accessSync(state, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return fail("state", reason(error), `Make it yours again: chmod u+rwx '${state}'`);
  }
  const store = join(state, "store");
  const open = existsSync(store) ? statSync(store).mode & 0o077 : 0;
  return open === 0 ? ok("state", state) : warn("state", `${store} can be read by other users`, `Close it: chmod 700 '${store}'`);
};

/** No switch was interrupted. */
export const journal: Check = ({ state }) =>
  existsSync(join(state, "journal")) ? warn("journal", "a switch was interrupted", "Let hm settle it: hm switch") : [];

/** Every numbered generation is where its link says. */
export const profiles: Check = ({ state }) => {
  const folder = join(state, "profiles");
  if (!existsSync(folder)) return ok("profiles", "no generation yet");
  const links = readdirSync(folder).filter((it) => lstatSync(join(folder, it)).isSymbolicLink());
  const dangling = links.filter((it) => !existsSync(join(folder, it)));
  if (dangling.length === 0) return ok("profiles", count(links.filter((it) => it !== "home").length, "generation"));
  return dangling.map((it): Finding => {
    const id = /^home-(\d+)-link$/.exec(it)?.[1];
    const message = `${join(folder, it)} leads to ${readlinkSync(join(folder, it))}, which is gone`;
    return fail("profiles", message, id === undefined ? "Activate a generation again: hm switch" : `Remove the generation: hm remove-generations ${id}`);
  });
};

/** Every file in the store is what its name says, and all that generations need is there. */
export const store: Check = async ({ state, engine }) => {
  const folder = join(state, "store");
  if (!existsSync(folder)) return ok("store", "empty");
  const { digestOf, executableDigest } = await import("@hm/engine");
  const isIntact = (name: string): boolean => {
    const digest = digestOf(readFileSync(join(folder, name)));
    return name.startsWith(`${digest}-`) || name.startsWith(`${executableDigest(digest)}-`);
  };
  const files = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isFile() && /^[0-9a-z]{32}-/.test(it.name));
  const broken = files.filter((it) => !isIntact(it.name)).map((it) => fail("store", `${join(folder, it.name)} was altered`, `Remove it, and build it again: rm -f '${join(folder, it.name)}' && hm switch`));
  const missing = engine.generations().flatMap(({ id, path }) => missingObjects(path, folder).map((it) => fail("store", `${it} is gone, which generation ${id} needs`, "Build it again: hm switch")));
  return broken.length + missing.length > 0 ? [...broken, ...missing] : ok("store", `${count(files.length, "file")} intact`);
};

function missingObjects(generation: string, folder: string): string[] {
  try {
    const { files } = JSON.parse(readFileSync(join(generation, "manifest.json"), "utf8")) as { readonly files: Record<string, { readonly to?: string; readonly object?: string }> };
    const needed = Object.values(files).flatMap((it) => it.object ?? it.to ?? []).filter((it) => it.startsWith(`${folder}/`));
    return [...new Set(needed)].filter((it) => !existsSync(it));
  } catch {
    return [join(generation, "manifest.json")];
  }
}
