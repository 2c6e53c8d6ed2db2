/** `npm run dev:slack`: Concord with a stand-in for Slack, and a page that shows what people there see. For use by hand. */
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { people } from './devPeople.ts';
import { page } from './page.ts';
import { slackPerson, type SlackPerson } from './person.ts';
import { bodyOf } from './http.ts';
import { fakeSlack } from './server.ts';
import { SIGNING_SECRET, TEAM } from './state.ts';

const APP_PORT = Number(process.env['PORT'] ?? 3978);
const PAGE_PORT = Number(process.env['SLACK_PAGE_PORT'] ?? 3979);

const slack = await fakeSlack();
slack.connect(`http://127.0.0.1:${APP_PORT}/slack/events`);
const persons = new Map(people.map((of) => [of.email, slackPerson(slack, slack.addUser(of))]));

const app = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: String(APP_PORT),
    CONCORD_LOCAL: 'yes',
    CONCORD_SAMPLE: 'yes',
    CONCORD_DATA: process.env['CONCORD_DATA'] ?? './data/dev-slack',
    SLACK_BOT_TOKEN: TEAM.token,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.url,
  },
});
app.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));

const server = createServer((req, res) => {
  serve(req, res).catch((fault: unknown) => {
    res.statusCode = 500;
    res.end(fault instanceof Error ? fault.message : 'a fault');
  });
});
server.listen(PAGE_PORT, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`\n  What people in Slack see: http://127.0.0.1:${port}/\n`);
});

async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://page');
  const person = persons.get(url.searchParams.get('who') ?? '') ?? [...persons.values()][0];
  if (!person) throw new Error('there is nobody');
  if (req.method === 'POST') {
    // A page of another origin must not press here.
    if (req.headers['sec-fetch-site'] !== 'same-origin') return void res.writeHead(403).end();
    await act(person, new URLSearchParams(await bodyOf(req)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    res.writeHead(303, { Location: `/?who=${encodeURIComponent(person.user.email ?? '')}` });
    return void res.end();
  }
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
  res.end(page(slack, [...persons.values()], person));
}

async function act(person: SlackPerson, form: URLSearchParams): Promise<void> {
  const text = form.get('text') ?? '';
  switch (form.get('do') ?? '') {
    case 'press':
      await person.press(form.get('words') ?? '', pressedOn(person, form.get('on') ?? ''));
      return;
    case 'submit':
      await person.submit(Object.fromEntries([...form].filter(([name, value]) => name !== 'do' && value !== '')));
      return;
    case 'close':
      return person.close();
    case 'say':
      await (text.startsWith('/concord') ? person.command(text.slice('/concord'.length).trim()) : person.say(text));
      return;
    case 'home':
      await person.openHome();
      return;
    case 'shortcut':
      await person.shortcut('send_to_network', text);
      return;
    default:
      throw new Error('nothing was asked');
  }
}

function pressedOn(person: SlackPerson, on: string): Parameters<SlackPerson['press']>[1] {
  if (on === 'home') return 'home';
  return on === 'modal' ? undefined : person.messages().find(({ ts }) => ts === on);
}
