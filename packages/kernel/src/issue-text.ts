import type { z } from "@hm/api";

type Issue = z.core.$ZodIssue;

/** What is wrong with a value that is of the right type; nothing where it is of another type. */
export function issueText(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
    case "invalid_value":
    case "invalid_key":
    case "invalid_element":
      return undefined;
    case "invalid_union":
      return unionText(issue.errors);
    case "custom":
      return issue.message === "Invalid input" || issue.message.startsWith("expected ") ? undefined : issue.message;
    case "too_small":
      return issue.message.startsWith("Too small") ? smallText(issue) : issue.message;
    case "too_big":
      return issue.message.startsWith("Too big") ? `it must be at most ${issue.maximum}${unit(issue.origin, issue.maximum)}` : issue.message;
    case "invalid_format":
      return issue.message.startsWith("Invalid string: must match") && issue.pattern ? `it must match ${issue.pattern}` : issue.message.replace(/^Invalid string: must/, "it must");
    default:
      return issue.message;
  }
}

/** Of several alternatives, what is wrong by the one whose type fits. */
function unionText(alternatives: readonly (readonly Issue[])[]): string | undefined {
  const fitting = alternatives.filter((issues) => issues.every((it) => it.code !== "invalid_type" || it.path.length > 0)).map((issues) => issues[0]!);
  const [only] = fitting;
  return fitting.length === 1 && only && only.path.length === 0 ? issueText(only) : undefined;
}

function smallText({ origin, minimum, inclusive }: Issue & { readonly code: "too_small" }): string {
  if (minimum === 1 && origin !== "number" && origin !== "int") return "it must not be empty";
  return `it must be ${inclusive === false ? "more than" : "at least"} ${minimum}${unit(origin, minimum)}`;
}

function unit(origin: string, count: number | bigint): string {
  const name = origin === "string" ? "character" : origin === "array" || origin === "record" || origin === "set" ? "entry" : undefined;
  if (!name) return "";
  return ` ${count === 1 ? name : name === "entry" ? "entries" : `${name}s`}${origin === "string" ? " long" : ""}`;
}
