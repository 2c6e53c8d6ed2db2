/** A relay on a real socket, which answers as a test tells it to and keeps what it was sent. */
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from './certificate.ts';
import { parse, type ReadMail } from './read.ts';

export interface ReceivedMail extends ReadMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The parameters of MAIL FROM and RCPT TO: `ENVID`, `NOTIFY` … */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly isSecure: boolean;
}

/** An answer of the relay: its words, with the status before them (`550 5.1.1 no such user`). */
export type Refusal = string | undefined;

export interface Relay {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Sign-ins, as they came. */
  readonly signIns: readonly SMTPServerAuthentication[];
  /** The number of connections that were made. */
  readonly connections: () => number;
  /** What is answered at each step, from now on. */
  answers: Answers;
  stop(): Promise<void>;
}

export interface Answers {
  readonly connect?: () => Refusal;
  /** Does it offer SMTPUTF8 to the next connection? */
  readonly utf8?: () => boolean;
  readonly signIn?: (given: SMTPServerAuthentication) => Refusal;
  readonly sender?: () => Refusal;
  readonly recipient?: (address: string) => Refusal;
  readonly data?: () => Refusal;
  /** The connection is cut before the mail is taken, or after that without an answer. */
  readonly cut?: () => 'before' | 'after' | undefined;
}

interface Options {
  readonly tls?: Certificate;
  /** TLS from the first byte. */
  readonly secure?: boolean;
  readonly needsSignIn?: boolean;
  readonly without?: readonly string[];
  readonly more?: SMTPServerOptions;
}

const fault = (refusal: string): Error =>
  Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) });

/** Greets at once: the library waits a tenth of a second for whoever talks too early, with every connection. */
class PromptServer extends SMTPServer {
  override connect(...given: Parameters<SMTPServer['connect']>): void {
    super.connect(...given);
    const connection = [...this.connections].at(-1);
    if (!connection) return;
    connection.connectionReady();
    // What the library would call later.
    connection.connectionReady = () => undefined;
  }
}

export async function startRelay(options: Options = {}, port = 0): Promise<Relay> {
  const { tls, secure = false, needsSignIn = false, without = [], more = {} } = options;
  const mails: ReceivedMail[] = [];
  const signIns: SMTPServerAuthentication[] = [];
  let connections = 0;
  const answer = (done: (fault?: Error | null) => void, refusal: Refusal): void =>
    done(refusal === undefined ? null : fault(refusal));
  const cutOff = (session: SMTPServerSession): void => {
    for (const one of server.connections) if (one.session.id === session.id) one._socket.destroy();
  };
  const server = new PromptServer({
    ...{ secure, logger: false, authOptional: !needsSignIn, authMethods: ['PLAIN', 'XOAUTH2'] },
    // Whoever asks a server for names needs a network, and waits for it.
    disableReverseLookup: true,
    ...(tls && { key: tls.key, cert: tls.cert }),
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(needsSignIn ? [] : ['AUTH']), ...without],
    allowInsecureAuth: true,
    hideDSN: false,
    onConnect(_session, done) {
      connections += 1;
      if (relay.answers.utf8) server.options.hideSMTPUTF8 = !relay.answers.utf8();
      answer(done, relay.answers.connect?.());
    },
    onAuth(given, _session, done) {
      signIns.push(given);
      const refusal = relay.answers.signIn?.(given);
      if (refusal === undefined) done(null, { user: given.username });
      else done(fault(refusal));
    },
    onMailFrom: (_address, _session, done) => answer(done, relay.answers.sender?.()),
    onRcptTo: ({ address }, _session, done) => answer(done, relay.answers.recipient?.(address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const cut = relay.answers.cut?.();
      if (cut === 'before') return cutOff(session);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = relay.answers.data?.();
        if (refusal === undefined) mails.push(received(session, Buffer.concat(chunks).toString()));
        if (cut === 'after') return cutOff(session);
        answer(done, refusal);
      });
    },
    ...more,
  });
  server.on('error', () => undefined);
  const relay: Relay = {
    port: 0,
    mails,
    signIns,
    connections: () => connections,
    answers: {},
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const one of server.connections) one._socket.destroy();
      }),
  };
  return new Promise((resolve) => {
    const listening = server.listen(port, '127.0.0.1', () => {
      const at = listening.address();
      resolve(Object.assign(relay, { port: typeof at === 'object' && at ? at.port : 0 }));
    });
  });
}

function received({ envelope, secure }: SMTPServerSession, raw: string): ReceivedMail {
  const { mailFrom, rcptTo } = envelope;
  const parameters = { ...(mailFrom ? mailFrom.args : {}), ...rcptTo[0]?.args, ...dsnOf(envelope) };
  return {
    ...parse(raw),
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    parameters,
    isSecure: secure,
  };
}

const dsnOf = (envelope: object): object => {
  const { dsn } = envelope as { readonly dsn?: object };
  return dsn ?? {};
};
