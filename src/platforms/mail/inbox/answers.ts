/** What people and their programs answer: words, absence notices and the answers of calendars. None of them is an act by itself. */
import { clean } from '../../../core/inputs.ts';
import type { Door, HeardMail, MailRoot, SoughtMail } from '../../door.ts';
import type { Mailbox } from '../address.ts';
import type { Calendars } from '../calendars.ts';
import type { TaggedMail, Tags } from '../tags.ts';
import { vouchedFor } from './authResults.ts';
import { calendarPart, isListed } from './kinds.ts';
import type { ReceivedMail } from './received.ts';
import { ownWords } from './replies.ts';
import { calendarWords } from './calendarWords.ts';
import { calendarAnswerIn, meetingOf, type CalendarAnswer } from './rsvp.ts';
import { rootsIn, tagsInAddresses, tagsInReferences, type FoundTag } from './tagsIn.ts';

export interface AnswerDeps {
  readonly from: Mailbox;
  readonly tags: Tags;
  readonly calendars: Pick<Calendars, 'aheadIn'>;
  readonly door: Pick<Door, 'heard' | 'calendarReply' | 'mailTo'>;
  /** “Reply above this line” in every language. */
  readonly above: readonly string[];
}

const MAX_FILES = 20;
const MAX_FILE_NAME = 100;

export async function firstKnown(tags: Tags, found: readonly FoundTag[]): Promise<TaggedMail | undefined> {
  for (const { tag } of found) {
    const known = await tags.find(tag);
    if (known) return known;
  }
  return undefined;
}

/** @property root the matter, where it is all that tells which mail was answered */
interface AnsweredMail {
  readonly ours?: TaggedMail | undefined;
  readonly root?: MailRoot;
}

/**
 * The mail that somebody answers: by the address to which they write, or by what their mail refers to; else by the matter
 * that it refers to and the sender's address.
 */
async function answered(deps: AnswerDeps, mail: ReceivedMail): Promise<AnsweredMail> {
  const { tags, from } = deps;
  const ours = await firstKnown(tags, [...tagsInAddresses(mail, from), ...tagsInReferences(mail)]);
  const [root] = rootsIn([...mail.header('in-reply-to'), ...mail.header('references')], from);
  if (ours || !root) return { ours };
  const [address = '', ...others] = mail.from;
  return { root, ours: others.length > 0 ? undefined : await byRoot(deps, { ...root, address }) };
}

/** The mail about a matter that went to this address. */
export async function byRoot(
  { tags, door }: Pick<AnswerDeps, 'tags'> & { readonly door: Pick<Door, 'mailTo'> },
  sought: SoughtMail,
): Promise<TaggedMail | undefined> {
  const delivery = await door.mailTo(sought);
  return delivery === undefined ? undefined : tags.find(tags.tagOf(delivery));
}

export async function handleWords(
  deps: AnswerDeps,
  mail: ReceivedMail,
  id: string,
  what: 'words' | 'absence',
): Promise<'words' | 'absence' | 'nothing'> {
  const found = await answered(deps, mail);
  // An automatic answer to nothing of ours is nobody's news.
  if (what === 'absence' && !found.ours) return 'nothing';
  const heard = heardMail(deps, mail, { id, what, ...found });
  // Nothing is the writer's alone, so their answer may be a line of ours: the name of a button that they left of it, or typed.
  const isOnlyQuoted = what === 'words' && heard.text === '' && `${mail.text}${mail.html}`.trim() !== '';
  await deps.door.heard(isOnlyQuoted ? { ...heard, isCut: true } : heard);
  return what;
}

interface Heard extends AnsweredMail {
  readonly id: string;
  readonly what: HeardMail['what'];
}

function heardMail({ above }: AnswerDeps, mail: ReceivedMail, { id, what, ours, root }: Heard): HeardMail {
  const { text, isCut } = ownWords(mail, { above, isOurs: ours?.said, isListed: isListed(mail) });
  return {
    // Several senders are nobody's: together they are no address of anybody.
    ...{ id, what, from: mail.from.join(', '), subject: clean(mail.subject), files: filesOf(mail.parts) },
    ...(ours && { delivery: ours.delivery }),
    ...(root && { root }),
    ...(isListed(mail) && { isListed: true as const }),
    vouched: mail.from.length === 1 ? vouchedFor(mail) : 'fail',
    ...{ text: clean(text), isCut },
  };
}

/** Marks and isolates of direction belong to words; in a name they can hide what kind of file it is. */
const DIRECTIONS = /[\u061c\u200e\u200f\u2066-\u2069]/g;
const filesOf = (parts: ReceivedMail['parts']): string[] =>
  parts.flatMap(({ name }) => (name === undefined ? [] : [fileName(name)])).slice(0, MAX_FILES);
const fileName = (name: string): string => clean(name).replace(DIRECTIONS, '').slice(0, MAX_FILE_NAME);

/**
 * The answer counts where it comes to the address that this invitation alone had; where no such addresses are used, where
 * our own mail system vouches for its sender, who is the attendee.
 */
export async function handleCalendar(deps: AnswerDeps, mail: ReceivedMail, id: string): Promise<'calendar' | 'words'> {
  const answer = calendarAnswerIn(calendarPart(mail)?.text() ?? '', mail.from);
  const named = answer && meetingOf(answer.uid);
  const root = named && { network: named.network, about: named.meeting };
  const [tag] = tagsInAddresses(mail, deps.from).filter(({ use }) => use === 'c');
  const invited = tag && (await deps.tags.findInvitation(tag.tag));
  const found = await answered(deps, mail);
  const plain = heardMail(deps, mail, { id, what: 'words', ...(root && !found.ours && { root }), ...found });
  const heard: HeardMail = answer ? { ...plain, ...wordsWith(answer, mail, plain) } : plain;
  const isOf = invited && named?.meeting === invited.meeting && named.network === invited.network;
  const isVouched = heard.vouched === 'pass' && sameBox(heard.from, answer?.attendee ?? '');
  // Of a sender whom our own mail system found to be another, it is words: the address may have been forwarded to anybody.
  if (!answer || !named || heard.vouched === 'fail' || (tag ? !isOf : !isVouched)) {
    await deps.door.heard(heard);
    return 'words';
  }
  const { attendee } = answer;
  const ahead = await deps.calendars.aheadIn({ ...named, address: attendee });
  await deps.door.calendarReply({
    ...{ ...named, attendee, answer: answer.answer, sequence: answer.sequence - ahead },
    ...(answer.made !== undefined && { made: answer.made }),
    ...(invited && { person: invited.person }),
    mail: { ...heard, what: 'calendar' },
  });
  return 'calendar';
}

/** What a person wrote to a calendar's answer. The answer's own file is no file of theirs. */
function wordsWith(
  answer: CalendarAnswer,
  mail: ReceivedMail,
  { text, isCut }: HeardMail,
): Pick<HeardMail, 'text' | 'isCut' | 'files' | 'proposed'> {
  const { proposed } = answer;
  const said = calendarWords(answer, mail, clean(text));
  return {
    ...{ text: said.text, isCut: isCut && !said.isProgram },
    files: filesOf(mail.parts.filter(({ type }) => type !== 'text/calendar' && type !== 'application/ics')),
    ...(proposed && { proposed }),
  };
}

const sameBox = (a: string, b: string): boolean => a !== '' && a.toLowerCase() === b.toLowerCase();
