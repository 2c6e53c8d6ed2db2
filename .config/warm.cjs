'use strict';
/**
 * Runs the built program once, in this process and on an empty folder, with all platforms and to its first press, then keeps
 * what V8 has compiled beside it. Part of the build: `node warm.cjs FOLDER`.
 */
const { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const http = require('node:http');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { setFlagsFromString } = require('node:v8');

const folder = resolve(process.argv[2]);
const LONGEST_MS = 20_000;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Stands for Slack, which is not asked anything: `ok` to every call. */
const anySlack = () =>
  new Promise((done) => {
    const answer = JSON.stringify({ ok: true, team_id: 'T0', user_id: 'U0', bot_id: 'B0', app_id: 'A0', url: '' });
    const server = http.createServer((req, res) => {
      req.resume().on('end', () => res.setHeader('Content-Type', 'application/json').end(answer));
    });
    server.listen(0, '127.0.0.1', () => done(server.unref()));
  });

async function warm() {
  const data = mkdtempSync(join(tmpdir(), 'concord-build-'));
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
  const port = await freePort();
  // An empty folder is the place to be, too: no `.env` is read.
  process.chdir(data);
  const slack = await anySlack();
  process.env = {
    ...{ PORT: String(port), CONCORD_DATA: data, CONCORD_CLOCK: 'manual', LOG_LEVEL: 'silent' },
    ...{ CONCORD_LOCAL: 'yes', CONCORD_SAMPLE: 'yes', TEAMS_LOCAL_DEVELOPMENT: 'yes' },
    ...{ SLACK_BOT_TOKEN: 'xoxb-build', SLACK_SIGNING_SECRET: '0'.repeat(32) },
    SLACK_API_URL: `http://127.0.0.1:${slack.address().port}/api/`,
  };
  const { scripts } = require(join(folder, 'main.js'));
  const address = `http://127.0.0.1:${port}`;
  await answered(`${address}/readyz`);
  await act(address, 'una-1', { verb: 'endorsement.compose' });
  // The flags under which the next start will read it.
  setFlagsFromString(process[Symbol.for('concord.heap')].before);
  for (const [name, script] of Object.entries(scripts))
    keepWhole(join(folder, `${name}.cache`), script.createCachedData());
  process.emit('SIGTERM');
}

/** V8 looks at a cache's head only: half of one would be its end. */
function keepWhole(file, bytes) {
  const unfinished = `${file}.new`;
  const handle = openSync(unfinished, 'w');
  writeFileSync(handle, bytes);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(unfinished, file);
}

async function answered(url) {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const act = async (address, person, body) => {
  const answer = await fetch(`${address}/local/people/${person}/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.text();
};

warm().catch((fault) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`);
  process.exit(1);
});
