/** What is stored about a person, in the words of its reader: a head for each kind of thing, labels with values, dates in words. */
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import type { Mention, Plain } from '../rules/state.ts';
import type { PersonalData } from './view.ts';

/**
 * Properties with a label of their own. Features may store others: so that nothing is left out, those are shown by their names, in
 * another language than English as the name of a thing.
 */
const FIELDS = [
  'id',
  'name',
  'email',
  'language',
  'zone',
  'entity',
  'role',
  'roles',
  'people',
  'position',
  'positions',
  'text',
  'words',
  'reason',
  'note',
  'title',
  'subject',
  'target',
  'about',
  'classification',
  'state',
  'by',
  'at',
  'on',
  'platform',
  'version',
  'documentVersion',
  'documentUrl',
  'revision',
  'counts',
  'objects',
  'requestsDiscussion',
  'openedAt',
  'openedBy',
  'askedAt',
  'closesAt',
  'closedAt',
  'startsAt',
  'endsAt',
  'sentAt',
  'sentBy',
  'remindAt',
  'remindedUntil',
  'reachFloorHours',
  'silenceByMail',
  'awaitingSecretariat',
  'spoken',
  'document',
  'file',
  'card',
  'verb',
  'outcome',
  'browser',
  'provedAt',
  'usedAt',
  'absent',
  'absentObjections',
  'acknowledge',
  'acknowledged',
  'actions',
  'activity',
  'added',
  'addedAt',
  'adoptAt',
  'adopted',
  'adopts',
  'afresh',
  'after',
  'afterwards',
  'agenda',
  'agendaItem',
  'agreed',
  'alsoRequested',
  'alternate',
  'alternates',
  'announced',
  'answer',
  'applied',
  'asked',
  'asker',
  'attendance',
  'audience',
  'away',
  'before',
  'begunAt',
  'begunBy',
  'broken',
  'byMail',
  'byName',
  'call',
  'calls',
  'cameBack',
  'carried',
  'chair',
  'challengeUntil',
  'challenged',
  'challengedBy',
  'changes',
  'circulatedAt',
  'claimedAt',
  'claimedBy',
  'comments',
  'committee',
  'content',
  'contests',
  'contributors',
  'corrections',
  'createdAt',
  'cutoffAt',
  'date',
  'decided',
  'decidedAt',
  'decidedBy',
  'decision',
  'declinedBy',
  'departed',
  'discussion',
  'done',
  'doneOn',
  'draft',
  'draftedAt',
  'draftedBy',
  'drafts',
  'due',
  'dueAt',
  'dueOn',
  'earlier',
  'earlierOutcomes',
  'electorate',
  'ended',
  'endedAt',
  'endedBy',
  'endorsed',
  'entered',
  'enteredAt',
  'entities',
  'erased',
  'extensions',
  'failures',
  'fallbacks',
  'figure',
  'figures',
  'final',
  'focalPoint',
  'followedBy',
  'follows',
  'former',
  'formerEmails',
  'formerNames',
  'formerPeople',
  'from',
  'given',
  'hash',
  'headline',
  'heldSince',
  'history',
  'how',
  'identities',
  'impact',
  'implementation',
  'into',
  'issuedAt',
  'issuedBy',
  'item',
  'items',
  'joinedAt',
  'joinedOn',
  'kind',
  'languages',
  'last',
  'late',
  'lead',
  'left',
  'leftOn',
  'lessons',
  'lifted',
  'lines',
  'link',
  'links',
  'local',
  'made',
  'meeting',
  'members',
  'minutes',
  'missing',
  'moved',
  'n',
  'names',
  'notes',
  'noted',
  'number',
  'objections',
  'onBehalfOf',
  'options',
  'order',
  'owner',
  'passed',
  'person',
  'picture',
  'place',
  'plannedAt',
  'plannedBy',
  'present',
  'proposed',
  'purpose',
  'put',
  'question',
  'questions',
  'reach',
  'recalls',
  'recipients',
  'record',
  'raised',
  'spoke',
  'recused',
  'regrets',
  'remindedAt',
  'remindedIn',
  'reminders',
  'replies',
  'reported',
  'request',
  'restricted',
  'returned',
  'reviewOn',
  'reviewed',
  'revisions',
  'rooms',
  'route',
  'seat',
  'seats',
  'sendAt',
  'sent',
  'series',
  'setAt',
  'setBy',
  'shared',
  'short',
  'silent',
  'since',
  'sittings',
  'source',
  'standIns',
  'standings',
  'startedAt',
  'stops',
  'summary',
  'supersededBy',
  'swaps',
  'template',
  'term',
  'terms',
  'then',
  'time',
  'to',
  'topic',
  'trace',
  'trail',
  'turns',
  'unreached',
  'until',
  'untitled',
  'updates',
  'what',
  'when',
  'where',
  'whole',
  'withdrawn',
  'wouldSatisfy',
  'written',
  'year',
  'inTime',
  'restsAt',
  'submittedAt',
  'urgentKey',
  'openedOn',
  'sentOn',
  'usedOn',
  'claim',
  'nudged',
  'toldOn',
  'removed',
  'finalAgenda',
  'endAskedAt',
  'recall',
  'extension',
  'edited',
] as const;
/** Values of closed lists. What people wrote is never replaced. */
const VALUES = [
  'endorse',
  'object',
  'abstain',
  'recuse',
  'comment',
  'focalPoint',
  'alternate',
  'secretariat',
  'observer',
  'open',
  'closed',
  'queued',
  'sent',
  'failed',
  'dropped',
  'returned',
  'accepted',
  'notAllowed',
  'notFound',
  'invalid',
  'conflict',
  'en',
  'fr',
] as const;
const OF_A_LIST: ReadonlySet<string> = new Set(['position', 'role', 'state', 'outcome', 'language']);
const PLATFORMS = ['local', 'slack', 'teams', 'mail'] as const;
const LABELS = ['unclassified', 'confidential', 'strictlyConfidential'] as const;

