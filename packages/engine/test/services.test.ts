import { describe, expect, it } from "vitest";
import { collection, service, token, value } from "@hm/api";
import { createScope } from "../src/services/services.ts";

interface Named { readonly name: string }
const Clock = token<Named>("test:Clock");
const Log = token<Named>("test:Log");
const Driver = collection<Named>("test:Driver");

describe("createScope", () => {
  it("makes each service once, when it is asked for, from the services it declares", async () => {
    let made = 0;
    await using scope = createScope([
      service(Log, { clock: Clock }, ({ clock }) => ({ name: `log by ${clock.name}` })),
      service(Clock, {}, () => ({ name: `clock ${++made}` })),
    ]);
    expect(made).toBe(0);
    expect(scope.get(Log).name).toBe("log by clock 1");
    expect(scope.get(Clock)).toBe(scope.get(Clock));
  });

  it("disposes of services in reverse order of their making, and not of values that it was given", async () => {
    const gone: string[] = [];
    const disposable = (name: string) => ({ name, [Symbol.dispose]: () => void gone.push(name) });
    {
      await using scope = createScope([
        service(Log, { clock: Clock }, () => disposable("log")),
        service(Clock, {}, () => disposable("clock")),
        value(Driver, disposable("given")),
      ]);
      scope.get(Log);
      scope.all(Driver);
    }
    expect(gone).toEqual(["log", "clock"]);
  });

  it("lets a child see, extend and stand before its parent without changing it", async () => {
    await using parent = createScope([
      service(Log, { clock: Clock }, ({ clock }) => ({ name: clock.name })),
      value(Clock, { name: "slow" }),
      value(Driver, { name: "dconf" }),
    ]);
    await using child = parent.child([value(Clock, { name: "fast" }), value(Driver, { name: "systemd" })]);
    expect(child.get(Clock).name).toBe("fast");
    expect(child.get(Log)).toBe(parent.get(Log));
    expect(parent.get(Log).name).toBe("slow");
    expect(child.all(Driver).map((it) => it.name)).toEqual(["dconf", "systemd"]);
    expect(parent.all(Driver).map((it) => it.name)).toEqual(["dconf"]);
  });

  it("names the services of a cycle", () => {
    const services = [service(Log, { clock: Clock }, ({ clock }) => clock), service(Clock, { log: Log }, ({ log }) => log)];
    expect(() => createScope(services)).toThrow(expect.objectContaining({ code: "HM_SERVICE_CYCLE", message: expect.stringContaining("test:Log → test:Clock → test:Log") }));
  });

  it("refuses two services of one name, and services that need one which is not there", async () => {
    expect(() => createScope([value(Log, { name: "a" }), value(Log, { name: "b" })])).toThrow(expect.objectContaining({ code: "HM_SERVICE_DUPLICATE" }));
    expect(() => createScope([service(Log, { clock: Clock }, ({ clock }) => clock)])).toThrow(
      expect.objectContaining({ code: "HM_SERVICE_MISSING", message: "The service 'test:Log' needs 'test:Clock', which is not registered." }),
    );
    await using empty = createScope([]);
    expect(() => empty.get(Clock)).toThrow(expect.objectContaining({ code: "HM_SERVICE_MISSING" }));
    expect(empty.all(Driver)).toEqual([]);
  });
});
