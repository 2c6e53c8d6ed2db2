/** The only place that knows nodemailer: two connections to the relay, which are kept open. */
import { readFile } from 'node:fs/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/spans.ts';
import { isBeyondAscii } from './address.ts';
import { BeyondRelay } from './failures.ts';
import type { MailSettings } from './settings.ts';
import type { Tokens } from './token.ts';

export interface MailTransport {
  /** Hands a mail to the relay. @returns the relay's words @throws what `verdictOn` reads */
  send(mail: SendMailOptions): Promise<string>;
  /** Signs in, and sends nothing. @throws as `send` */
  verify(): Promise<void>;
  close(): void;
}

/** Microsoft 365 takes three connections for each mailbox, and one is left for other programs. */
const KEPT = { maxConnections: 2, maxMessages: Infinity };
/** For what the relay may offer since a while only: a connection that is kept goes on without it. */
const ONE_EACH = { maxConnections: 1, maxMessages: 1 };
type Connections = typeof KEPT;
/** nodemailer would keep a token without an end for ever; one that is over is asked for at each sign-in, and kept here. */
const ASKED_EACH_TIME = 1;
const CONNECT_TIMEOUT_MS = 30 * SECOND_MS;

/** What a relay offers changes with its software. */
const OFFERED_FOR_MS = HOUR_MS;

type Relay = Pick<MailSettings, 'host' | 'port' | 'secure' | 'requireTls' | 'user' | 'password' | 'dkim' | 'from'> & {
  /** Certificates that are accepted besides the usual ones. For tests. */
  readonly ca?: string;
};

export function createMailTransport(relay: Relay, tokens: Tokens | undefined): MailTransport {
  const open = new Map<Connections, Promise<ReturnType<typeof openPool>>>();
  function pool(connections: Connections = KEPT): Promise<ReturnType<typeof openPool>> {
    const found = open.get(connections) ?? dkimOf(relay).then((dkim) => openPool(relay, tokens, dkim, connections));
    open.set(connections, found);
    return found;
  }
  let utf8Until = 0;
  /** Does the relay offer SMTPUTF8? @throws what `verdictOn` reads */
  async function takesUtf8(): Promise<boolean> {
    if (utf8Until > performance.now()) return true;
    // That it does not is never kept: it may by the time somebody presses “Try again”.
    const isOffered = await offersUtf8(relay);
    if (isOffered) utf8Until = performance.now() + OFFERED_FOR_MS;
    return isOffered;
  }
  async function handOver(mail: SendMailOptions): Promise<string> {
    const isBeyond = isBeyondAscii(mail.envelope?.to);
    if (isBeyond && !(await takesUtf8())) throw new BeyondRelay('SMTPUTF8 is not offered');
    // Fetched first: nodemailer says nothing of why it got none.
    await tokens?.get();
    const { response } = await (await pool(isBeyond ? ONE_EACH : KEPT)).sendMail(mail);
    return response;
  }
  return {
    async send(mail) {
      const kept = tokens?.kept();
      try {
        return await handOver(mail);
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'EAUTH') throw error;
        tokens?.forget();
        // A token can end before its time. One that was just given is refused for another reason.
        if (kept === undefined) throw error;
        return handOver(mail);
      }
    },
    async verify() {
      await tokens?.get();
      await (await pool()).verify();
    },
    close: () => open.forEach((one) => void one.then((pooled) => pooled.close()).catch(() => undefined)),
  };
}

type Dkim = { readonly domainName: string; readonly keySelector: string; readonly privateKey: string };

async function dkimOf({ dkim, from }: Relay): Promise<Dkim | undefined> {
  if (!dkim) return undefined;
  const domainName = from.address.slice(from.address.lastIndexOf('@') + 1);
  return { domainName, keySelector: dkim.selector, privateKey: await readFile(dkim.key, 'utf8') };
}

const connectionTo = ({ host, port, secure, requireTls, ca }: Relay) =>
  ({
    ...{ host, port, secure, requireTLS: requireTls },
    ...{ connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS, socketTimeout: MINUTE_MS },
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
  }) as const;

/** Asks on a connection of its own: nodemailer does not say it of those of the pool, and sends such an address all the same. */
function offersUtf8(relay: Relay): Promise<boolean> {
  const connection = new SMTPConnection(connectionTo(relay));
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect(() => {
      const offered: unknown = Reflect.get(connection, '_supportedExtensions');
      connection.quit();
      resolve(Array.isArray(offered) && offered.includes('SMTPUTF8'));
    });
  });
}

function openPool(relay: Relay, tokens: Tokens | undefined, dkim: Dkim | undefined, connections: Connections) {
  const { user = relay.from.address, password } = relay;
  const made = createTransport({
    ...connectionTo(relay),
    ...{ pool: true, ...connections },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...(password !== undefined && { auth: { user, pass: password } }),
    ...(tokens && { auth: { type: 'OAuth2', user } }),
    ...(dkim && { dkim }),
  } as const);
  if (tokens)
    made.set(
      'oauth2_provision_cb',
      (_user: string, isRefused: boolean, give: (fault: Error | null, token?: string, until?: number) => void) => {
        // Tokens can end before their time. nodemailer asks once more when one was refused.
        if (isRefused) tokens.forget();
        tokens.get().then(
          (token) => give(null, token, ASKED_EACH_TIME),
          (fault: unknown) => give(fault instanceof Error ? fault : new Error('no token')),
        );
      },
    );
  return made;
}
