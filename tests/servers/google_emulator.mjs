// Google API emulator (vercel-labs/emulate) on 127.0.0.1, for tests.
//
//   npm ci                                       # once, beside package.json
//   node google_emulator.mjs PORT SEED.json      # PORT 0 picks a free port
//
// Prints one line `READY http://127.0.0.1:PORT` when it accepts connections;
// SIGTERM or SIGINT ends it. State is in memory only.
//
// SEED.json: {"tokens": {"TOKEN": "user@example.com"},  access tokens valid from the start
//             "google": {users, oauth_clients, labels, messages, calendars, calendar_events}}
// Unknown tokens get 401: unlike the `emulate` command line, no fallback user is set. After 5,000 requests an
// hour a token gets 403 (a limit in @emulators/core): seed a second token for the same user.
import { readFileSync } from "node:fs";
import { createServer as listenFree } from "node:net";
import { createServer, serve } from "@emulators/core";
import { googlePlugin, seedFromConfig } from "@emulators/google";

async function freePort() {
  return new Promise((resolve) => {
    const probe = listenFree().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const [portArg = "0", seedPath] = process.argv.slice(2);
const port = Number(portArg) || (await freePort());
const baseUrl = `http://127.0.0.1:${port}`;
const config = seedPath ? JSON.parse(readFileSync(seedPath, "utf8")) : {};

const tokens = Object.fromEntries(
  Object.entries(config.tokens ?? {}).map(([token, login], i) => [token, { login, id: i + 1, scopes: [] }]),
);
const { app, store } = createServer(googlePlugin, { port, baseUrl, tokens });
// googlePlugin.seed() would add a demo user with demo mail: leave it out unless no seed was given.
if (config.google) seedFromConfig(store, baseUrl, config.google);
else googlePlugin.seed(store, baseUrl);

const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
server.once("listening", () => console.log(`READY ${baseUrl}`));
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => {
    server.closeAllConnections?.();
    server.close(() => process.exit(0));
  });
}
