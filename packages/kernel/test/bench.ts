/** Times the evaluation of ten thousand files. Run with `node --conditions=@hm/source`. */
import { defineModule } from "@hm/api";
import { evaluate } from "../src/evaluate.ts";
import { home, jane } from "./home-module.ts";
import { FACTS } from "./report.ts";

const COUNT = 10_000;
const names = Array.from({ length: COUNT }, (_, index) => `dir-${index % 100}/file-${index}`);
const one = Object.fromEntries(names.map((it, index) => [it, { text: `file number ${index}\n` }]));
const lazy = Object.fromEntries(names.map((it, index) => [it, { text: () => `file number ${index}\n` }]));
const giver = defineModule({ path: "giver", description: "Gives files.", always: true, options: {}, config: () => names.map((it, index) => home({ file: { [it]: { text: `file number ${index}\n` } } })) });

const cases = {
  "in one definition": () => [jane, home({ file: one })],
  "each text from a function": () => [jane, home({ file: lazy })],
  "ten thousand definitions": () => [jane, giver({})],
};

for (const [name, parts] of Object.entries(cases)) {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    const { files } = evaluate(parts(), { facts: FACTS }).home();
    if (files.length !== COUNT) throw new Error(`${files.length} files`);
    return performance.now() - start;
  });
  const sorted = times.toSorted((a, b) => a - b);
  console.log(`${name.padEnd(28)} first ${times[0]!.toFixed(1).padStart(6)} ms   median ${sorted[4]!.toFixed(1).padStart(6)} ms   least ${sorted[0]!.toFixed(1).padStart(6)} ms`);
}
