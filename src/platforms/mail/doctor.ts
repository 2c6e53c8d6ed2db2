/** Checks the relay, and the records of the sender's domain by which mailboxes judge its mails. */
import { randomBytes } from 'node:crypto';
import { resolveTxt } from 'node:dns/promises';
import { instant } from '../../core/ids.ts';
import type { Check } from '../descriptor.ts';
import { domainOf, isSendable, tagged } from './address.ts';
import { envelopeOf, messageIdOf } from './compose.ts';
import { faultIn, verdictOn } from './failures.ts';
import type { MailSettings } from './settings.ts';
import { createTokens } from './token.ts';
import { createMailTransport, type MailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

/** The texts of a name in the DNS. @throws when there is none, or no answer */
export type ReadTexts = (name: string) => Promise<readonly (readonly string[])[]>;

interface Asked {
  readonly settings: MailSettings;
  readonly texts?: ReadTexts;
  readonly transport?: MailTransport;
}

export const transportFor = (settings: MailSettings): MailTransport => {
  const { oauth, user: mailbox = settings.from.address } = settings;
  const now = () => instant(Date.now());
  return createMailTransport(settings, oauth && createTokens(oauth, { mailbox, now }));
};

export async function checkMail({ settings, texts = resolveTxt, transport }: Asked): Promise<readonly Check[]> {
  const relay = transport ?? transportFor(settings);
  const domain = domainOf(settings.from.address);
  const record = (name: string): Promise<string | undefined> => recordOf(texts, name);
  try {
    return [await checkRelay(settings, relay), ...(await checkDomain(settings, domain, record))];
  } finally {
    relay.close();
  }
}

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
}

/** Sends a test mail, as messages are sent: with the return and reply addresses that the settings ask for. */
export async function tryMail({ settings, words, to, transport }: Trial): Promise<Check> {
  const what = 'Mail: a test mail';
  const address = to ?? settings.from.address;
  if (!isSendable(address)) return { what, ok: false, words: `${address} is no e-mail address` };
  const relay = transport ?? transportFor(settings);
  const tag = randomBytes(15).toString('hex');
  const { from, tags } = settings;
  try {
    const answer = await relay.send({
      ...envelopeOf(address, tags ? tagged(from.address, `b${tag}`) : from.address, tag),
      ...{ from, to: { name: '', address }, subject: words.trialSubject('en'), text: `${words.trial('en')}\n` },
      messageId: messageIdOf(tag, from),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { what, ok: true, words: `handed on for ${address} (${answer}). Look whether it arrives, and not as junk` };
  } catch (error) {
    const { trouble } = verdictOn(error);
    return { what, ok: false, words: `for ${address}: ${trouble ?? faultIn(error).words.slice(0, 200)}` };
  } finally {
    relay.close();
  }
}

async function recordOf(texts: ReadTexts, name: string): Promise<string | undefined> {
  try {
    const found = (await texts(name)).map((parts) => parts.join(''));
    return found.find((text) => /^v=(?:spf1|DMARC1|DKIM1)/i.test(text)) ?? found[0];
  } catch {
    return undefined;
  }
}

async function checkDomain(
  { dkim }: MailSettings,
  domain: string,
  record: (name: string) => Promise<string | undefined>,
): Promise<readonly Check[]> {
  const [spf, dmarc] = [await record(domain), await record(`_dmarc.${domain}`)];
  const hasSpf = /^v=spf1\b/i.test(spf ?? '');
  const hasDmarc = /^v=DMARC1\b/i.test(dmarc ?? '');
  return [
    {
      what: 'Mail: SPF',
      ok: hasSpf,
      words: hasSpf ? String(spf) : `${domain} has no SPF record: add one that names the relay (v=spf1 include:… -all)`,
    },
    {
      what: 'Mail: DMARC',
      ok: hasDmarc,
      words: hasDmarc
        ? String(dmarc)
        : `_dmarc.${domain} has no record: add v=DMARC1; p=quarantine, with an address for reports`,
    },
    ...(dkim ? [await checkDkim(dkim.selector, domain, record)] : []),
  ];
}

async function checkDkim(
  selector: string,
  domain: string,
  record: (name: string) => Promise<string | undefined>,
): Promise<Check> {
  const name = `${selector}._domainkey.${domain}`;
  const found = await record(name);
  const ok = /\bp=[^;\s]/.test(found ?? '');
  return { what: 'Mail: DKIM', ok, words: ok ? `${name} has a key` : `${name} has no public key: add it to the DNS` };
}
