/**
 * A letter by hand: the platform's own client in a loop, one durable row for each message, and the card that the product
 * sent. `POST /letter` with the numbers of the people sends one; `first` to people who were never written to.
 */
import { createServer } from 'node:http';
import { answer, read, write } from './write.ts';

interface Letter {
  readonly people: readonly number[];
  readonly first: boolean;
}

const { url, tenant, card } = answer as { readonly url: string; readonly tenant: string; readonly card: object };

/** The person's conversation, kept from the first message on. */
const known = new Map<number, string>();
const knownAs = (person: number): string => {
  const found = known.get(person);
  if (found === undefined) throw new Error(`${person} was never written to`);
  return found;
};

async function bySlack(): Promise<(person: number, first: boolean) => Promise<void>> {
  const { WebClient, LogLevel } = await import('@slack/web-api');
  const client = new WebClient('xoxb-bench', { slackApiUrl: `${url}api/`, logLevel: LogLevel.ERROR });
  return async (person, first) => {
    const channel = first ? await addressOf(person) : knownAs(person);
    const sent = await client.chat.postMessage({ channel, ...(card as { text: string }) });
    known.set(person, sent.channel ?? '');
  };

  /** Slack opens the conversation by itself when a message is posted to a user. */
  async function addressOf(person: number): Promise<string> {
    const { user } = await client.users.lookupByEmail({ email: `reader-${person}@agency.example` });
    return user?.id ?? '';
  }
}

async function byTeams(): Promise<(person: number, first: boolean) => Promise<void>> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder');
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
  const bot = { id: '28:bench' };
  return async (person, first) => {
    if (first) {
      const members = [{ id: `29:${person}` }];
      const params = { isGroup: false, bot, members, tenantId: tenant, channelData: { tenant: { id: tenant } } };
      await adapter.createConversationAsync('', 'msteams', url, '', params as never, async (context) => {
        known.set(person, context.activity.conversation.id);
        await context.sendActivity(card);
      });
      return;
    }
    const conversation = { id: knownAs(person) };
    const reference = { channelId: 'msteams', serviceUrl: url, bot, user: { id: `29:${person}` }, conversation };
    await adapter.continueConversationAsync('', reference as never, async (context) => {
      await context.sendActivity(card);
    });
  };
}

const send = read('PLATFORM') === 'slack' ? await bySlack() : await byTeams();

const server = createServer((req, res) => {
  const end = (status: number, body: object): void => void res.writeHead(status).end(JSON.stringify(body));
  if (req.url === '/readyz') return end(200, { ok: true });
  const parts: Buffer[] = [];
  req.on('data', (part: Buffer) => parts.push(part));
  req.on('end', () => {
    const { people, first } = JSON.parse(Buffer.concat(parts).toString()) as Letter;
    (async () => {
      for (const person of people) {
        await send(person, first);
        await write();
      }
    })().then(
      () => end(200, { ok: true }),
      (fault: unknown) => end(500, { fault: String(fault) }),
    );
  });
}).listen(Number(read('PORT')), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
