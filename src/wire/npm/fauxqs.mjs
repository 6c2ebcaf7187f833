// fauxqs on loopback only: its own command listens on all interfaces. One argument: the port.
import { buildApp } from "fauxqs";

const app = buildApp({ logger: process.env.FAUXQS_LOGGER === "true" });
await app.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
