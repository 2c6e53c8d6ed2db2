/**
 * What people write to Concord's mailbox, and what their mailboxes and calendars answer. Words go to the Secretariat; only a
 * calendar's answer to an invitation is an act, because it can be taken back and decides nothing (mail.md).
 */
import { systemAct } from '../core/act.ts';
import { sameAddress } from '../core/addresses.ts';
import type { Delivery } from '../core/envelope.ts';
import { eventId, isRef, type NetworkId } from '../core/ids.ts';
import { addressKey } from '../core/seen.ts';
import { sha256 } from '../store/chain.ts';
import type { HeardInputs } from '../features/network/rules/heard.ts';
import { readFrom } from '../kit/read.ts';
import { CALENDAR_ANSWERS_SPACE } from '../core/mailbox.ts';
import type { CalendarReply, Door, HeardMail, KnownPerson, MailRoot, ProposedTime } from '../platforms/door.ts';
import { findPerson, personAt } from './knownPeople.ts';
import { redrawDelivery } from './presenter.ts';
import type { PressDeps } from './presses.ts';
import { proposedTime } from './proposedTime.ts';
import { REGISTRY } from './registry.ts';
import { createUnplacedWords } from './unplacedWords.ts';

interface Deps extends Omit<PressDeps, 'nowReachable'> {
  readonly press: Door['press'];
  readonly proved: Door['proved'];
  readonly wake: () => void;
}

/** What became of a calendar's answer. */
type OfCalendar = Pick<HeardInputs, 'tentative' | 'recorded' | 'isOutdated'>;

/** Where it is kept how often a thing was told today: `DAY/WHAT`. */
const SPACE = 'mail.told';
/**
 * Words are told so often a day: those of all people who are not on the roll together, because the address of a mailbox is
 * known to many, those of each person, because anybody may write in their name, and those of each other address that answers
 * a mail: whoever got it from its reader does not use up what the reader may say.
 */
const WORDS_A_DAY = 20;
/** Those of all addresses together that are not on the roll and answer a mail. An address is made up easily. */
const STRANGERS_A_DAY = 100;
const MAX_ADDRESS = 254;
const MAX_SUBJECT = 200;

