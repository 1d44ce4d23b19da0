import { HmError } from "@hm/api";
import { messages } from "./messages.ts";

const CAUGHT = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Signals that arrive while the home is being changed. */
export interface Signals {
  /** Throws when there was one. */
  check(): Promise<void>;
  release(): void;
}

/** Keeps signals from ending the process at once, so that what was begun can be taken back. */
export function catchSignals(): Signals {
  let caught: string | undefined;
  const listen = (signal: string) => void (caught = signal);
  for (const signal of CAUGHT) process.on(signal, listen);
  return {
    async check() {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (caught !== undefined) throw new HmError("HM_INTERRUPTED", messages.interrupted(caught));
    },
    release: () => CAUGHT.forEach((signal) => process.off(signal, listen)),
  };
}
