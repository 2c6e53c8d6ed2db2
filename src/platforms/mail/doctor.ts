/** Checks the relay, and the records of the sender's domain by which mailboxes judge its mails. */
import { Resolver } from 'node:dns/promises';
import { instant } from '../../core/ids.ts';
import type { Check } from '../descriptor.ts';
import { domainOf, isSendable, tagged } from './address.ts';
import { envelopeOf, messageIdOf } from './compose.ts';
import { readDkimKey } from './dkimKey.ts';
import { faultIn, verdictOn } from './failures.ts';
import type { OpenMailbox } from './inbox/mailbox.ts';
import type { MailSettings } from './settings.ts';
import { newTag } from './tags.ts';
import { createTokens } from './token.ts';
import { createMailTransport, type MailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

/** The texts of a name in the DNS. @throws when there is none, or no answer */
export type ReadTexts = (name: string) => Promise<readonly (readonly string[])[]>;

/** A server that answers at all answers within a second. Without a network the doctor must not stand still for long. */
const DNS = { timeout: 2_000, tries: 2 };
const readTexts: ReadTexts = (name) => new Resolver(DNS).resolveTxt(name);

interface Asked {
  readonly settings: MailSettings;
  readonly texts?: ReadTexts;
  readonly transport?: MailTransport;
  readonly open?: OpenMailbox;
}

export const transportFor = (settings: MailSettings): MailTransport => {
  const { oauth, user: mailbox = settings.from.address } = settings;
  const now = () => instant(Date.now());
  return createMailTransport(settings, oauth && createTokens(oauth, { mailbox, now }));
};

export async function checkMail({ settings, texts = readTexts, transport, open }: Asked): Promise<readonly Check[]> {
  const relay = transport ?? transportFor(settings);
  const domain = domainOf(settings.from.address);
  try {
    const [handed, read, records] = await Promise.all([
      checkRelay(settings, relay),
      settings.imapUrl === undefined
        ? [NO_MAILBOX]
        : loadMailbox().then(async (mailbox) => [await mailbox.checkMailbox(settings, open)]),
      checkDomain(settings, domain, (name) => recordsOf(texts, name)),
    ]);
    return [handed, ...read, ...records];
  } finally {
    relay.close();
  }
}

const NO_MAILBOX: Check = {
  what: 'Mail: the mailbox',
  ok: true,
  words:
    'none is read (IMAP_URL): what comes back is not learnt, and `silenceByMail=unlessReturned` lets no silence count',
};

// Loaded when a mailbox is set up.
const loadMailbox = () => import('./inbox/doctor.ts');

async function checkRelay({ host, port }: MailSettings, relay: MailTransport): Promise<Check> {
  const what = 'Mail: the relay';
  try {
    await relay.verify();
    return { what, ok: true, words: `${host}:${port} takes the sign-in` };
  } catch (error) {
    const { trouble } = verdictOn(error);
    const { code, words } = faultIn(error);
    return { what, ok: false, words: `${host}:${port}: ${trouble ?? `${code} ${words.slice(0, 200)}`.trim()}` };
  }
}

interface Trial {
  readonly settings: MailSettings;
  readonly words: MailWords;
  readonly to: string | undefined;
  readonly transport?: MailTransport;
  /** What the mail is known by when it arrives. */
  readonly tag?: string;
}

/** Sends a test mail, as messages are sent: with the return and reply addresses that the settings ask for. */
export async function tryMail({ settings, words, to, transport, tag = newTag() }: Trial): Promise<Check> {
  const what = 'Mail: a test mail';
  const address = to ?? settings.from.address;
  if (!isSendable(address)) return { what, ok: false, words: `${address} is no e-mail address` };
  const relay = transport ?? transportFor(settings);
  const { from, tags } = settings;
  try {
    const answer = await relay.send({
      ...envelopeOf(address, tags ? tagged(from.address, `b${tag}`) : from.address, tag),
      ...{ from, to: { name: '', address }, subject: words.trialSubject('en'), text: `${words.trial('en')}\n` },
      messageId: messageIdOf(tag, from),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Concord': tag },
    });
    return { what, ok: true, words: `handed on for ${address} (${answer}). Look whether it arrives, and not as junk` };
  } catch (error) {
    const { trouble } = verdictOn(error);
    return { what, ok: false, words: `for ${address}: ${trouble ?? faultIn(error).words.slice(0, 200)}` };
  } finally {
    relay.close();
  }
}

/** @property unknown why it could not be looked up: no network, or a DNS server that does not answer */
type Found = { readonly texts: readonly string[] } | { readonly unknown: string };
type Records = (name: string) => Promise<Found>;

/** There is none, as the DNS says. Any other fault says nothing about the record. */
const IS_NONE: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);

