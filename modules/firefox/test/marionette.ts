import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Drives a browser from inside. */
export interface Marionette {
  /** Runs the body of an async function in the browser's own context, and gives what it returns. */
  evaluate(body: string): Promise<any>;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Connects to a browser that is about to listen on a port. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await dial(port, Date.now() + 15_000);
  const waiting = new Map<number, { resolve: (value: any) => void; reject: (error: Error) => void }>();
  let received = Buffer.alloc(0);
  let last = 0;

  socket.on("data", (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (let message = next(); message !== undefined; message = next()) {
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(value);
      waiting.delete(id);
    }
  });
  socket.on("close", () => waiting.forEach((it) => it.reject(new Error("The browser has ended."))));
  socket.on("error", () => undefined);

  await send("WebDriver:NewSession", {});
  await send("Marionette:SetContext", { value: "chrome" });
  return {
    async evaluate(body) {
      const script = `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then((it) => done({ value: it }), (error) => done({ error: String(error) }));`;
      const { value } = await send("WebDriver:ExecuteAsyncScript", { script, args: [] });
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
  };

  function send(name: string, parameters: object): Promise<any> {
    const text = JSON.stringify([0, ++last, name, parameters]);
    return new Promise((resolve, reject) => {
      waiting.set(last, { resolve, reject });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  /** A message is its length in bytes, a colon, and JSON. */
  function next(): unknown {
    const colon = received.indexOf(":");
    const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)).toString());
    if (colon < 0 || received.length < end) return undefined;
    const message: unknown = JSON.parse(received.subarray(colon + 1, end).toString());
    received = received.subarray(end);
    return message;
  }
}

async function dial(port: number, until: number): Promise<Socket> {
  for (;;) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const it = connect(port, "127.0.0.1", () => resolve(it)).once("error", () => resolve(undefined));
    });
    if (socket) return socket;
    if (Date.now() > until) throw new Error(`Nothing listens on port ${port}.`);
    await wait(50);
  }
}
