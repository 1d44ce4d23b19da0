/** Text of the program that a generation carries as `activate`: needs nothing but Node, and reads `manifest.json` beside itself. */
export async function bundleActivator(): Promise<string> {
  throw new Error("not implemented");
}