export function createMailHeard(deps: Deps): Pick<Door, 'heard' | 'calendarReply' | 'mailSetAside'> {
  const { store, now } = deps;
  const mayBeRestricted = createUnplacedWords(
    store,
    async (delivery) => (await aboutOf(deps, delivery, undefined)).isRestricted,
  );

  const keyOf = (what: string): string => `${now().slice(0, 10)}/${what}`;
  /** How often this was told today. */
  const timesToday = async (what: string): Promise<number> =>
    Number((await store.keyValues.get(SPACE, keyOf(what))) ?? 0);
  /**
   * Counts what has been told. Called after that: a mail that could not be told comes again, and would use up the day's number
   * by its tries.
   */
  async function told(what: readonly string[]): Promise<void> {
    for (const { key } of await store.keyValues.list(SPACE))
      if (!key.startsWith(keyOf(''))) await store.keyValues.remove(SPACE, key);
    for (const one of what) await store.keyValues.put(SPACE, keyOf(one), String((await timesToday(one)) + 1));
  }

  async function tell(network: NetworkId, inputs: HeardInputs, id: string): Promise<void> {
    await deps.commandHandler.handle(
      systemAct({ verb: 'words.received', network, inputs: { ...inputs } }, now(), `heard/${id}`),
    );
    deps.wake();
  }

  /**
   * The person of the roll who has this address, in the network of the mail that is answered. A mailbox answers by itself
   * under whatever address, so an absence notice is that of the person to whom the mail went.
   */
  async function writerOf(mail: HeardMail, reader: KnownPerson | undefined): Promise<KnownPerson | undefined> {
    if (reader && (mail.what === 'absence' || sameAddress(mail.from, reader.person.email))) return reader;
    return byAddress(deps, mail.from, reader?.network);
  }

  /** Where no zone is named, it is the network's. */
  async function proposedIn(
    network: NetworkId,
    proposed: ProposedTime,
  ): Promise<Pick<HeardInputs, 'proposed' | 'proposedWords'>> {
    const { timeZone } = (await readFrom(store, network).load('settings', 'settings')) ?? {};
    return proposedTime(proposed, timeZone);
  }

  /** Any mail about the matter: who answers it got none, or another than the person whose address they write from. */
  async function oneAbout(root: MailRoot | undefined): Promise<Delivery | undefined> {
    if (!root) return undefined;
    const all = await store.deliveries(root.network, { about: root.about });
    return all.findLast(({ platform, proof }) => platform === 'mail' && proof !== undefined);
  }

  async function isFull(sources: readonly Source[]): Promise<boolean> {
    for (const { key, most } of sources) if ((await timesToday(key)) >= most) return true;
    return false;
  }

  async function heard(mail: HeardMail, calendar: OfCalendar = {}): Promise<void> {
    const sent = mail.delivery === undefined ? undefined : await store.delivery(mail.delivery);
    const reader = sent && (await findPerson(store, sent.to));
    const known = await writerOf(mail, reader);
    const network = sent?.network ?? known?.network ?? (await store.networks())[0];
    if (network === undefined) return;
    if (!known && mail.what === 'absence') return;
    const isTheirs = known !== undefined && sameAddress(mail.from, known.person.email);
    const isAnswer = mail.what === 'words' && isTheirs && mail.vouched !== 'fail';
    // A mail that names the matter alone may be anybody's, unless somebody vouches for its sender.
    const isProof = isAnswer && !mail.isListed && (mail.root === undefined || mail.vouched === 'pass');
    // Whoever answers a mail has read it, whatever a mail system reports of it afterwards.
    if (sent && isProof && known.person.id === sent.to) await deps.proved(sent.id, 'seen');
    const sources = sourcesOf(mail, network, known, sent);
    if (mail.what !== 'absence' && (await isFull(sources))) return;
    const answeredMail = sent ?? (await oneAbout(mail.root));
    const about: AboutWords = answeredMail
      ? await aboutOf(deps, answeredMail, reader)
      : { isRestricted: await mayBeRestricted({ network, mail, writer: known?.person.id }) };
    const answered = isAnswer ? `answered/${known.person.id}/${about.about ?? ''}` : undefined;
    const inputs = {
      ...about,
      ...{ what: mail.what, vouched: mail.vouched, isTheirs, words: mail.text, isCut: mail.isCut, files: mail.files },
      ...calendar,
      ...(mail.proposed && (await proposedIn(network, mail.proposed))),
      ...(known && { person: known.person.id }),
      ...(reader && reader.person.id !== known?.person.id && { wentTo: reader.person.id }),
      ...{ from: mail.from.slice(0, MAX_ADDRESS), subject: mail.subject.slice(0, MAX_SUBJECT) },
      answer: answered !== undefined && (await timesToday(answered)) === 0,
    };
    // One absence notice of a person a day says enough.
    const id = mail.what === 'absence' && known ? `absence/${known.person.id}/${now().slice(0, 10)}` : mail.id;
    await tell(network, inputs, id);
    await told([
      ...(mail.what === 'absence' ? [] : sources.map(({ key }) => key)),
      ...(inputs.answer && answered !== undefined ? [answered] : []),
    ]);
  }

  const answerKey = ({ network, meeting }: CalendarReply, { person }: KnownPerson): string =>
    `${network}/${meeting}/${person.id}`;

  /** Has a later answer of this calendar come before? */
  async function isOvertaken(reply: CalendarReply, known: KnownPerson): Promise<boolean> {
    const kept = await store.keyValues.get(CALENDAR_ANSWERS_SPACE, answerKey(reply, known));
    const [count = '', at = ''] = (kept ?? '').split(' ');
    if (kept === undefined || reply.made === undefined) return false;
    return reply.sequence < Number(count) || (reply.sequence === Number(count) && reply.made < at);
  }

  async function keepAnswer(reply: CalendarReply, known: KnownPerson): Promise<void> {
    const { made, sequence } = reply;
    if (made === undefined) return;
    // The clock of a mailbox may be ahead.
    const at = made < now() ? made : now();
    await store.keyValues.put(CALENDAR_ANSWERS_SPACE, answerKey(reply, known), `${sequence} ${at}`);
  }

  async function calendarReply(reply: CalendarReply): Promise<void> {
    const { network, meeting, attendee, answer, sequence, mail } = reply;
    const known =
      reply.person === undefined ? await byAddress(deps, attendee, network) : await findPerson(store, reply.person);
    const found = await readFrom(store, network).load('meetings', meeting);
    // What somebody wrote is told, whatever becomes of the answer.
    const hasWords = mail.text !== '' || mail.isCut || mail.files.length > 0 || mail.proposed !== undefined;
    if (!known || known.network !== network || !found) return hasWords ? heard({ ...mail, what: 'words' }) : undefined;
    const isTheirs = sameAddress(attendee, known.person.email);
    const isOutdated = sequence < found.sequence || (isTheirs && (await isOvertaken(reply, known)));
    // The answer to a former time says nothing of the present one; whoever moved the meeting has asked anew.
    if (isOutdated && !hasWords) return;
    if (!isOutdated && isTheirs) await keepAnswer(reply, known);
    if (!isOutdated && isTheirs && (answer === 'attending' || answer === 'regrets')) {
      const event = { eventId: eventId(mail.id), platform: 'mail' as const, via: 'calendar reply' };
      const press = { verb: 'meeting.reply', target: meeting, inputs: { answer }, from: known.person.id, network };
      if ((await deps.press({ ...press, ...event })).ok)
        return hasWords ? heard({ ...mail, what: 'calendar' }, { recorded: answer }) : undefined;
    }
    const calendar = isOutdated ? { isOutdated } : answer === 'tentative' ? { tentative: true } : {};
    await heard({ ...mail, what: 'calendar' }, calendar);
  }

  return {
    heard: (mail) => heard(mail),
    calendarReply,
    async mailSetAside() {
      const day = now().slice(0, 10);
      const nothing = { what: 'setAside', from: '', subject: '', words: '', files: [], vouched: 'none' } as const;
      const inputs: HeardInputs = { ...nothing, isTheirs: false, isCut: false, isRestricted: false, answer: false };
      for (const network of await store.networks()) await tell(network, inputs, `setAside/${day}`);
    },
  };
}

