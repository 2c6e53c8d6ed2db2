/**
 * The floor of a press in Teams: the SDK's own adapter and handler with nobody to authenticate, one durable write, and the
 * card that the product answered with: the same every time, with nothing decided and nothing drawn.
 */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';
import express from 'express';
import { answer, read, write } from './write.ts';

class Bare extends TeamsActivityHandler {
  protected override async onAdaptiveCardInvoke() {
    await write();
    return answer as never;
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
const bot = new Bare();

const app = express();
app.disable('etag');
app.disable('x-powered-by');
app.get('/readyz', (_req, res) => void res.json({ ok: true }));
app.post('/api/messages', express.json(), (req, res) => {
  adapter.process(req, res as never, (context) => bot.run(context)).catch(() => res.status(500).end());
});

const server = app.listen(Number(read('PORT')), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
