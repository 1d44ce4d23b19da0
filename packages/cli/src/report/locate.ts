import { follow, type Node } from "./follow.ts";

/** A stretch of a source file that a message points at; `line` and `column` count from 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
  /** Characters to underline, all on the line. */
  readonly length: number;
}

interface Call {
  readonly line: number;
  readonly column: number;
  readonly keys: readonly (string | number)[];
}

/** Finds the key that `keys` lead to below the argument of the call at a place, as deep as the source says it literally. */
export async function locate(source: string, call: Call): Promise<Location> {
  const asGiven: Location = { line: call.line, column: call.column, length: 1 };
  const program = await parse(source);
  const found = program && findCall(program, offsetOf(source, call));
  if (!program || !found) return asGiven;
  const argument: Node | undefined = found["arguments"][0];
  const callee: Node = found["callee"];
  const named: Node = callee.type === "MemberExpression" ? callee["property"] : callee;
  if (!argument || call.keys.length === 0) return span(named, source);
  return span(follow(argument, call.keys, program, named).node, source);
}

async function parse(source: string): Promise<Node | undefined> {
  const { parse } = await import("@babel/parser");
  try {
    const file = parse(source, { sourceType: "module", plugins: ["typescript"], errorRecovery: true });
    return file.program as unknown as Node;
  } catch {
    return undefined;
  }
}

/** The innermost call whose callee spans the offset. */
function findCall(program: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  visit(program, (node) => {
    if (offset < node.start || offset >= node.end) return false;
    if (node.type === "CallExpression" && offset < node["callee"].end) found = node;
    return true;
  });
  return found;
}

function visit(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const field of Object.keys(node)) {
    if (field === "loc") continue;
    for (const child of [node[field]].flat()) if (typeof child?.type === "string") visit(child, enter);
  }
}

function offsetOf(source: string, { line, column }: { readonly line: number; readonly column: number }): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = source.indexOf("\n", start);
    if (end < 0) return source.length;
    start = end + 1;
  }
  return start + column - 1;
}

function span(node: Node, source: string): Location {
  const text = source.slice(node.start, node.end);
  return { line: node.loc.start.line, column: node.loc.start.column + 1, length: Math.max(1, text.split("\n")[0]!.trimEnd().length) };
}
