/** Sends the mail with the code that proves a mailbox. It has no link, so that nobody learns to follow links in such mails. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/ids.ts';
import { millis } from '../../core/ids.ts';
import { visible } from '../adaptiveCard/words.ts';
import { isSendable } from './address.ts';
import type { SendCode } from './codes.ts';
import { envelopeOf, messageIdOf, type Sender } from './compose.ts';
import { verdictOn } from './failures.ts';
import type { MailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

interface Deps {
  readonly transport: MailTransport;
  readonly sender: Sender;
  readonly words: MailWords;
  readonly now: () => Instant;
}

export function createSendCode({ transport, sender, words, now }: Deps): SendCode {
  return async ({ to, language, code, what }) => {
    if (!isSendable(to.address)) return { kind: 'never', reason: 'noAddress' };
    const { from } = sender;
    const tag = randomBytes(15).toString('hex');
    try {
      await transport.send({
        // A bounce of this mail is nobody's: the person sees that no code comes.
        ...envelopeOf(to.address, from.address, tag),
        from,
        to: { name: to.name, address: to.address },
        messageId: messageIdOf(tag, from),
        date: new Date(millis(now())),
        subject: words.codeSubject(language),
        text: `${words.code(language, { name: visible(to.name), code, what: visible(what) })}\n`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        priority: 'high',
      });
      return undefined;
    } catch (error) {
      return verdictOn(error).failure;
    }
  };
}
