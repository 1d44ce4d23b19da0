export { systemdUser } from "./systemd.ts";
