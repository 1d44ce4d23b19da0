import { usage } from "../errors.ts";

const UNITS: readonly (readonly [RegExp, (date: Date, amount: number) => void])[] = [
  [/^s(ec(ond)?s?)?$/, (it, n) => it.setTime(it.getTime() - n * 1000)],
  [/^min(ute)?s?$/, (it, n) => it.setTime(it.getTime() - n * 60_000)],
  [/^h(ours?)?$/, (it, n) => it.setTime(it.getTime() - n * 3_600_000)],
  [/^d(ays?)?$/, (it, n) => it.setDate(it.getDate() - n)],
  [/^w(eeks?)?$/, (it, n) => it.setDate(it.getDate() - 7 * n)],
  [/^fortnights?$/, (it, n) => it.setDate(it.getDate() - 14 * n)],
  [/^mon(th)?s?$/, (it, n) => it.setMonth(it.getMonth() - n)],
  [/^y(ears?)?$/, (it, n) => it.setFullYear(it.getFullYear() - n)],
];

/** The moment that `-30 days`, `30 days`, `2 weeks ago`, `2026-01-01` or an ISO timestamp stands for. Dates are local. */
export function parseWhen(text: string, now: Date): Date {
  const date = parseAge(text.trim().toLowerCase(), now) ?? parseDate(text.trim());
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw usage(`'${text}' is neither a date nor an age.`, 'Give an age such as "-30 days", or a date such as 2026-01-01.');
  }
  return date;
}

function parseAge(text: string, now: Date): Date | undefined {
  const date = new Date(now);
  if (text === "now") return date;
  if (text === "today" || text === "yesterday") {
    date.setHours(0, 0, 0, 0);
    if (text === "yesterday") date.setDate(date.getDate() - 1);
    return date;
  }
  const whole = /^((-\s*)?\d+\s*[a-z]+\s*)+(ago)?$/.test(text);
  if (!whole) return undefined;
  for (const [, amount, name] of text.replace(/\s*\bago$/, "").matchAll(/(\d+)\s*([a-z]+)/g)) {
    const unit = UNITS.find(([known]) => known.test(name!));
    if (!unit) return undefined;
    unit[1](date, Number(amount));
  }
  return date;
}

function parseDate(text: string): Date | undefined {
  if (/^@\d+$/.test(text)) return new Date(Number(text.slice(1)) * 1000);
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!day) return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? new Date(text) : undefined;
  const [year, month, date] = day.slice(1).map(Number) as [number, number, number];
  const local = new Date(year, month - 1, date);
  return local.getMonth() === month - 1 && local.getDate() === date ? local : undefined;
}
