import { isHmError, type Exhibit, type HmError, type ModuleSelf, type Origin } from "@hm/api";
import type { Notice } from "./evaluation.ts";
import * as messages from "./messages.ts";
import { pathOf, type Node } from "./node.ts";
import type { Reader } from "./reader.ts";
import type { Registered } from "./registry.ts";
import { originOf } from "./source.ts";
import { thrownAt } from "./trace.ts";
import { hasKey } from "./values.ts";

/** Checks what a module asserts and warns of, once all options are known to be valid. */
export function checkModule(reader: Reader, { root, spec, active, enabled }: Registered, problems: Set<HmError>, warnings: Notice[]): void {
  if (!active) return;
  const self: ModuleSelf<never> = { options: undefined as never, get: reader.get, facts: reader.facts };
  try {
    if (enabled && !reader.holds(enabled)) return;
    Object.assign(self, { options: reader.read(root) });
  } catch (error) {
    if (isHmError(error)) return void problems.add(error);
    throw error;
  }
  for (const it of spec.assertions ?? []) {
    attempt(() => {
      if (!it.assert(self as never)) problems.add(messages.assertionFailed(textOf(it.message, self), exhibits(root, it.option), it.hint));
    });
  }
  for (const it of spec.warnings ?? []) {
    attempt(() => {
      if (it.when(self as never)) warnings.push({ message: textOf(it.message, self), origins: origins(root, it.option) });
    });
  }

  function attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      problems.add(isHmError(error) ? error : messages.checkThrows(pathOf(root), error, thrownAt(error)));
    }
  }
}

function textOf(message: string | ((self: never) => string), self: ModuleSelf<never>): string {
  return typeof message === "function" ? message(self as never) : message;
}

function exhibits(root: Node, option: string | undefined): Exhibit[] {
  return origins(root, option).map((origin) => ({ origin }));
}

/** Where an option was set, or else the group that holds it. */
function origins(root: Node, option: string | undefined): Origin[] {
  let node: Node = root;
  for (const key of option?.split(".") ?? []) {
    const below = node.children.get(key);
    if (below) node = below;
    else return (node.winners ?? []).flatMap((it) => (hasKey(it.value, key) ? [withKey(originOf(it.at), key)] : []));
  }
  return node === root ? [] : (node.winners ?? []).map((it) => originOf(it.at));
}

function withKey(origin: Origin, key: string): Origin {
  return { ...origin, keys: [...origin.keys, key] };
}
