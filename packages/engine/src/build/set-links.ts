import { mkdirSync, symlinkSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { LinkWork } from "./home-files.ts";

/** From this many links on it pays to start a thread for them. */
const MANY = 2000;

// A string, because a bundle has no file of its own for a thread.
const PROGRAM = `
const { mkdirSync, symlinkSync } = require("node:fs");
const { workerData: { folders, links } } = require("node:worker_threads");
for (const it of folders) mkdirSync(it);
for (const [path, to] of links) symlinkSync(to, path);
`;

/** Makes folders and links, beside what else is going on when there are many. */
export async function setLinks({ folders, links }: LinkWork): Promise<void> {
  if (links.length >= MANY) return await inThread({ folders, links });
  for (const it of folders) mkdirSync(it);
  for (const [path, to] of links) symlinkSync(to, path);
}

function inThread(workerData: LinkWork): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData });
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });
}
