/** GreenMail: a mail server with SMTP and IMAP on real sockets, for tests. Needs Java; Maven brings it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { bringJars } from '../mavenJars.ts';
import { freePort, wait } from '../program.ts';
import { GREENMAIL } from './jars.ts';

const PASSWORD = 'concord';

export interface GreenMail {
  readonly ports: { readonly smtp: number; readonly imap: number; readonly imaps: number };
  /** The server's own certificate, for `localhost`. */
  readonly cert: string;
  /** The address of the mailbox of `concord@example.org`. */
  readonly imapUrl: string;
  readonly imapsUrl: string;
  /** Hands in a mail, as another mail system does. Its sender is never nobody: GreenMail does not take that. */
  deliver(raw: string, to?: string): Promise<void>;
  /** Ends it at once, as a machine that is switched off. */
  kill(): Promise<void>;
  /** Starts it anew on the same ports, with empty mailboxes. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws without Java and Maven, or when it does not start */
export async function startGreenMail(): Promise<GreenMail> {
  const jars = await bringJars(GREENMAIL, process.env['CI'] === undefined);
  const folder = mkdtempSync(join(tmpdir(), 'concord-greenmail-'));
  const { keys, cert } = madeKeys(folder);
  const ports = { smtp: await freePort(), imap: await freePort(), imaps: await freePort() };
  let child: ChildProcess | undefined;
  const end = (): void => void child?.kill('SIGKILL');
  process.once('exit', end);
  const user = 'concord';
  const server: GreenMail = {
    ...{ ports, cert },
    imapUrl: `imap://${user}:${PASSWORD}@127.0.0.1:${ports.imap}/INBOX`,
    imapsUrl: `imaps://${user}:${PASSWORD}@localhost:${ports.imaps}/INBOX`,
    async deliver(raw, to = 'concord@example.org') {
      const transport = createTransport({ host: '127.0.0.1', port: ports.smtp, ignoreTLS: true });
      await transport.sendMail({ envelope: { from: 'relay@example.net', to: [to] }, raw });
      transport.close();
    },
    async kill() {
      const running = child;
      end();
      if (running && running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    },
    async start() {
      child = launch(jars, keys, ports);
      await answers(ports, child);
    },
    async stop() {
      process.removeListener('exit', end);
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function launch(jars: string, keys: string, { smtp, imap, imaps }: GreenMail['ports']): ChildProcess {
  const settings = {
    'smtp.hostname': '127.0.0.1',
    'smtp.port': smtp,
    'imap.hostname': '127.0.0.1',
    'imap.port': imap,
    'imaps.hostname': '127.0.0.1',
    'imaps.port': imaps,
    'tls.keystore.file': keys,
    'tls.keystore.password': PASSWORD,
    users: `concord:${PASSWORD}@example.org`,
    // `concord+tag@` is the mailbox of `concord@`.
    'sieve.ignore.detail': 'true',
  };
  const given = Object.entries(settings).map(([name, value]) => `-Dgreenmail.${name}=${value}`);
  return spawn('java', ['-Xmx256m', ...given, '-jar', join(jars, 'greenmail-standalone-2.1.3.jar')], {
    stdio: 'ignore',
  });
}

async function answers({ smtp, imap, imaps }: GreenMail['ports'], child: ChildProcess): Promise<void> {
  for (const port of [smtp, imap, imaps]) {
    for (let tries = 0; !(await isOpen(port)); tries += 1) {
      if (tries > 600 || child.exitCode !== null) throw new Error('GreenMail did not start');
      await wait(100);
    }
  }
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy()).once('close', (failed) => resolve(!failed));
    socket.once('error', () => undefined);
  });

/** A key and its certificate: the built-in ones of test servers expire. */
function madeKeys(folder: string): { readonly keys: string; readonly cert: string } {
  const keys = join(folder, 'keys.p12');
  const cert = join(folder, 'cert.pem');
  const store = ['-keystore', keys, '-storepass', PASSWORD, '-storetype', 'PKCS12', '-alias', 'test'];
  const key = ['-keyalg', 'RSA', '-keysize', '2048', '-validity', '2', '-startdate', '-1d'];
  keytool('-genkeypair', ...store, ...key, '-dname', 'CN=localhost', '-ext', 'san=dns:localhost');
  keytool('-exportcert', '-rfc', ...store, '-file', cert);
  return { keys, cert: readFileSync(cert, 'utf8') };
}

function keytool(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('keytool', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`keytool: ${stderr}`);
}
