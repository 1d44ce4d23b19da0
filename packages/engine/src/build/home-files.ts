import type { Placed } from "./manage.ts";
import { digestOf } from "../store/digest.ts";

/** Folders to make and links to set in them, all as absolute paths, in an order that works. */
export interface LinkWork {
  readonly folders: string[];
  /** Path of each link, and what it leads to. */
  readonly links: (readonly [path: string, to: string])[];
}

/** Part of the tree that several generations may have in common. */
export interface SharedFolder {
  /** Name of the object in the store. */
  readonly name: string;
  readonly node: Node;
}

/** A folder of the tree: what its links lead to, and the folders in it. */
export interface Node {
  readonly links: Map<string, string>;
  readonly folders: Map<string, Node>;
  size: number;
}

/** Homes of more files than this have parts of their tree shared, so that a change of one file does not cost all the others. */
const LARGE_HOME = 500;
/** Folders of fewer files are not worth an object of their own. */
const WORTH_SHARING = 8;

/** Arranges files as the tree that `home-files` is. */
export function treeOf(files: ReadonlyMap<string, Pick<Placed, "to">>): Node {
  const root = emptyNode();
  const known = new Map<string, Node>([["", root]]);
  for (const [target, { to }] of files) {
    const slash = target.lastIndexOf("/");
    nodeAt(slash < 0 ? "" : target.slice(0, slash), known).links.set(target.slice(slash + 1), to);
  }
  return root;
}

/** Takes the folders worth sharing out of a large tree and puts links to their objects in their place. Innermost come first. */
export function shareFolders(root: Node, store: string): SharedFolder[] {
  const shared: SharedFolder[] = [];
  if (measure(root) > LARGE_HOME) for (const it of root.folders.values()) share(it, store, shared);
  if (shared.length > 0 || root.size > LARGE_HOME) replace(root, store, shared);
  return shared;
}

/** Lists what it takes to make a tree at a path. */
export function workOf(node: Node, path: string, work: LinkWork): LinkWork {
  work.folders.push(path);
  for (const [name, to] of node.links) work.links.push([`${path}/${name}`, to]);
  for (const [name, it] of node.folders) workOf(it, `${path}/${name}`, work);
  return work;
}

function emptyNode(): Node {
  return { links: new Map(), folders: new Map(), size: 0 };
}

function nodeAt(path: string, known: Map<string, Node>): Node {
  const found = known.get(path);
  if (found) return found;
  const slash = path.lastIndexOf("/");
  const node = emptyNode();
  known.set(path, node);
  nodeAt(slash < 0 ? "" : path.slice(0, slash), known).folders.set(path.slice(slash + 1), node);
  return node;
}

function measure(node: Node): number {
  node.size = node.links.size;
  for (const it of node.folders.values()) node.size += measure(it);
  return node.size;
}

function share(node: Node, store: string, shared: SharedFolder[]): void {
  for (const it of node.folders.values()) share(it, store, shared);
  replace(node, store, shared);
}

function replace(node: Node, store: string, shared: SharedFolder[]): void {
  for (const [name, it] of node.folders) {
    if (it.size < WORTH_SHARING) continue;
    const object = `${digestOf(`home-files:${listing(it)}`)}-home-files`;
    shared.push({ name: object, node: it });
    node.folders.delete(name);
    node.links.set(name, `${store}/${object}`);
  }
}

function listing(node: Node): string {
  let text = "";
  for (const [name, to] of node.links) text += `${name}\0${to}\0`;
  for (const [name, it] of node.folders) text += `${name}\0(${listing(it)})\0`;
  return text;
}
