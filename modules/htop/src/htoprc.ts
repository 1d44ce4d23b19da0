type Value = boolean | number | string | readonly (number | string)[];

/** The text of `htoprc`. The layout of the head comes first, since htop takes meters for what it knows of until then. */
export function htoprc(settings: Readonly<Record<string, Value>>, fields: readonly number[]): string {
  // Screens bring columns of their own; beside them `fields` would be one more screen, before them.
  const hasColumns = Object.keys(settings).some((it) => it === "fields" || it.startsWith("screen:"));
  const { header_layout, ...rest } = hasColumns ? settings : withFields(settings, fields);
  const head = header_layout === undefined ? {} : { header_layout };
  return Object.entries({ ...head, ...rest })
    .map(([name, value]) => `${name}=${text(value)}\n`)
    .join("");
}

/** Adds the columns, by name where settings stand by name, and else before them. */
function withFields(settings: Readonly<Record<string, Value>>, fields: readonly number[]): Record<string, Value> {
  const names = Object.keys(settings);
  const at = names.every((it, index) => index === 0 || names[index - 1]! < it) ? names.filter((it) => it < "fields").length : 0;
  const all = Object.entries(settings).toSpliced(at, 0, ["fields", fields]);
  return Object.fromEntries(all);
}

function text(value: Value): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "object" ? value.join(" ") : `${value}`;
}
