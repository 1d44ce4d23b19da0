/** Reads a file as Mozilla compresses them: `mozLz40`, the size, and one block of LZ4. */
export function unpack(file: Uint8Array): string {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (new TextDecoder().decode(file.subarray(0, 8)) !== "mozLz40\0") throw new Error("The file does not begin with mozLz40.");
  const out = new Uint8Array(data.getUint32(8, true));
  let from = 12;
  let to = 0;
  const lengthOf = (short: number) => {
    let length = short;
    if (short === 15) for (let more = 255; more === 255; ) length += more = file[from++]!;
    return length;
  };
  while (from < file.length) {
    const token = file[from++]!;
    const literals = lengthOf(token >> 4);
    out.set(file.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from >= file.length) break;
    const offset = data.getUint16(from, true);
    from += 2;
    for (let rest = lengthOf(token & 15) + 4; rest > 0; rest--, to++) out[to] = out[to - offset]!;
  }
  if (to !== out.length) throw new Error(`The file says ${out.length} bytes, and holds ${to}.`);
  return new TextDecoder().decode(out);
}
