import type { Guard } from "@hm/api";

/** A condition and what came of it. `busy` while it is being computed. */
export interface GuardState {
  readonly guard: Guard;
  state: "pending" | "busy" | "done" | "failed";
  holds: boolean;
  error: unknown;
}

/** Gives each guard one state, so that a condition is computed once, whatever hangs on it. */
export function guardStates(): (guard: Guard) => GuardState {
  const states = new Map<Guard, GuardState>();
  return (guard) => {
    let state = states.get(guard);
    if (!state) states.set(guard, (state = { guard, state: "pending", holds: false, error: undefined }));
    return state;
  };
}
