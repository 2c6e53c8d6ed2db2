/** Looks at the public address as a platform would: its name, its certificate, its clock, and what answers there. */
import { connect } from 'node:tls';
import { isLoopback } from '../../core/loopback.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/spans.ts';
import type { Check } from '../../platforms/descriptor.ts';

const WAIT_MS = 8 * SECOND_MS;
/** Days. Proxies that renew by themselves do so a month before; less means that nobody does. */
const SOON_DAYS = 14;
/** Slack's signed requests are refused beyond five minutes; a minute is already a fault of the machine's clock. */
const MAX_SKEW_MS = MINUTE_MS;

/** Seconds. Teams waits fifteen for the answer to a press. */
const HOLD_SECONDS = 16;

export interface Around {
  /** Asks DNS. */
  readonly lookup: (host: string) => Promise<{ readonly address: string }>;
  readonly now?: () => number;
  /** Further authorities to believe, as PEM. */
  readonly ca?: string;
  readonly fetch?: typeof fetch;
  /** No platform has to reach it: the console is tried here. */
  readonly alone?: boolean;
  /** Seconds that an answer is held for the proxy's patience to be seen; 0 leaves that out. */
  readonly holdSeconds?: number;
}

/** @param url the setting `PUBLIC_URL` */
export async function addressChecks(url: string, around: Around): Promise<readonly Check[]> {
  const what = 'The public address';
  const { hostname } = new URL(url);
  if (isLoopback(url)) {
    const words = `${url} is this machine alone: nobody else reaches it`;
    return [{ what, ok: around.alone === true, words: around.alone ? words : `${words}, and no platform does` }];
  }
  const found = await around.lookup(hostname.replace(/^\[|\]$/g, '')).catch(() => undefined);
  if (found === undefined)
    return [{ what, ok: false, words: `${hostname} is not known to DNS: check its spelling, or ask for its record` }];
  const certificate = await certificateOf(new URL(url), found.address, around);
  return certificate.ok ? [certificate, ...(await answering(url, around))] : [certificate];
}

function certificateOf({ hostname, port }: URL, address: string, { now = Date.now, ca }: Around): Promise<Check> {
  const what = 'Its certificate';
  return new Promise((resolve) => {
    const socket = connect({
      host: address,
      port: Number(port || 443),
      // An address by number has no name to ask for.
      ...(/^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname }),
      ...(ca !== undefined && { ca }),
    });
    const done = (ok: boolean, words: string): void => {
      socket.destroy();
      resolve({ what, ok, words });
    };
    socket.setTimeout(WAIT_MS, () => done(false, `${hostname} does not answer: open its port, or start its proxy`));
    socket.on('error', (fault: NodeJS.ErrnoException) => done(false, inWords(hostname, fault)));
    socket.on('secureConnect', () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      const days = Math.floor((until - now()) / DAY_MS);
      const soon = `it ends in ${days} days: see to its renewal`;
      done(days >= SOON_DAYS, days >= SOON_DAYS ? `good for ${days} days` : soon);
    });
  });
}

const TLS_FAULTS: readonly (readonly [code: RegExp, words: (host: string) => string])[] = [
  [/^ECONNREFUSED$/, (host) => `nothing listens at ${host}: start its proxy`],
  [/^CERT_HAS_EXPIRED$/, () => 'it has expired: renew it'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, (host) => `it is for another name than ${host}`],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
    () => 'nobody else believes it: it is signed by itself, or the proxy does not send the certificates between',
  ],
];

const inWords = (host: string, { code = '', message }: NodeJS.ErrnoException): string =>
  TLS_FAULTS.find(([known]) => known.test(code))?.[1](host) ?? `it cannot be looked at (${code || message})`;

/** Does Concord answer there, how long does the way take, and does the proxy's clock agree with ours? */
async function answering(url: string, around: Around): Promise<Check[]> {
  const what = 'What answers there';
  const { now = Date.now, holdSeconds = HOLD_SECONDS } = around;
  const asked = now();
  const answer = await get(url, around, 0);
  if (answer === undefined)
    return [{ what, ok: false, words: 'nothing within eight seconds: platforms give up after three to fifteen' }];
  const tookMs = now() - asked;
  const found = { what, ok: answer.ok, words: answer.ok ? `Concord, after ${tookMs} ms` : inPlaceOf(answer.status) };
  const skew = clock(answer.headers.get('date'), now());
  if (!answer.ok || holdSeconds === 0) return [found, ...skew];
  return [found, ...skew, patience(await get(url, around, holdSeconds), holdSeconds)];
}

/** @param hold seconds for which Concord is asked to hold its answer (RFC 7240, `Prefer: wait`) */
const get = (url: string, { fetch: ask = fetch }: Around, hold: number): Promise<Response | undefined> =>
  ask(new URL('healthz', url.endsWith('/') ? url : `${url}/`), {
    signal: AbortSignal.timeout(WAIT_MS + hold * SECOND_MS),
    redirect: 'manual',
    ...(hold > 0 && { headers: { Prefer: `wait=${hold}` } }),
  }).catch(() => undefined);

const inPlaceOf = (status: number): string =>
  [502, 503, 504].includes(status)
    ? `the proxy, which does not reach Concord (${status}): start it, or give the proxy its port`
    : `something else than Concord (${status}): lead every path of this address to it`;

/** A proxy that cuts what takes long loses the answer to a press while a store is slow. */
const patience = (answer: Response | undefined, seconds: number): Check => ({
  what: 'The proxy’s patience',
  ok: answer?.ok === true,
  words:
    answer?.ok === true
      ? `it waits for ${seconds} seconds, as long as Teams does`
      : `it does not wait for ${seconds} seconds: raise its time-out for answers (proxy_read_timeout and the like)`,
});

function clock(date: string | null, ours: number): Check[] {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return [];
  const apartMs = Math.abs(ours - theirs);
  const words = `${Math.round(apartMs / SECOND_MS)} s apart`;
  const ok = apartMs <= MAX_SKEW_MS;
  return [{ what: 'This clock beside the proxy’s', ok, words: ok ? words : `${words}: set up NTP` }];
}
