export { gpgAgent } from "./gpg-agent.ts";
