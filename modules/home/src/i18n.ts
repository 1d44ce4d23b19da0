import { defineModule, pkg, types } from "@hm/api";

/** Locales, for programs that bring a C library of their own. */
export const i18n = defineModule({
  path: "i18n",
  description: "Locales of the home.",
  options: {
    glibcLocales: types.path().default(pkg("glibcLocales")).describe("Where programs from nixpkgs find the locales, below `lib/locale`."),
  },
});

/** The environment variable with the locale archive; the number is the version of the C library that began to read it. */
export function localeArchive(glibcLocales: unknown, platform: string): Record<string, string> {
  return platform === "linux" ? { LOCALE_ARCHIVE_2_27: `${glibcLocales}/lib/locale/locale-archive` } : {};
}
