/**
 * Sends codes and new links for one's own page: by mail where the link came by mail, otherwise in the chat where the page was asked for,
 * and by the other way when that fails. Codes go past the dispatcher and quiet hours, because somebody waits for them.
 */
import { randomBytes } from 'node:crypto';
import type { Card } from '../core/card.ts';
import type { Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { wayToPage } from '../features/home/cards/page.ts';
import { speakerFor } from '../i18n/speakers.ts';
import type { AwaitedMails } from './openPlatforms.ts';
import type { OwnDeps, SentCode } from '../platforms/page/own/visit.ts';
import type { KnownPerson } from '../platforms/door.ts';
import type { Platform } from '../platforms/platform.ts';

export interface CodeDeps extends AwaitedMails {
  readonly platforms: readonly Platform[];
  readonly now: () => Instant;
}

export function createSendCode(deps: CodeDeps): OwnDeps['sendCode'] {
  const byMail = async ({ to: { person }, code, what }: SentCode): Promise<'mail' | undefined> => {
    const { name, email: address, language } = person;
    if (!deps.mailCode) return undefined;
    return (await deps.mailCode({ to: { name, address }, language, code, what })) ? undefined : 'mail';
  };
  const byChat = ({ to, ...said }: SentCode): Promise<'chat' | undefined> =>
    toChat(deps, to, codeCard(to.person, said), 'code');
  return async (sent) =>
    sent.mailed ? ((await byMail(sent)) ?? byChat(sent)) : ((await byChat(sent)) ?? byMail(sent));
}

/**
 * A new link goes where the one that is no longer good came from most likely: by mail, otherwise to the chat.
 * @returns whether it could be sent
 */
export function createSendLink(deps: CodeDeps): (to: KnownPerson, url: string) => Promise<boolean> {
  return async (to, link) => {
    const { name, email: address, language } = to.person;
    const failure = deps.mailLink ? await deps.mailLink({ to: { name, address }, language, link }) : 'no mail';
    if (!failure) return true;
    return (await toChat(deps, to, wayToPage(speakerFor(to.person), link), 'page')) !== undefined;
  };
}

/** Past the dispatcher and quiet hours, because somebody waits for it. */
async function toChat(
  { platforms, now }: CodeDeps,
  { person, network }: KnownPerson,
  card: Card,
  kind: 'code' | 'page',
): Promise<'chat' | undefined> {
  // Mail is no chat: its codes have a way of their own.
  for (const platform of platforms.filter(({ isLast }) => !isLast)) {
    if (!(await platform.place(person))) continue;
    const id = `code-${randomBytes(12).toString('base64url')}`;
    const at = now();
    const message = { id, network, kind, card, language: person.language, at, since: at, urgent: true };
    if ((await platform.send(person, message)).ok) return 'chat';
  }
  return undefined;
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
