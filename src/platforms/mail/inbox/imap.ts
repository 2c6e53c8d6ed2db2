/** The only place that knows imapflow: one connection to the mailbox, with TLS, which is told of new mail. */
import { ImapFlow } from 'imapflow';
import { MINUTE_MS, SECOND_MS } from '../../../core/spans.ts';
import type { Tokens } from '../token.ts';
import { MAX_BYTES, nextOf, SHELVES, type OpenedMailbox, type Shelf } from './mailbox.ts';
import type { ImapSettings } from './settings.ts';

const CONNECT_TIMEOUT_MS = 30 * SECOND_MS;
/** Servers may end an IDLE after half an hour; a connection that is silent for longer than this is taken for lost. */
const SILENT_MS = 5 * MINUTE_MS;
/** So long a server may take to say goodbye. */
const LOGOUT_MS = 2 * SECOND_MS;

interface Deps {
  readonly settings: ImapSettings;
  readonly tokens: Tokens | undefined;
  /** Certificates that are accepted besides the usual ones. For tests. */
  readonly ca?: string | undefined;
}

/**
 * Opens the mailbox. A token can end before its time, so one that was kept and is refused is asked for anew.
 * @throws NoToken, and what imapflow throws
 */
export async function openImap(deps: Deps): Promise<OpenedMailbox> {
  const { tokens } = deps;
  const kept = tokens?.kept();
  try {
    return await connect(deps, await tokens?.get());
  } catch (error) {
    if (!isSignInRefused(error)) throw error;
    tokens?.forget();
    if (kept === undefined) throw error;
    return connect(deps, await tokens?.get());
  }
}

async function connect({ settings, ca }: Deps, accessToken: string | undefined): Promise<OpenedMailbox> {
  const { host, port, secure, requireTls, user, password, folder } = settings;
  const client = new ImapFlow({
    ...{ host, port, secure, logger: false, disableAutoIdle: true },
    // Undefined takes STARTTLS where the server offers it.
    ...(requireTls && { doSTARTTLS: true }),
    auth: { user, ...(accessToken === undefined ? { pass: password ?? '' } : { accessToken }) },
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...{ connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SILENT_MS },
    ...{ maxLineLength: 2 * MAX_BYTES, maxLiteralSize: 2 * MAX_BYTES, maxResponseSize: 4 * MAX_BYTES },
    clientInfo: { name: 'Concord' },
  });
  // Without a listener an error of the connection would end the program. Whoever waits is told below.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    return mailboxOver(client, folder, await shelvesOf(client));
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Did the server refuse the sign-in? */
export const isSignInRefused = (error: unknown): boolean =>
  (error as { readonly authenticationFailed?: unknown } | undefined)?.authenticationFailed === true;

/** The paths of the shelves. They are made where there are none: some servers want them below the INBOX. */
async function shelvesOf(client: ImapFlow): Promise<Readonly<Record<Shelf, string>>> {
  const there = await client.list();
  const prefix = client.namespace?.prefix ?? '';
  const pathOf = async (name: string): Promise<string> =>
    there.find((one) => one.name === name || one.path === name)?.path ??
    (await client.mailboxCreate(prefix + name)).path;
  return { done: await pathOf(SHELVES.done), notUnderstood: await pathOf(SHELVES.notUnderstood) };
}

function mailboxOver(client: ImapFlow, folder: string, paths: Readonly<Record<Shelf, string>>): OpenedMailbox {
  /** Something came since the last look. */
  let isNew = false;
  let wake = (): void => undefined;
  client.on('exists', () => {
    isNew = true;
    wake();
  });
  client.on('close', () => wake());
  const alive = (): void => {
    if (!client.usable) throw Object.assign(new Error('the connection was lost'), { code: 'EConnectionClosed' });
  };
  return {
    async list(except) {
      alive();
      isNew = false;
      // Servers tell of new mail with the answer to a command: a search alone may answer by what was known before.
      await client.noop();
      const found = await client.search({ all: true }, { uid: true });
      return nextOf(found || [], except);
    },
    async fetch(uid) {
      alive();
      const query = { size: true, source: { start: 0, maxLength: MAX_BYTES } };
      const found = await client.fetchOne(String(uid), query, { uid: true });
      return found && found.source ? { uid, source: found.source, size: found.size ?? found.source.length } : undefined;
    },
    async shelve(uids, shelf) {
      alive();
      const moved = await client.messageMove([...uids], paths[shelf], { uid: true });
      // Marks them read; a server that could not move them leaves them where they are.
      if (!moved) throw new Error(`mails could not be moved to “${paths[shelf]}”`);
    },
    async has(tag) {
      for (const path of [folder, paths.done]) {
        await client.mailboxOpen(path, { readOnly: true });
        const found = await client.search({ header: { 'X-Concord': tag } }, { uid: true });
        if (found && found.length > 0) return true;
      }
      return false;
    },
    async news(ms) {
      alive();
      if (!isNew) await idleFor(client, ms, (told) => (wake = told));
      wake = () => undefined;
      alive();
    },
    async close() {
      const late = setTimeout(() => client.close(), LOGOUT_MS);
      await client.logout().catch(() => client.close());
      clearTimeout(late);
    },
  };
}

/** Waits with IDLE where the server has it, until it is told to end or this time is over. */
async function idleFor(client: ImapFlow, ms: number, onNews: (told: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const told = new Promise<void>((resolve) => {
    onNews(resolve);
    timer = setTimeout(resolve, ms);
  });
  // Ends with the next command.
  client.idle().catch(() => undefined);
  await told;
  clearTimeout(timer);
  if (client.usable) await client.noop();
}
