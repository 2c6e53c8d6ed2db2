/** Reads the answer of a calendar program to an invitation (iTIP, RFC 5546: METHOD:REPLY). */
import { networkId, ref, type NetworkId, type Ref } from '../../../core/ids.ts';

export interface CalendarAnswer {
  readonly uid: string;
  readonly sequence: number;
  readonly attendee: string;
  /** `other`: passed on to somebody else, or no answer yet. */
  readonly answer: 'attending' | 'regrets' | 'tentative' | 'other';
  readonly comment: string;
}

const MAX_LINES = 500;

/** Undefined for what is no answer of one attendee about one event. */
export function calendarAnswerIn(text: string): CalendarAnswer | undefined {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', MAX_LINES)
    .map(lineOf);
  const valueOf = (name: string): string | undefined => lines.find((line) => line.name === name)?.value;
  const events = lines.filter(({ name, value }) => name === 'BEGIN' && value === 'VEVENT').length;
  const attendees = lines.filter(({ name }) => name === 'ATTENDEE');
  const [attendee] = attendees;
  const uid = valueOf('UID');
  if (valueOf('METHOD')?.toUpperCase() !== 'REPLY' || events !== 1 || uid === undefined) return undefined;
  if (!attendee || attendees.length > 1) return undefined;
  return {
    ...{ uid, sequence: Number(/^\d{1,6}$/.exec(valueOf('SEQUENCE') ?? '')?.[0] ?? 0) },
    attendee: attendee.value.replace(/^mailto:/i, '').trim(),
    answer: ANSWERS[/;PARTSTAT="?([A-Z-]+)/i.exec(attendee.parameters)?.[1]?.toUpperCase() ?? ''] ?? 'other',
    comment: unescaped(valueOf('COMMENT') ?? ''),
  };
}

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
