import { z, type Definition } from "@hm/api";
import { fileOptions, home } from "@hm/home";
import type { baseDirectoryOptions } from "./base-directories.ts";
import type { Feature, Values } from "./feature.ts";

const filesBelow = (directory: string) =>
  z.record(z.string(), z.object(fileOptions)).default({}).describe(`Files below \`xdg.${directory}\`, by their path in it; otherwise as \`home.file\`.`);

/** Files below the base directories. */
export const baseFileOptions = {
  cacheFile: filesBelow("cacheHome"),
  configFile: filesBelow("configHome"),
  dataFile: filesBelow("dataHome"),
  stateFile: filesBelow("stateHome"),
} as const;

type Files = Values<typeof baseFileOptions>["configFile"];

/** Hands the files on to the home, and has the folders for caches and state be there. */
export function baseFiles({ options }: Feature<Values<typeof baseFileOptions & typeof baseDirectoryOptions>>): Definition[] {
  return [
    home({ file: () => ({ [`${options.cacheHome}/.keep`]: { text: "" }, [`${options.stateHome}/.keep`]: { text: "" } }) }),
    home({ file: () => below("cacheFile", options.cacheHome, options.cacheFile) }),
    home({ file: () => below("configFile", options.configHome, options.configFile) }),
    home({ file: () => below("dataFile", options.dataHome, options.dataFile) }),
    home({ file: () => below("stateFile", options.stateHome, options.stateFile) }),
  ];
}

/** Gives files their places in the home. What is said of each is read only when it is needed. */
function below(option: string, directory: string, files: Files): Files {
  const moved = Object.keys(files).map((name) => [`${directory}/${name}`, () => ({ ...move(directory, files[name]!), definedAt: ["xdg", option, name] })]);
  return Object.fromEntries(moved) as Files;
}

function move(directory: string, file: Files[string]): Files[string] {
  const fields = Object.keys(file).map((key) => [key, () => file[key as keyof typeof file]]);
  const target = () => (/^(~?\/)/.test(file.target) ? file.target : `${directory}/${file.target}`);
  return { ...Object.fromEntries(fields), target } as unknown as Files[string];
}
