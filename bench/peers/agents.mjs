/** A Teams bot on the Agents SDK: its adapter and handler, with nobody to authenticate. */
import { ActivityHandler, CloudAdapter } from '@microsoft/agents-hosting';
import express from 'express';
import { alone, answer, endWith, read } from './row.mjs';

const write = alone();

class Bot extends ActivityHandler {
  async onAdaptiveCardInvoke() {
    write();
    return answer;
  }
}

const adapter = new CloudAdapter({});
const bot = new Bot();
const app = express();
app.disable('etag');
app.disable('x-powered-by');
app.get('/readyz', (_req, res) => void res.json({ ok: true }));
app.post('/api/messages', express.json(), (req, res) => {
  req.user = {};
  adapter.process(req, res, (context) => bot.run(context)).catch(() => res.status(500).end());
});
endWith(app.listen(Number(read('PORT')), '127.0.0.1'));
