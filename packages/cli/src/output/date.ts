/** A date as Home Manager lists it: `2018-01-04 11:56`, in local time. */
export function formatDate(date: Date): string {
  const two = (it: number) => String(it).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
