/** Reads the answer of a calendar program to an invitation (iTIP, RFC 5546: METHOD:REPLY, and COUNTER for another time). */
import { instant, networkId, ref, type Instant, type NetworkId, type Ref } from '../../../core/ids.ts';
import type { ProposedTime } from '../../door.ts';

export interface CalendarAnswer {
  readonly uid: string;
  readonly sequence: number;
  /** When the program wrote it, where it says so. */
  readonly made?: Instant;
  readonly attendee: string;
  /** `other`: passed on to somebody else, or no answer yet. */
  readonly answer: 'attending' | 'regrets' | 'tentative' | 'other';
  /** What they wrote to it. */
  readonly comment: string;
  /** The name of the attendee, as the program has it. */
  readonly name: string;
  /** The program that wrote it. */
  readonly program: string;
  /** They propose another time, and have not answered. */
  readonly proposed?: ProposedTime;
}

const MAX_LINES = 500;

/**
 * Undefined for what is no answer of one attendee about one event.
 * @param from the sender, for programs that name all attendees where they propose another time
 */
export function calendarAnswerIn(text: string, from: readonly string[] = []): CalendarAnswer | undefined {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', MAX_LINES)
    .map(lineOf);
  const valueOf = (name: string): string | undefined => lines.find((line) => line.name === name)?.value;
  const events = lines.filter(({ name, value }) => name === 'BEGIN' && value === 'VEVENT').length;
  const attendees = lines.filter(({ name }) => name === 'ATTENDEE');
  const uid = valueOf('UID');
  const method = valueOf('METHOD')?.toUpperCase();
  if ((method !== 'REPLY' && method !== 'COUNTER') || events !== 1 || uid === undefined) return undefined;
  const isSender = (one: Line): boolean =>
    from.some((address) => address.toLowerCase() === addressOf(one).toLowerCase());
  const isOneOfMany = method === 'COUNTER' && attendees.length > 1;
  const [attendee, ...others] = isOneOfMany ? attendees.filter(isSender) : attendees;
  if (!attendee || others.length > 0) return undefined;
  const event = lines.slice(lines.findIndex(({ name, value }) => name === 'BEGIN' && value === 'VEVENT'));
  const proposed = method === 'COUNTER' ? proposedIn(event.find(({ name }) => name === 'DTSTART')) : undefined;
  return {
    ...{ uid, sequence: Number(/^\d{1,6}$/.exec(valueOf('SEQUENCE') ?? '')?.[0] ?? 0) },
    attendee: addressOf(attendee),
    answer: method === 'COUNTER' ? 'other' : (ANSWERS[parameterOf(attendee, 'PARTSTAT').toUpperCase()] ?? 'other'),
    ...madeAt(event.find(({ name }) => name === 'DTSTAMP')?.value),
    comment: commentIn(event, attendee),
    name: parameterOf(attendee, 'CN'),
    program: valueOf('PRODID') ?? '',
    ...(proposed && { proposed }),
  };
}

/** Outlook and most others write a property; Google a parameter of the attendee. The same is often in both. */
function commentIn(event: readonly Line[], attendee: Line): string {
  const written = event.flatMap(({ name, value }) => (name === 'COMMENT' ? [unescaped(value).trim()] : []));
  return [...new Set([...written, unescaped(parameterOf(attendee, 'X-RESPONSE-COMMENT')).trim()])]
    .filter(Boolean)
    .join('\n');
}

/** The value of a parameter, without its quotes and with the signs that stand for others (RFC 6868). */
function parameterOf({ parameters }: Line, name: string): string {
  const [, quoted, plain = ''] = new RegExp(`;${name}=(?:"([^"]*)"|([^;]*))`, 'i').exec(parameters) ?? [];
  return (quoted ?? plain).replace(/\^([n^'])/gi, (_, sign: string) => CARETS[sign.toLowerCase()] ?? sign);
}
const CARETS: Readonly<Record<string, string>> = { n: '\n', "'": '"' };

function proposedIn(start: Line | undefined): ProposedTime | undefined {
  const [, year, month, day, hour = '', minute = '', utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(start?.value ?? '') ?? [];
  if (!start || year === undefined) return undefined;
  const zone = utc === undefined ? parameterOf(start, 'TZID') : 'UTC';
  return {
    date: `${year}-${month ?? ''}-${day ?? ''}`,
    ...(hour !== '' && { time: `${hour}:${minute}` }),
    ...(zone !== '' && { zone }),
  };
}

function madeAt(stamp: string | undefined): { readonly made?: Instant } {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp ?? '') ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return parts.length === 0 ? {} : { made: instant(Date.UTC(year, month - 1, day, hour, minute, second)) };
}

const addressOf = ({ value }: Line): string => value.replace(/^mailto:/i, '').trim();

const ANSWERS: Readonly<Record<string, CalendarAnswer['answer']>> = {
  ACCEPTED: 'attending',
  DECLINED: 'regrets',
  TENTATIVE: 'tentative',
};

interface Line {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** A colon inside a quoted parameter is part of it. */
function lineOf(line: string): Line {
  let isQuoted = false;
  let colon = 0;
  for (; colon < line.length && (isQuoted || line[colon] !== ':'); colon += 1)
    if (line[colon] === '"') isQuoted = !isQuoted;
  const head = line.slice(0, colon);
  const semicolon = head.indexOf(';');
  const name = (semicolon < 0 ? head : head.slice(0, semicolon)).trim().toUpperCase();
  return { name, parameters: semicolon < 0 ? '' : head.slice(semicolon), value: line.slice(colon + 1).trim() };
}

const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

/** The meeting that a UID of ours names (`M-3.una@concord`). */
export function meetingOf(uid: string): { readonly network: NetworkId; readonly meeting: Ref } | undefined {
  const [, meeting, network] = /^([A-Z]-[1-9]\d{0,8})\.([a-z\d-]{1,60})@concord$/i.exec(uid.trim()) ?? [];
  return meeting === undefined || network === undefined
    ? undefined
    : { network: networkId(network), meeting: ref(meeting.toUpperCase()) };
}
