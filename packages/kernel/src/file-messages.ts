import { HmError, type Origin } from "@hm/api";

function at(origin: Origin | undefined): { exhibits: { origin: Origin }[] } | Record<string, never> {
  return origin ? { exhibits: [{ origin }] } : {};
}

export function noHomeModule(): HmError {
  return new HmError("HM_NO_HOME_MODULE", "The configuration does not say whose home it is.", {
    hint: 'Add home({ username: "…", homeDirectory: "/home/…", stateVersion: "26.05" }), from @hm/home.',
  });
}

export function targetOutside(target: string, homeDirectory: string, origin: Origin | undefined): HmError {
  return new HmError("HM_TARGET_OUTSIDE", `The file '${target}' would lie outside of the home '${homeDirectory}'.`, {
    ...at(origin),
    hint: "Give a target below the home.",
  });
}

export function fileWithoutContent(target: string, origin: Origin | undefined): HmError {
  return new HmError("HM_FILE_WITHOUT_CONTENT", `The file '${target}' has neither 'text' nor 'source'.`, { ...at(origin), hint: "Set one of them." });
}

export function permissionsOfLink(target: string, origin: Origin | undefined): HmError {
  return new HmError("HM_PERMISSIONS_OF_LINK", `The file '${target}' is a link into the store, which cannot have permissions of its own.`, {
    ...at(origin),
    hint: 'Set mode: "copy" for a real file.',
  });
}

export function builtInStep(name: string, origin: Origin | undefined): HmError {
  return new HmError("HM_BUILT_IN_STEP", `The activation step '${name}' is hm's own and cannot be set.`, {
    ...at(origin),
    hint: `Give the step another name, and place it with after: ["${name}"] or before: ["${name}"].`,
  });
}
