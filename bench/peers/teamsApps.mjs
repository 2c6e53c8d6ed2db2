/** A Teams bot on `@microsoft/teams.apps`, with nobody to authenticate. */
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import express from 'express';
import { alone, answer, endWith, read } from './row.mjs';

const write = alone();
const http = express();
http.disable('etag');
http.disable('x-powered-by');
http.get('/readyz', (_req, res) => void res.json({ ok: true }));
const quiet = { debug() {}, info() {}, warn() {}, error: console.error, trace() {}, log() {}, child: () => quiet };
const app = new App({
  httpServerAdapter: new ExpressAdapter(http),
  dangerouslyAllowUnauthenticatedRequests: true,
  logger: quiet,
});
app.on('card.action', async () => {
  write();
  return answer;
});
await app.initialize();
endWith(http.listen(Number(read('PORT')), '127.0.0.1'));