/** The person who has this address on a roll. */
async function byAddress({ store }: Deps, email: string, only?: NetworkId): Promise<KnownPerson | undefined> {
  for (const network of only === undefined ? await store.networks() : [only]) {
    const known = await personAt(store.cached ?? store, network, email);
    if (known) return known;
  }
  return undefined;
}

type AboutWords = Pick<HeardInputs, 'about' | 'show' | 'isRestricted'>;

/** What the mail was about, and whether nobody's words about it may stay in a chat: as the mail's own card shows it. */
async function aboutOf(deps: Deps, sent: Delivery, known: KnownPerson | undefined): Promise<AboutWords> {
  const reader = known ?? (await findPerson(deps.store, sent.to));
  const drawn = reader && (await redrawDelivery(deps, sent, reader.person, deps.now()));
  const about = [sent.about, sent.data['about']].find(isRef);
  const kind = about === undefined ? undefined : REGISTRY.kindOf(about);
  const show = kind && REGISTRY.kind(kind).shownBy;
  // Of a card that cannot be drawn any more it is not known, so nothing is shown.
  const isRestricted = drawn ? drawn.message.isRestricted === true : about !== undefined;
  return { ...(about !== undefined && { about }), ...(show !== undefined && { show }), isRestricted };
}

interface Source {
  readonly key: string;
  /** A day. */
  readonly most: number;
}
/** What a mail counts against: its sender, and for those whom nobody knows all of them together. */
function sourcesOf(
  mail: HeardMail,
  network: NetworkId,
  known: KnownPerson | undefined,
  sent: Delivery | undefined,
): readonly Source[] {
  if (known) return [{ key: `words/${known.person.id}/${trustIn(mail, sent)}`, most: WORDS_A_DAY }];
  if (!sent) return [{ key: `strangers/${network}`, most: WORDS_A_DAY }];
  return [
    { key: `stranger/${sha256(addressKey(mail.from)).slice(0, 32)}`, most: WORDS_A_DAY },
    { key: `strangers/${network}/answers`, most: STRANGERS_A_DAY },
  ];
}

/** Counted apart, so that mails in somebody's name do not use up what their own may say. */
const trustIn = ({ vouched, root }: HeardMail, sent: Delivery | undefined): string =>
  `${vouched}${sent && !root ? ' answer' : ''}`;
