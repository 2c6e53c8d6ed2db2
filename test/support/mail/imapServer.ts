/**
 * An IMAP server on a real socket, as far as Concord speaks IMAP: STARTTLS, sign-in by token or password, IDLE. GreenMail has
 * neither STARTTLS nor tokens.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface SignIn {
  readonly method: string;
  readonly user: string;
  readonly secret: string;
  readonly isSecure: boolean;
}

export interface ImapServer {
  readonly port: number;
  readonly signIns: readonly SignIn[];
  readonly connections: () => number;
  /** How many wait with IDLE now. */
  readonly idling: () => number;
  /** May this one in? The answer of the server when not. */
  accepts: (given: SignIn) => string | undefined;
  deliver(raw: string): void;
  /** What lies in the folder. */
  readonly inbox: () => readonly string[];
  /** Ends every connection with these words, as servers do when a token has expired. */
  drop(words: string): void;
  stop(): Promise<void>;
}

interface Options {
  readonly tls?: Certificate;
  /** How it signs in: `XOAUTH2`, `OAUTHBEARER`, `PLAIN`. */
  readonly methods: readonly string[];
  /** May the token ride on the command's line (RFC 4959)? */
  readonly inLine?: boolean;
}

interface Mail {
  readonly uid: number;
  readonly raw: string;
}

/** What is between one client and the server. */
interface Session {
  readonly write: (...lines: readonly string[]) => void;
  isSecure: boolean;
  isIn: boolean;
  idleTag: string | undefined;
  /** What the next line is, where it is no command. */
  next: ((line: string) => void) | undefined;
  readonly end: () => void;
  readonly upgrade: () => void;
}

