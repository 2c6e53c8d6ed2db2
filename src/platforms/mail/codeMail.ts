/**
 * Sends the mails for which somebody waits at a page: the code that proves a mailbox, and a new link. The mail with a code has
 * no link, so that nobody learns to follow links in such mails.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../core/ids.ts';
import { millis } from '../../core/ids.ts';
import { SECOND_MS } from '../../core/spans.ts';
import { visible } from '../adaptiveCard/words.ts';
import type { Failure } from '../platform.ts';
import { isSendable } from './address.ts';
import type { CodeMail, SendCode, SendLink } from './codes.ts';
import { envelopeOf, messageIdOf, type Sender } from './compose.ts';
import { verdictOn, type Verdict } from './failures.ts';
import { NOT_STORED, type SentToday } from './sentToday.ts';
import { newTag } from './tags.ts';
import type { MailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

interface Deps {
  readonly transport: MailTransport;
  readonly sender: Sender;
  readonly sentToday: Pick<SentToday, 'onSent'>;
  readonly words: MailWords;
  readonly now: () => Instant;
  /** Waits before the second try. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** Somebody waits, so a refusal for now is tried again once, and soon. */
const AGAIN_MS = 3 * SECOND_MS;

export function createAwaitedMails(deps: Deps): { readonly sendCode: SendCode; readonly sendLink: SendLink } {
  const { words } = deps;
  return {
    sendCode: ({ to, language, code, what }) =>
      sendNow(deps, to, {
        subject: words.codeSubject(language),
        text: words.code(language, { name: visible(to.name), code, what: visible(what) }),
      }),
    sendLink: ({ to, language, link }) =>
      sendNow(deps, to, {
        subject: words.linkSubject(language),
        text: words.link(language, { name: visible(to.name), link }),
      }),
  };
}

async function sendNow(
  { transport, sender, sentToday, now, pause = sleep }: Deps,
  to: CodeMail['to'],
  { subject, text }: { readonly subject: string; readonly text: string },
): Promise<Failure | undefined> {
  if (!isSendable(to.address)) return { kind: 'never', reason: 'noAddress' };
  const { from } = sender;
  const tag = newTag();
  const mail = {
    // A bounce of this mail is nobody's: the person sees that nothing comes.
    ...envelopeOf(to.address, from.address, tag),
    from,
    to: { name: to.name, address: to.address },
    messageId: messageIdOf(tag, from),
    date: new Date(millis(now())),
    subject,
    text: `${text}\n`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    priority: 'high',
  } as const;
  const send = (): Promise<Verdict | undefined> => transport.send(mail).then(() => undefined, verdictOn);
  let verdict = await send();
  if (verdict && isForNow(verdict)) {
    await pause(AGAIN_MS);
    verdict = await send();
  }
  if (verdict) return verdict.failure;
  await sentToday.onSent('awaited').catch(NOT_STORED);
  return undefined;
}

/** Greylisting, a lost connection: not what Concord itself is refused for, a limit, or a minute without an answer. */
const isForNow = ({ failure, trouble }: Verdict): boolean =>
  failure.kind === 'later' && failure.reason === 'unavailable' && trouble === undefined;
