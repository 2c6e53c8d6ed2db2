/**
 * Sends codes for one's own page: by mail where the link came by mail, otherwise in the chat where the page was asked for,
 * and by the other way when that fails. Codes go past the dispatcher and quiet hours, because somebody waits for them.
 */
import { randomBytes } from 'node:crypto';
import type { Card } from '../core/card.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { speakerFor } from '../i18n/speakers.ts';
import type { SendCode } from '../platforms/mail/codes.ts';
import type { OwnDeps, SentCode } from '../platforms/page/own/visit.ts';
import type { Platform } from '../platforms/platform.ts';

export interface CodeDeps {
  readonly platforms: readonly Platform[];
  /** Sends codes by mail, where mail is set up. */
  readonly mailCode?: SendCode;
  readonly now: () => Instant;
}

export function createSendCode({ platforms, mailCode, now }: CodeDeps): OwnDeps['sendCode'] {
  // Mail is no chat: its codes have a way of their own.
  const chats = platforms.filter(({ isLast }) => !isLast);
  async function byMail({ to: { person }, code, what }: SentCode): Promise<'mail' | undefined> {
    if (!mailCode) return undefined;
    const { name, email: address, language } = person;
    return (await mailCode({ to: { name, address }, language, code, what })) ? undefined : 'mail';
  }
  async function byChat({ to: { person, network }, ...said }: SentCode): Promise<'chat' | undefined> {
    for (const platform of chats) {
      if (!(await platform.place(person))) continue;
      const card = codeCard(person, said);
      const id = `code-${randomBytes(12).toString('base64url')}`;
      const at = now();
      const message = { id, network, kind: 'code', card, language: person.language, at, since: at, urgent: true };
      if ((await platform.send(person, message)).ok) return 'chat';
    }
    return undefined;
  }
  return async (sent) =>
    sent.mailed ? ((await byMail(sent)) ?? byChat(sent)) : ((await byChat(sent)) ?? byMail(sent));
}

function codeCard(person: Person, { code, what }: Pick<SentCode, 'code' | 'what'>): Card {
  const say = speakerFor(person);
  const title = say('web.code.title', { code });
  return {
    title,
    body: [
      { type: 'text', text: say('web.code.what', { what }), weight: 'strong' },
      { type: 'text', text: say('web.code.how') },
      { type: 'text', text: say('web.code.notYou'), weight: 'subtle' },
    ],
    actions: [],
    summary: title,
  };
}
