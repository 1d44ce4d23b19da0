type Metadata = Map<unknown, Map<unknown, unknown>>;

interface ReflectMetadata {
  getMetadata?(key: unknown, target: object): unknown;
  getOwnMetadata?(key: unknown, target: object): unknown;
  defineMetadata?(key: unknown, value: unknown, target: object): void;
}

const known: Metadata = new Map();
const reflect = Reflect as ReflectMetadata;
const read = (key: unknown, target: object): unknown => known.get(target)?.get(key);

// tsyringe refuses to load without these, and needs no more of `reflect-metadata`.
reflect.getMetadata ??= read;
reflect.getOwnMetadata ??= read;
reflect.defineMetadata ??= (key, value, target) => {
  known.set(target, (known.get(target) ?? new Map<unknown, unknown>()).set(key, value));
};

/** Holds once tsyringe can be loaded; importing it first keeps the order of loading in a bundle. */
export const reflectReady: boolean = typeof reflect.getMetadata === "function";