async function recordsOf(read: ReadTexts, name: string): Promise<Found> {
  try {
    return { texts: (await read(name)).map((parts) => parts.join('')) };
  } catch (error) {
    const { code } = (error ?? {}) as { readonly code?: unknown };
    return IS_NONE.has(code) ? { texts: [] } : { unknown: typeof code === 'string' ? code : 'no answer' };
  }
}

async function checkDomain({ dkim }: MailSettings, domain: string, records: Records): Promise<readonly Check[]> {
  return Promise.all([
    checkSpf(domain, records),
    checkDmarc(domain, records),
    dkim ? checkDkim(dkim, domain, records) : NOT_SIGNED,
  ]);
}

const NOT_SIGNED: Check = {
  what: 'Mail: DKIM',
  ok: true,
  words:
    'not signed here, so the relay has to sign; its selector is not known here, look for it in a mail that arrived',
};

const notLookedUp = (what: string, name: string, why: string): Check => ({
  what,
  ok: false,
  words: `${name} could not be looked up, the DNS does not answer here (${why}): look from a machine where it does`,
});

async function checkSpf(domain: string, records: Records): Promise<Check> {
  const what = 'Mail: SPF';
  const found = await records(domain);
  if ('unknown' in found) return notLookedUp(what, domain, found.unknown);
  const [spf, ...more] = found.texts.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
  if (spf === undefined)
    return {
      what,
      ok: false,
      words: `${domain} has no SPF record: add one that names the relay (v=spf1 include:… -all)`,
    };
  // Receivers take two records for a fault (RFC 7208, 4.5).
  if (more.length > 0) return { what, ok: false, words: `${domain} has several SPF records: make them one` };
  return { what, ok: true, words: spf };
}

/** The record of the domain, or of one above it, whose policy then holds for it too (RFC 7489, 6.6.3). */
async function checkDmarc(domain: string, records: Records): Promise<Check> {
  const what = 'Mail: DMARC';
  const labels = domain.split('.');
  const domains = labels.slice(0, Math.max(1, labels.length - 1)).map((_label, n) => labels.slice(n).join('.'));
  for (const one of domains) {
    const found = await records(`_dmarc.${one}`);
    if ('unknown' in found) return notLookedUp(what, `_dmarc.${one}`, found.unknown);
    const dmarc = found.texts.find((text) => /^v=DMARC1\b/i.test(text));
    if (dmarc !== undefined) return { what, ok: true, words: dmarc };
  }
  return {
    what,
    ok: false,
    words: `_dmarc.${domain} has no record: add v=DMARC1; p=quarantine, with an address for reports`,
  };
}

async function checkDkim(
  { selector, key }: NonNullable<MailSettings['dkim']>,
  domain: string,
  records: Records,
): Promise<Check> {
  const what = 'Mail: DKIM';
  const own = readDkimKey(key);
  if ('fault' in own) return { what, ok: false, words: `MAIL_DKIM_KEY: ${own.fault}` };
  const name = `${selector}._domainkey.${domain}`;
  const found = await records(name);
  if ('unknown' in found) return notLookedUp(what, name, found.unknown);
  const keys = found.texts.flatMap((text) => /\bp=([^;]+)/.exec(text)?.[1]?.replace(/\s/g, '') ?? []);
  if (keys.length === 0) return { what, ok: false, words: `${name} has no public key: add it to the DNS` };
  const ok = keys.includes(own.public);
  const weak = own.weak === undefined ? '' : `; ${own.weak}`;
  return {
    what,
    ok,
    words: ok ? `${name} has the key${weak}` : `${name} has another key than MAIL_DKIM_KEY: ${own.public}`,
  };
}
