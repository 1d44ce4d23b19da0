import { Argument, Command, InvalidArgumentError } from "commander";
import type { Run } from "./context.ts";
import { version } from "./version.ts";

const backup = ["-b, --backup <extension>", "move files that are in the way aside, to names with this extension", backupExtension] as const;

/** Declares the whole command line. What a command does is loaded when it runs; its exit status goes to `finish`. */
export function createProgram(finish: (status: number) => void): Command {
  const program = new Command("hm")
    .description("Manages your home: the packages, dotfiles, settings and services that home.config.ts declares.")
    .usage("[options] <command>")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .option("-f, --file <path>", "the configuration, instead of home.config.ts in its usual place")
    .option("--no-color", "print without colours")
    .option("--no-progress", "show no progress")
    .option("--trace", "show where in hm an error comes from")
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (it) => [it.name(), it.usage().replace(/^\[options\] ?/, "")].join(" ").trim() })
    .configureOutput({ outputError: () => {} })
    .exitOverride();

  /** Adds a command. Its module is loaded when it runs. */
  const command = (usage: string, description: string, load: () => Promise<{ readonly run: Run }>): Command =>
    program.command(usage).description(description).action(async (...received: unknown[]) => {
      const it = received.at(-1) as Command;
      const [{ createContext }, { run }] = await Promise.all([import("./context.ts"), load()]);
      const options = it.optsWithGlobals<any>();
      const context = createContext(options);
      try {
        finish((await run(context, options, ...it.processedArgs)) ?? 0);
      } finally {
        context.progress.done();
      }
    });

  command("init", "write a working configuration to start from", () => import("./commands/init.ts"))
    .option("--switch", "activate it at once");
  command("build", "build the home without activating it, and print its path", () => import("./commands/build.ts"))
    .option("-o, --out-link <link>", "where to link the result", "result")
    .option("--no-out-link", "make no link")
    .option("-v, --verbose", "say what is done")
    .option("--json", "print JSON");
  command("switch", "build the home and activate it", () => import("./commands/switch.ts"))
    .option("-n, --dry-run", "show what would be done, and do nothing")
    .option(...backup)
    .option("-v, --verbose", "say what is done")
    .option("--rollback", "go back to the generation before the current one")
    .option("--json", "print JSON");
  command("rollback [id]", "go back to the generation before the current one, or to one by its number", () => import("./commands/rollback.ts"))
    .option("-n, --dry-run", "show what would be done, and do nothing")
    .option(...backup)
    .option("-v, --verbose", "say what is done")
    .option("--json", "print JSON");
  command("generations", "list all generations, newest first", () => import("./commands/generations.ts"))
    .option("--json", "print JSON");
  command("remove-generations <id...>", "remove generations by their numbers", () => import("./commands/remove-generations.ts"))
    .option("--json", "print JSON");
  command("expire-generations <when>", 'remove generations that are older than a date or an age, such as 2026-01-01 or "-30 days"', () => import("./commands/expire-generations.ts"))
    .option("--json", "print JSON")
    .allowUnknownOption();
  command("gc", "remove what no generation needs from the store", () => import("./commands/gc.ts"))
    .option("-n, --dry-run", "show what would be removed, and remove nothing")
    .option("--json", "print JSON");
  command("diff [a] [b]", "show what a switch would change, or how two generations differ", () => import("./commands/diff.ts"))
    .option("--json", "print JSON");
  command("status", "show what in the home no longer is as hm left it", () => import("./commands/status.ts"))
    .option("--json", "print JSON");
  command("adopt <path...>", "take files that were changed by hand back into the configuration", () => import("./commands/adopt.ts"))
    .option("-n, --dry-run", "show what would be written, and write nothing")
    .option("--json", "print JSON");
  command("packages", "list what the current generation installs", () => import("./commands/packages.ts"))
    .option("--json", "print JSON");
  command("option [path]", "show an option: its value, type and meaning, and where it is set", () => import("./commands/option.ts"))
    .option("--search <words...>", "list the options that match all words")
    .option("--json", "print JSON");
  command("news", "show what is new in hm", () => import("./commands/news.ts"))
    .option("--all", "show what was read before, too")
    .option("--json", "print JSON");
  command("edit", "open the configuration in your editor", () => import("./commands/edit.ts"));
  command("doctor", "check this machine and say what to do", () => import("./commands/doctor.ts"))
    .option("--json", "print JSON");
  command("uninstall", "leave the home as it was before hm", () => import("./commands/uninstall.ts"))
    .option("--yes", "do not ask")
    .option("-n, --dry-run", "show what would be done, and do nothing")
    .option("-v, --verbose", "say what is done");
  command("completion", "print a completion script", () => import("./commands/completion.ts"))
    .addArgument(new Argument("<shell>").choices(["bash", "zsh", "fish"]));
  return program;
}

/** Refuses what cannot end the name of a backup before any work is done. */
function backupExtension(given: string): string {
  if (/^\.?$|\//.test(given)) throw new InvalidArgumentError("Give an extension such as 'backup', without slashes.");
  return given;
}
