/** A node of the syntax tree, as @babel/parser gives it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly [field: string]: any;
}

type Key = string | number;

/** What following keys came to: the node to point at, and how many keys led to it. */
export interface Found {
  readonly node: Node;
  readonly depth: number;
}

const FIRST_ARGUMENT = new Set(["force", "fallback", "before", "after", "entry", "step", "defineHome"]);
const SECOND_ARGUMENT = new Set(["rank", "order"]);
const TYPE_ONLY = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression", "TSTypeAssertion", "ParenthesizedExpression"]);

/** Follows keys down from a value as far as the source says them literally. Points at `self` where no key can be followed. */
export function follow(value: Node, keys: readonly Key[], program: Node, self: Node = value): Found {
  return descend(value, keys, { self, depth: 0 }, program, 0);
}

interface Deepest {
  readonly self: Node;
  readonly depth: number;
}

function descend(value: Node, keys: readonly Key[], deepest: Deepest, program: Node, hops: number): Found {
  const here: Found = { node: deepest.self, depth: deepest.depth };
  const [key] = keys;
  if (key === undefined || hops > 50) return here;
  const next = see(value, program);
  if (next.length > 0) return best(next.map((it) => descend(it, keys, deepest, program, hops + 1)), here);
  const entries = value.type === "ObjectExpression" ? propertiesOf(value, key) : value.type === "ArrayExpression" ? elementsOf(value, key) : [];
  return best(
    entries.map(({ at, value: below, spread }) =>
      spread ? descend(below, keys, deepest, program, hops + 1) : descend(below, keys.slice(1), { self: at, depth: deepest.depth + 1 }, program, hops + 1)),
    here,
  );
}

/** The values that stand behind a node which is not itself an object or a list. */
function see(value: Node, program: Node): Node[] {
  if (TYPE_ONLY.has(value.type)) return [value.expression];
  if (value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression") return returned(value);
  if (value.type === "Identifier") return constant(value.name, program);
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier") return [];
  const { name } = value.callee;
  const chosen: Node[] = name === "merge" ? value.arguments : FIRST_ARGUMENT.has(name) ? value.arguments.slice(0, 1) : SECOND_ARGUMENT.has(name) ? value.arguments.slice(1, 2) : [];
  return chosen.filter((it) => it.type !== "SpreadElement");
}

function returned(fn: Node): Node[] {
  if (fn.body.type !== "BlockStatement") return [fn.body];
  const statements: Node[] = fn.body.body;
  const last = statements.at(-1);
  const returns = statements.filter((it) => it.type === "ReturnStatement");
  return returns.length === 1 && last?.type === "ReturnStatement" && last["argument"] ? [last["argument"]] : [];
}

function constant(name: string, program: Node): Node[] {
  for (const statement of program["body"] as Node[]) {
    const declaration: Node = statement.type === "ExportNamedDeclaration" && statement["declaration"] ? statement["declaration"] : statement;
    if (declaration.type !== "VariableDeclaration" || declaration["kind"] !== "const") continue;
    const found = (declaration["declarations"] as Node[]).find((it) => it["id"].name === name);
    if (found?.["init"]) return [found["init"]];
  }
  return [];
}

interface Entry {
  readonly at: Node;
  readonly value: Node;
  readonly spread: boolean;
}

/** The properties that may hold a key, last one first, as the last one counts. */
function propertiesOf(object: Node, key: Key): Entry[] {
  return (object["properties"] as Node[]).toReversed().flatMap((it): Entry[] => {
    if (it.type === "SpreadElement") return [{ at: it, value: it["argument"], spread: true }];
    if (keyOf(it) !== String(key)) return [];
    return [{ at: it["key"], value: it.type === "ObjectMethod" ? { ...it, type: "FunctionExpression" } : it["value"], spread: false }];
  });
}

function keyOf(property: Node): string | undefined {
  const key: Node = property["key"];
  if (key.type === "Identifier" && !property["computed"]) return key["name"];
  if (key.type === "StringLiteral" || key.type === "NumericLiteral") return String(key["value"]);
  if (key.type === "TemplateLiteral" && key["expressions"].length === 0) return key["quasis"][0].value.cooked;
  return undefined;
}

/** The element at an index. Behind a spread its place is not known. */
function elementsOf(list: Node, key: Key): Entry[] {
  const elements = list["elements"] as (Node | null)[];
  const index = Number(key);
  const element = elements[index];
  if (!element || elements.slice(0, index + 1).some((it) => it?.type === "SpreadElement")) return [];
  return [{ at: element, value: element, spread: false }];
}

function best(found: readonly Found[], otherwise: Found): Found {
  return found.reduce((deepest, it) => (it.depth > deepest.depth ? it : deepest), otherwise);
}
