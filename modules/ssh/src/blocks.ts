import { hinted, isEntry, z, type Entry } from "@hm/api";

/** Directives for some hosts, by the names of ssh_config(5). */
export interface Block {
  /** The line that opens the block, where it is another than the block's name says. */
  readonly header?: string | undefined;
  readonly [directive: string]: any;
}

/** Blocks by name, some with a place before or after others. */
export type Blocks = Readonly<Record<string, Block | Entry<Block>>>;

const block = z
  .object({ header: z.string().optional().describe("Line that opens the block. Unless set it is the name of the block, behind `Host ` where that is not said.") })
  .catchall(z.any())
  // An entry that is wrong inside is no block with directives of these names.
  .refine((it) => !("value" in it && "after" in it), "an entry holds a block");

/** A value, or an entry that holds one; unlike those of a DAG, values of the same name merge. */
export function orEntry<S extends z.ZodType>(schema: S): z.ZodType<z.output<S> | Entry<z.output<S>>, z.input<S> | Entry<z.input<S>>> {
  const inEntry = z.custom((it) => isEntry(it) && schema.safeParse(it.value).success, "expected an entry with a block");
  return z.union([hinted(inEntry, { typeName: "entry(…)" }), schema]) as never;
}

/** Schema of blocks by name. */
export const blocks = z.record(z.string(), orEntry(block)) as unknown as z.ZodType<Blocks, Blocks>;

/** The block itself, of one with or without a place. */
export function blockOf<T extends object>(it: T | Entry<T>): T {
  return isEntry(it) ? (it.value as T) : (it as T);
}
