import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDocument, type Document, type DocumentFormat } from "../../src/documents/index.ts";

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");

function edited(format: DocumentFormat, text: string, edit: (document: Document) => void): string {
  const document = openDocument(format, text);
  edit(document);
  return document.toString();
}

function vsCode(it: Document): void {
  it.set(["editor.fontSize"], 16);
  it.set(["editor.rulers"], [100]);
  it.set(["files.exclude"], { "**/node_modules": true, "**/dist": true });
  it.set(["[markdown]", "editor.tabSize"], 2);
  it.set(["terminal.integrated.env.linux", "EDITOR"], "code --wait");
  it.set(["workbench.colorTheme"], "Solarized Dark");
  it.delete(["telemetry.telemetryLevel"]);
}

function mimeApps(it: Document): void {
  it.set(["Default Applications", "text/html"], ["chromium.desktop", "firefox.desktop"]);
  it.set(["Default Applications", "application/pdf"], "zathura.desktop");
  it.set(["Removed Associations", "image/png"], "display.desktop");
  it.delete(["Default Applications", "x-scheme-handler/https"]);
}

function starship(it: Document): void {
  it.set(["add_newline"], false);
  it.set(["palette"], "nord");
  it.set(["character"], { success_symbol: "[>](bold green)", error_symbol: "[x](bold red)" });
  it.set(["git_status", "style", "color"], "red");
  it.set(["os", "symbols", "NixOS"], "❄️ ");
  it.set(["battery", "display", "threshold"], 10);
  it.delete(["git_status", "ahead"]);
  it.delete(["package", "disabled"]);
}

function compose(it: Document): void {
  it.set(["version"], "3.9");
  it.set(["services", "web", "image"], "nginx:1.27");
  it.set(["services", "web", "ports"], ["8080:80", "443:443"]);
  it.set(["services", "web", "restart"], "unless-stopped");
  it.delete(["services", "web", "command"]);
  it.set(["services", "db", "image"], "postgres:17");
  it.set(["services", "db", "labels"], { tier: "front", team: "web" });
  it.set(["services", "db", "healthcheck", "retries"], 5);
  it.delete(["services", "db", "healthcheck", "interval"]);
  it.set(["services", "cache"], { image: "redis", deploy: { replicas: 2 } });
  it.set(["volumes", "cache", "driver"], "local");
}

const examples = [
  ["jsonc", "settings", "json", vsCode],
  ["ini", "mimeapps", "list", mimeApps],
  ["toml", "starship", "toml", starship],
  ["yaml", "compose", "yaml", compose],
] as const;

test.for(examples)("edits a hand-written %s file", ([format, name, ending, edit]) => {
  expect(edited(format, golden(`${name}.before.${ending}`), edit)).toBe(golden(`${name}.after.${ending}`));
});

test.for(examples)("keeps the line endings of a %s file from Windows", ([format, name, ending, edit]) => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  expect(edited(format, windows(golden(`${name}.before.${ending}`)), edit)).toBe(windows(golden(`${name}.after.${ending}`)));
});
