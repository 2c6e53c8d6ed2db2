import type { Card } from '../../src/core/card.ts';
import { after, entityId, instant, millis, networkId, personId, ref, type Instant } from '../../src/core/ids.ts';
import type { Person, Role } from '../../src/core/people.ts';
import type {
  CalendarReply,
  ClockDoor,
  Door,
  HandedIn,
  HeardMail,
  ClockProgress,
  Press,
  TypedMessage,
  ShownAnswer,
} from '../../src/platforms/door.ts';

/** A person of the roll; what a test does not care about is given. */
export const person = (id: string, rest: Partial<Person> = {}): Person => ({
  id: personId(id),
  name: `Person ${id}`,
  email: `${id}@example.org`,
  roles: ['focalPoint'] satisfies Role[],
  entity: entityId('UNHCR'),
  language: 'en',
  zone: 'America/New_York',
  ...rest,
});

export const AMINA = person('amina', { name: 'Amina Diallo' });
export const SOFIA = person('sofia', { name: 'Sofía Rojas', roles: ['secretariat'] });

/** A card about E-1 on which one can endorse. */
export const requestCard = (rest: Partial<Card> = {}): Card => ({
  title: 'Framework of Cooperation',
  body: [{ type: 'text', text: 'Please endorse.' }],
  actions: [{ type: 'press', title: 'Endorse', verb: 'endorsement.endorse' }],
  context: { target: ref('E-1'), version: '2' },
  summary: 'Please endorse the Framework of Cooperation.',
  ...rest,
});

export const shown = (rest: Partial<ShownAnswer> = {}): ShownAnswer => ({
  ok: true,
  message: 'Done.',
  language: 'en',
  ...rest,
});

/** Stands in for the core: it keeps what came through the door, and answers as a test tells it to. */
export interface FakeDoor extends Door {
  readonly presses: Press[];
  readonly said: TypedMessage[];
  /** Files, with what is in them. */
  readonly files: (Omit<HandedIn, 'content'> & { readonly text: string | undefined })[];
  readonly reached: string[];
  /** `PLATFORM ADDRESS` */
  readonly roomsLost: string[];
  /** `PLATFORM MESSAGE-ID` */
  readonly answeredMessages: string[];
  /** `DELIVERY PROOF`, or `DELIVERY returned REASON` */
  readonly mailNews: string[];
  readonly heardMails: HeardMail[];
  readonly calendarReplies: CalendarReply[];
  /** What a press of this verb is answered. A verb without an answer is done. */
  answer(verb: string, with_: (press: Press) => ShownAnswer): void;
}

export function fakeDoor(people: readonly Person[] = [AMINA, SOFIA], more: readonly string[] = []): FakeDoor {
  const networks = ['una', ...more].map((id) => ({ id: networkId(id), name: `Network ${id}` }));
  const answers = new Map<string, (press: Press) => ShownAnswer>();
  const links = new Map<string, string>();
  const known = (id: string): Person | undefined => people.find((each) => each.id === id);
  const stranger = shown({ ok: false, code: 'notOnRoll', message: 'You are not on the roll.' });
  const door: FakeDoor = {
    presses: [],
    said: [],
    files: [],
    reached: [],
    roomsLost: [],
    answeredMessages: [],
    mailNews: [],
    heardMails: [],
    calendarReplies: [],
    linkFor: async ({ delivery }) => `https://concord.example/m/${encodeURIComponent(delivery)}`,
    proved: async (delivery, proof) => void door.mailNews.push(`${delivery} ${proof}`),
    mailTo: async () => undefined,
    returned: async (delivery, { reason }) => void door.mailNews.push(`${delivery} returned ${reason}`),
    heard: async (mail) => void door.heardMails.push(mail),
    calendarReply: async (reply) => void door.calendarReplies.push(reply),
    mailSetAside: async () => void door.mailNews.push('set aside'),
    answeredOn: (platform, messageId) => void door.answeredMessages.push(`${platform} ${messageId}`),
    waiting: async () => [],
    deliverNow: async () => 0,
    answer: (verb, with_) => void answers.set(verb, with_),
    unlinkElsewhere: async () => undefined,
    roomLost: async (platform, address) => void door.roomsLost.push(`${platform} ${address}`),
    async press(press) {
      door.presses.push(press);
      return known(press.from) ? (answers.get(press.verb)?.(press) ?? shown()) : stranger;
    },
    async say(said) {
      door.said.push(said);
      if (!known(said.from)) return stranger;
      return (
        answers.get(said.text)?.({ ...said, verb: said.text, inputs: {} }) ??
        shown({ message: `You said ${said.text}` })
      );
    },
    notTaken: (_files, language) => ({ ok: false, code: 'tooMuch', message: 'Not taken.', language }),
    refused: (_fault, language) => ({ ok: false, code: 'conflict', message: 'Nothing has been changed.', language }),
    async handIn({ content, ...file }) {
      const bytes = await content();
      door.files.push({ ...file, text: bytes && Buffer.from(bytes).toString() });
      return known(file.from) ? shown({ message: 'A file.' }) : stranger;
    },
    home: async () => shown({ card: requestCard(), cardName: 'home' }),
    networks: async () => networks,
    people: async (network) => (network === 'una' ? people : []),
    async person(id) {
      const found = known(id);
      return found && { person: found, network: networkId('una') };
    },
    identities: async (id, platform) =>
      [...links].flatMap(([identity, person]) =>
        person === id && identity.startsWith(`${platform}:`) ? [identity.slice(platform.length + 1)] : [],
      ),
    async identify({ platform, user, email }) {
      const identity = `${platform}:${user}`;
      const person = people.find((each) => each.id === links.get(identity) || each.email === email);
      if (person) links.set(identity, person.id);
      return person ? [{ person, network: networkId('una') }] : [];
    },
    reachable: async (id) => void door.reached.push(id),
    records: async (network, kind, target) =>
      kind === 'endorsements' ? [{ network, target: target ?? 'E-1' }] : undefined,
  };
  return door;
}

/** A clock that does nothing but move. */
export function fakeClock({ manual = true, now = '2026-11-24T14:00:00.000Z' } = {}): ClockDoor & { settled: number } {
  let at: Instant = instant(now);
  const go = async (to: Instant): Promise<ClockProgress> => {
    at = to;
    return { now: at, ran: 1, delivered: 2 };
  };
  return {
    manual,
    settled: 0,
    now: () => (at = manual ? at : after(at, 1)),
    advanceTo: async (to) => (millis(to) < millis(at) ? Promise.reject(new RangeError('before now')) : go(to)),
    jump: go,
    async settle() {
      this.settled += 1;
    },
  };
}
