/** Names a service and its type. Copies of this package agree on it. */
export interface Token<T> {
  readonly key: symbol;
  readonly many: false;
  readonly type?: (it: T) => T;
}

/** Names a service that several packages may add to. */
export interface Collection<T> {
  readonly key: symbol;
  readonly many: true;
  readonly type?: (it: T) => T;
}

export type AnyToken = Token<any> | Collection<any>;

type Dependencies = Readonly<Record<string, AnyToken>>;
type Resolved<D extends Dependencies> = {
  readonly [K in keyof D]: D[K] extends Collection<infer T> ? readonly T[] : D[K] extends Token<infer T> ? T : never;
};

/** How a service is made, and of what. */
export interface Service {
  readonly token: AnyToken;
  readonly needs: readonly AnyToken[];
  readonly create: (resolve: (token: AnyToken) => unknown) => unknown;
}

const PREFIX = "@hm/service:";

/** Names a service. */
export function token<T>(name: string): Token<T> {
  return { key: Symbol.for(PREFIX + name), many: false };
}

/** Names a collection of services. */
export function collection<T>(name: string): Collection<T> {
  return { key: Symbol.for(PREFIX + name), many: true };
}

/** The name that a token was made with. */
export function tokenName({ key }: AnyToken): string {
  return key.description!.replace(PREFIX, "");
}

/** Declares how a service is made of others. */
export function service<T, const D extends Dependencies>(token: Token<T> | Collection<T>, needs: D, create: (needed: Resolved<D>) => T): Service {
  const names = Object.entries(needs);
  return {
    token,
    needs: Object.values(needs),
    create: (resolve) => create(Object.fromEntries(names.map(([name, needed]) => [name, resolve(needed)])) as Resolved<D>),
  };
}

const GIVEN = Symbol.for("@hm/api/given@1");

/** Declares a service that exists already. Its scope does not dispose of it. */
export function value<T>(token: Token<T> | Collection<T>, it: T): Service {
  return { token, needs: [], create: () => ({ [GIVEN]: it }) };
}

/** What `value` was given, or nothing for what a service made. */
export function givenValue(it: object): { readonly value: unknown } | undefined {
  return GIVEN in it ? { value: it[GIVEN] } : undefined;
}
