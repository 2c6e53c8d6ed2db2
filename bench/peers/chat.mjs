/** A Slack bot on Chat SDK, with its state in memory or in PostgreSQL (`POSTGRES_URI`), where its rows are then too. */
import { createServer } from 'node:http';
import { createSlackAdapter } from '@chat-adapter/slack';
import { Chat } from 'chat';
import { alone, answer, endWith, inPostgres, read, textOf } from './row.mjs';

const postgres = read('POSTGRES_URI');
const write = postgres === '' ? alone() : await inPostgres(postgres);
const state =
  postgres === ''
    ? (await import('@chat-adapter/state-memory')).createMemoryState()
    : (await import('@chat-adapter/state-pg')).createPostgresState({ url: postgres });
const { api, token, signingSecret, update } = answer;

const slack = createSlackAdapter({ botToken: token, signingSecret, apiUrl: api });
const bot = new Chat({ userName: 'bench', adapters: { slack }, state, logger: 'error' });
bot.onAction(async () => {
  await write();
  await slack.webClient.chat.update(update);
});
await bot.initialize();

const server = createServer((req, res) => {
  if (req.method === 'GET') return void res.writeHead(200).end();
  void (async () => {
    const body = await textOf(req);
    const asked = new Request('http://127.0.0.1/slack/events', { method: 'POST', headers: req.headers, body });
    const got = await bot.webhooks.slack(asked, { waitUntil: (work) => void work.catch(console.error) });
    res.writeHead(got.status).end(Buffer.from(await got.arrayBuffer()));
  })();
});
server.listen(Number(read('PORT')), '127.0.0.1');
endWith(server);