const isOneOf = <T extends string>(all: readonly T[], word: string): word is T =>
  (all as readonly string[]).includes(word);

/** `reachFloorHours` as "Reach floor hours". */
const spaced = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const labelOf = (say: Speaker, name: string): string => {
  if (isOneOf(FIELDS, name)) return say(`personalData.field.${name}`);
  // A question has a number for a name.
  return /^\d+$/.test(name) ? name : say('personalData.field.other', { name: spaced(name) });
};

type Whose = Pick<PersonalData, 'person' | 'name'>;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

function valueOf(say: Speaker, { person, name: own }: Whose, name: string, value: Plain): string {
  if (typeof value === 'boolean') return say(value ? 'personalData.yes' : 'personalData.no');
  if (typeof value !== 'string') return value === null ? '' : String(value);
  // Somebody may have typed a day that there is not.
  const isTime = !Number.isNaN(Date.parse(value));
  if (isTime && INSTANT.test(value)) return say.instant(value as Instant);
  if (isTime && DAY.test(value)) return say.date(value as CalendarDate);
  if (value === person && name !== 'id') return own;
  if (name === 'entity') return say.entity(value);
  if (name === 'platform' && isOneOf(PLATFORMS, value)) return say(`platform.${value}`);
  if (name === 'classification' && isOneOf(LABELS, value)) return say(`card.classification.${value}`);
  if (name === 'card') return spaced(value);
  if (name === 'verb') return spaced(value.replace('.', ': '));
  return OF_A_LIST.has(name) && isOneOf(VALUES, value) ? say(`personalData.value.${value}`) : value;
}

/** The documents that name the person, kind by kind. */
export function readableDocuments(say: Speaker, view: PersonalData): Part[] {
  const kinds = [...new Set(view.documents.map(({ kind }) => kind))];
  return kinds.flatMap((kind): Part[] => [
    { type: 'heading', text: say(`personalData.kind.${kind}`) },
    ...view.documents
      .filter((one) => one.kind === kind)
      .flatMap(({ target, mentions }): Part[] => [
        ...(target === kind ? [] : [{ type: 'heading', level: 2, text: target } as const]),
        ...mentions.flatMap((mention) => readable(say, view, mention)),
      ]),
  ]);
}

function readable(say: Speaker, whose: Whose, { at, values }: Mention): Part[] {
  const place = placeOf(say, whose, at);
  const facts = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const said = valueOf(say, whose, name, value);
    return said === '' ? [] : [[name === whose.person ? whose.name : labelOf(say, name), said]];
  });
  return facts.length === 0
    ? []
    : [...(place === '' ? [] : [{ type: 'strong', text: place } as const]), { type: 'facts', facts }];
}

/** `positions.0` as "Position 1". The person's own id says nothing that the head does not. */
function placeOf(say: Speaker, { person }: Whose, at: string): string {
  const places: string[] = [];
  for (const step of at.split('.').filter((one) => one !== '' && one !== person)) {
    const last = places.at(-1);
    if (/^\d+$/.test(step) && last !== undefined)
      places.splice(-1, 1, say('personalData.part', { label: last, n: Number(step) + 1 }));
    else places.push(labelOf(say, step));
  }
  return places.join(' › ');
}

/** Rows of one kind, under a head; nothing where there are none. */
export function readableTable(
  say: Speaker,
  whose: Whose,
  title: string,
  rows: readonly Readonly<Record<string, string>>[],
): Part[] {
  const [first] = rows;
  if (!first) return [];
  const names = Object.keys(first);
  return [
    { type: 'heading', text: title },
    {
      type: 'table',
      columns: names.map((name) => labelOf(say, name)),
      rows: rows.map((row) => names.map((name) => valueOf(say, whose, name, row[name] ?? ''))),
    },
  ];
}
