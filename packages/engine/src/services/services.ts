import { givenValue, tokenName, type AnyToken, type Collection, type Service, type ServiceToken as Token } from "@hm/api";
import { reflectReady } from "./reflect.ts";
import { container as root, type DependencyContainer } from "tsyringe";
import { serviceErrors } from "./errors.ts";

/** Services of one run. Each is made when it is first asked for, and disposed of in reverse order. */
export interface Scope extends AsyncDisposable {
  /** Throws `HM_SERVICE_MISSING`. */
  get<T>(token: Token<T>): T;
  /** Every member of a collection, those of outer scopes first. */
  all<T>(token: Collection<T>): readonly T[];
  /** A scope whose services see those of this one, and stand before them. Dispose of it first. */
  child(services: readonly Service[]): Scope;
}

/** Puts services together. Throws `HM_SERVICE_CYCLE`, `HM_SERVICE_DUPLICATE` or `HM_SERVICE_MISSING` before any of them is made. */
export function createScope(services: readonly Service[]): Scope {
  if (!reflectReady) throw new Error("tsyringe needs Reflect metadata");
  return scopeIn(root, services, () => []);
}

function scopeIn(parent: DependencyContainer, services: readonly Service[], inherited: (token: AnyToken) => readonly unknown[]): Scope {
  const container = parent.createChildContainer();
  const made = new AsyncDisposableStack();
  check(services, (it) => parent !== root && parent.isRegistered(it.key, true));
  for (const it of services) container.register(it.token.key, { useFactory: once(() => keep(it.create(resolve), made)) });

  const all = (it: AnyToken) => [...inherited(it), ...(container.isRegistered(it.key) ? container.resolveAll<unknown>(it.key) : [])];
  const one = (it: AnyToken) => {
    if (!container.isRegistered(it.key, true)) throw serviceErrors.missing(tokenName(it), undefined);
    return container.resolve<unknown>(it.key);
  };
  const resolve = (it: AnyToken): unknown => (it.many ? all(it) : one(it));
  return {
    get: (it) => one(it) as never,
    all: (it) => all(it) as never,
    child: (more) => scopeIn(container, more, all),
    async [Symbol.asyncDispose]() {
      await made.disposeAsync();
      await container.dispose();
    },
  };
}

/** A factory of tsyringe is given the container that asks, which may be a child: ours makes one instance, in its own scope. */
function once(create: () => unknown): () => unknown {
  let made: { readonly it: unknown } | undefined;
  return () => (made ??= { it: create() }).it;
}

function keep(it: unknown, made: AsyncDisposableStack): unknown {
  if (typeof it !== "object" || it === null) return it;
  const given = givenValue(it);
  if (given) return given.value;
  if (Symbol.asyncDispose in it || Symbol.dispose in it) made.use(it as AsyncDisposable | Disposable);
  return it;
}

function check(services: readonly Service[], outside: (token: AnyToken) => boolean): void {
  const needs = new Map<symbol, AnyToken[]>();
  for (const it of services) {
    const known = needs.get(it.token.key);
    if (known && !it.token.many) throw serviceErrors.duplicate(tokenName(it.token));
    needs.set(it.token.key, [...(known ?? []), ...it.needs]);
  }
  for (const it of services)
    for (const needed of it.needs)
      if (!needed.many && !needs.has(needed.key) && !outside(needed)) throw serviceErrors.missing(tokenName(needed), tokenName(it.token));
  const done = new Set<symbol>();
  for (const it of services) visit(it.token, [], needs, done);
}

function visit(at: AnyToken, path: readonly AnyToken[], needs: ReadonlyMap<symbol, readonly AnyToken[]>, done: Set<symbol>): void {
  const start = path.findIndex((it) => it.key === at.key);
  if (start >= 0) throw serviceErrors.cycle([...path.slice(start), at].map(tokenName));
  if (done.has(at.key)) return;
  for (const it of needs.get(at.key) ?? []) visit(it, [...path, at], needs, done);
  done.add(at.key);
}
