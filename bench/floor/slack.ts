/**
 * The floor of a press in Slack: Bolt's own receiver and handler, one durable write, the acknowledgement, and then the card
 * that the product put in the message's place: the same every time, with nothing decided and nothing drawn.
 */
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import type { ChatUpdateArguments } from '@slack/web-api';
import { answer, read, write } from './write.ts';

interface Pressed {
  readonly api: string;
  readonly token: string;
  readonly signingSecret: string;
  readonly update: ChatUpdateArguments;
}
const { api, token, signingSecret, update } = answer as Pressed;

const receiver = new ExpressReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({ receiver, token, clientOptions: { slackApiUrl: api }, logLevel: LogLevel.ERROR });
app.action(/.*/, async ({ ack, client }) => {
  await write();
  await ack();
  await client.chat.update(update);
});
receiver.router.get('/readyz', (_req, res) => void res.json({ ok: true }));

const server = receiver.app.listen(Number(read('PORT')), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