export async function startImapServer(options: Options): Promise<ImapServer> {
  const sessions = new Set<Session>();
  const signIns: SignIn[] = [];
  let mails: Mail[] = [];
  let [connections, last] = [0, 0];
  const folders = new Set(['INBOX']);
  const given = (session: Session): string =>
    [
      'IMAP4rev1 IDLE MOVE UIDPLUS',
      ...(session.isSecure || !options.tls ? options.methods.map((one) => `AUTH=${one}`) : ['STARTTLS LOGINDISABLED']),
      ...(options.inLine === false ? [] : ['SASL-IR']),
    ].join(' ');
  const uidsIn = (set: string): number[] =>
    set.split(',').flatMap((part) => {
      const [from = 0, to = from] = part.split(':').map(Number);
      return mails.filter(({ uid }) => uid >= from && uid <= to).map(({ uid }) => uid);
    });

  function signIn(session: Session, tag: string, method: string, answer: string): void {
    const text = Buffer.from(answer, 'base64').toString();
    const [, user = '', secret = ''] =
      (method === 'PLAIN' ? /^[^\0]*\0([^\0]*)\0(.*)$/s : /(?:user=|a=)([^\x01,]+)[^]*?auth=Bearer ([^\x01]+)/).exec(
        text,
      ) ?? [];
    const one: SignIn = { method, user, secret, isSecure: session.isSecure };
    signIns.push(one);
    const refusal = server.accepts(one);
    if (refusal === undefined) {
      session.isIn = true;
      return session.write(`${tag} OK [CAPABILITY ${given(session)}] signed in`);
    }
    if (method === 'PLAIN') return session.write(`${tag} NO ${refusal}`);
    // The reason comes first, and the client has to answer to it (RFC 7628, 3.2.3).
    session.next = () => session.write(`${tag} NO ${refusal}`);
    const why = Buffer.from(JSON.stringify({ status: '400', schemes: 'Bearer' })).toString('base64');
    session.write(`+ ${why}`);
  }

  const commands: Readonly<Record<string, (session: Session, tag: string, rest: string) => void>> = {
    CAPABILITY: (session, tag) => session.write(`* CAPABILITY ${given(session)}`, `${tag} OK`),
    NOOP: (session, tag) => session.write(`* ${mails.length} EXISTS`, `${tag} OK`),
    LOGOUT(session, tag) {
      session.write('* BYE', `${tag} OK`);
      session.end();
    },
    STARTTLS(session, tag) {
      session.write(`${tag} OK begin`);
      session.upgrade();
    },
    AUTHENTICATE(session, tag, rest) {
      const [method = '', answer] = rest.split(' ');
      if (answer !== undefined) return signIn(session, tag, method, answer);
      session.next = (line) => signIn(session, tag, method, line);
      session.write('+ ');
    },
    LIST(session, tag, rest) {
      const all = rest.endsWith('""') ? [''] : [...folders];
      session.write(...all.map((name) => `* LIST () "/" "${name}"`), `${tag} OK`);
    },
    LSUB: (session, tag) => session.write(`${tag} OK`),
    CREATE(session, tag, rest) {
      folders.add(rest.replaceAll('"', ''));
      session.write(`${tag} OK`);
    },
    SELECT(session, tag) {
      const now = [`* ${mails.length} EXISTS`, '* 0 RECENT', '* OK [UIDVALIDITY 1]', `* OK [UIDNEXT ${last + 1}]`];
      session.write('* FLAGS (\\Seen \\Deleted)', ...now, `${tag} OK [READ-WRITE] open`);
    },
    IDLE(session, tag) {
      session.idleTag = tag;
      session.next = () => {
        session.idleTag = undefined;
        session.write(`${tag} OK`);
      };
      session.write('+ idling');
    },
    'UID SEARCH': (session, tag) =>
      session.write(`* SEARCH ${mails.map(({ uid }) => uid).join(' ')}`.trim(), `${tag} OK`),
    'UID FETCH'(session, tag, rest) {
      for (const uid of uidsIn(rest.split(' ')[0] ?? '')) {
        const at = mails.findIndex((one) => one.uid === uid);
        const raw = mails[at]?.raw ?? '';
        const size = Buffer.byteLength(raw);
        session.write(`* ${at + 1} FETCH (UID ${uid} RFC822.SIZE ${size} BODY[]<0> {${size}}\r\n${raw})`);
      }
      session.write(`${tag} OK`);
    },
    'UID MOVE'(session, tag, rest) {
      const uids = uidsIn(rest.split(' ')[0] ?? '');
      for (const uid of uids) {
        const at = mails.findIndex((one) => one.uid === uid);
        mails = mails.filter((one) => one.uid !== uid);
        session.write(`* ${at + 1} EXPUNGE`);
      }
      session.write(`${tag} OK [COPYUID 1 ${uids.join()} ${uids.join()}] moved`);
    },
  };
  const BEFORE_SIGN_IN = new Set(['CAPABILITY', 'NOOP', 'LOGOUT', 'STARTTLS', 'AUTHENTICATE']);

  function receive(session: Session, line: string): void {
    const { next } = session;
    session.next = undefined;
    if (next) return next(line);
    const [, tag = '*', name = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/s.exec(line) ?? [];
    const command = commands[name.toUpperCase()];
    if (!command || (!session.isIn && !BEFORE_SIGN_IN.has(name.toUpperCase()))) session.write(`${tag} BAD not here`);
    else command(session, tag, rest);
  }

  function converse(socket: Socket): void {
    connections += 1;
    let stream: Socket = socket;
    let lines = '';
    const onData = (chunk: Buffer): void => {
      lines += chunk.toString('latin1');
      for (let at = lines.indexOf('\r\n'); at >= 0; at = lines.indexOf('\r\n')) {
        const line = lines.slice(0, at);
        lines = lines.slice(at + 2);
        receive(session, line);
      }
    };
    const listen = (to: Socket): void => {
      stream = to;
      to.on('data', onData);
      to.on('error', () => undefined);
      to.on('close', () => sessions.delete(session));
    };
    const session: Session = {
      ...{ isSecure: false, isIn: false, idleTag: undefined, next: undefined },
      write: (...sent) => void (stream.destroyed || stream.write(sent.map((one) => `${one}\r\n`).join(''))),
      end: () => void stream.end(),
      upgrade() {
        socket.removeListener('data', onData);
        session.isSecure = true;
        listen(new TLSSocket(socket, { isServer: true, ...options.tls }));
      },
    };
    sessions.add(session);
    listen(socket);
    session.write(`* OK [CAPABILITY ${given(session)}] ready`);
  }

  const listener = createServer(converse).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const server: ImapServer = {
    ...{ port: (listener.address() as AddressInfo).port, signIns },
    accepts: () => undefined,
    connections: () => connections,
    idling: () => [...sessions].filter(({ idleTag }) => idleTag !== undefined).length,
    inbox: () => mails.map(({ raw }) => raw),
    deliver(raw) {
      mails.push({ uid: (last += 1), raw });
      for (const one of sessions) if (one.idleTag !== undefined) one.write(`* ${mails.length} EXISTS`);
    },
    drop(words) {
      for (const one of [...sessions]) {
        one.write(`* BYE ${words}`);
        one.idleTag = undefined;
        one.end();
      }
    },
    async stop() {
      for (const one of [...sessions]) one.end();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
}
