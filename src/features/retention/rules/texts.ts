/**
 * What goes of each kind of document, and from when its period counts. Titles, references, numbers, entities, positions and
 * instants stay; minutes and decisions stay unless they have a period of their own.
 */
import type { Documents, Kind } from '../../../core/contract.ts';
import type { Instant } from '../../../core/ids.ts';
import { LANGUAGES } from '../../../core/people.ts';
import { WORDS } from '../../../i18n/typed.ts';
import { REMOVED, withoutTexts, type TextNames } from '../../../core/replace.ts';
import { removedOf, type Removed, type RetentionKind } from '../../../core/retention.ts';

/** What is said of one kind of document for one kind of period. */
export interface TextRule<K extends Kind> {
  readonly kind: RetentionKind;
  readonly of: K;
  /** When each part of the document that still has its texts was over. Usually there is one part. */
  over(state: Documents[K], of: Instant | undefined): readonly Instant[];
  /** From when its period would count, if the document did not wait for somebody. */
  waits?(state: Documents[K]): Instant | undefined;
  /** The document without the texts of what was over by then. */
  bare(state: Documents[K], upTo: Instant, at: Instant): Documents[K];
}

const SAID: TextNames = { texts: ['text', 'reason', 'note', 'source', 'wouldSatisfy', 'summary', 'changes'] };

/** Officers may have entered who represented an entity. */
const CAME: TextNames = { ...SAID, dropped: ['people'] };

/** What is said of a document with a link. */
const LINKED: TextNames = { ...SAID, emptied: ['documentUrl'] };

const SENT: TextNames = { texts: [...SAID.texts, 'subject', 'where'], dropped: ['links', 'link'] };

/** The latest of the instants that there are. */
const last = (...instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);

/** An action names its owner where that is a person, however deep it stands. Entities, and the Secretariat, stay. */
function ownerless<T>(value: T): T {
  const bare = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(bare);
    if (typeof one !== 'object' || one === null) return one;
    const isPersons = 'owner' in one && 'person' in one;
    return Object.fromEntries(
      Object.entries(one).map(([name, inner]) => [name, isPersons && name === 'owner' ? '' : bare(inner)]),
    );
  };
  return bare(value) as T;
}

/** Does the document say something that is not in its bare form: said since, or left by an earlier version, which took less? */
function saysMore(whole: unknown, bare: unknown): boolean {
  if (typeof whole !== 'object' || whole === null) return whole !== bare;
  if (typeof bare !== 'object' || bare === null) return true;
  return Object.entries(whole).some(([name, one]) => saysMore(one, (bare as Readonly<Record<string, unknown>>)[name]));
}

/** A rule for a document that is over as a whole. */
const whole = <K extends Kind>(
  kind: RetentionKind,
  of: K,
  over: (state: Documents[K], of: Instant | undefined) => Instant | null | undefined,
  bare: (state: Documents[K]) => Documents[K],
  waits?: (state: Documents[K]) => Instant | undefined,
): TextRule<K> => ({
  kind,
  of,
  ...(waits && { waits }),
  over(state, instant) {
    const at = over(state, instant);
    if (at === undefined || at === null) return [];
    return removedOf(state)[kind] === undefined || saysMore(state, bare(state)) ? [at] : [];
  },
  bare: (state, _upTo, at) =>
    Object.assign({}, bare(state), { removed: { ...removedOf(state), [kind]: at } satisfies Removed }),
});

/**
 * What waits for somebody is not over, however long ago a meeting dealt with it: a request that was carried over, or that is on
 * the Steering Committee's list.
 */
const requestOver = (e: Documents['endorsements']): Instant | undefined =>
  requestWaits(e) ? undefined : e.outcome?.at;
const requestWaits = ({ state, outcome }: Documents['endorsements']): boolean =>
  state === 'open' || state === 'referred' || (state === 'notDecided' && isForLater(outcome?.then));
const isForLater = (then: string | undefined): boolean => then === 'carry' || then === 'steeringCommittee';

const endorsements = whole(
  'endorsements',
  'endorsements',
  requestOver,
  // Why an entity was not reached is a code, and a decision has a period of its own.
  (e) => ({ ...ownerless(withoutTexts(e, LINKED)), reach: e.reach, ...decisionOf(e) }),
  (e) => (requestWaits(e) ? (e.outcome?.at ?? e.closesAt) : undefined),
);
/**
 * The outcome that is a decision of the register, without the words of entities: the line of the register has those. One that
 * ended otherwise, or that a later one replaced, decided nothing.
 */
const decisionOf = ({ outcome }: Documents['endorsements']) =>
  outcome?.state === 'endorsed' || outcome?.state === 'decided' ? { outcome: wordless(outcome) } : {};
const WORDS_OF_ENTITIES = ['objections', 'discussion', 'absent', 'lifted', 'former'] as const;
/** What was decided stays, and what entities said about it goes. */
const wordless = <T extends object>(decided: T): T => ({
  ...decided,
  ...Object.fromEntries(
    Object.entries(decided).flatMap(([name, said]) =>
      (WORDS_OF_ENTITIES as readonly string[]).includes(name) ? [[name, withoutTexts(said, SAID)]] : [],
    ),
  ),
});

const meetings = whole(
  'meetings',
  'meetings',
  // Draft minutes wait for the comments, and to be issued.
  (m) =>
    m.state === 'planned' || m.state === 'running' || m.record?.state === 'draft'
      ? undefined
      : last(m.endedAt ?? m.startsAt, m.record?.issuedAt),
  ({ record, ...m }) => ({
    ...withoutTexts(m, CAME),
    ...(record && { record: { ...record, comments: withoutTexts(record.comments, SAID) } }),
  }),
  ({ record, endedAt }) => (record?.state === 'draft' ? endedAt : undefined),
);

const ENDED_ITEMS = ['left', 'declined', 'decided', 'noted', 'notDecided'];
/** On the Steering Committee's list an item waits for its decision, and with an open action for its owner. */
const itemWaits = ({ state, sittings, actions }: Documents['agenda']): boolean =>
  !ENDED_ITEMS.includes(state) ||
  (state === 'notDecided' && isForLater(sittings.at(-1)?.then)) ||
  actions.some(({ done }) => done === undefined);
const actionsDone = ({ actions }: Documents['agenda']): (Instant | undefined)[] => actions.map(({ done }) => done?.at);

/** The words of a question to those present, and of what came of it. */
const ASKED: TextNames = { ...LINKED, texts: [...SAID.texts, 'question'] };

const agenda = whole(
  'meetings',
  'agenda',
  (item) => (itemWaits(item) ? undefined : last(item.trace.at(-1)?.at ?? item.addedAt, ...actionsDone(item))),
  ({ sittings, actions, committee, ...item }) => ({
    ...withoutTexts(item, SAID),
    // The reference of the request that brought it.
    ...(item.source && { source: item.source }),
    // A meeting that took no decision has none to keep.
    sittings: sittings.map((one) => (one.outcome === 'consensus' ? wordless(one) : withoutTexts(one, ASKED))),
    actions,
    ...(committee && { committee }),
  }),
  (item) => (itemWaits(item) ? (item.trace.at(-1)?.at ?? item.addedAt) : undefined),
);

const meetingRequests = whole(
  'meetings',
  'meetingRequests',
  ({ decidedAt }) => decidedAt,
  (request) => withoutTexts(request, { texts: ['purpose', 'when', 'reason'] }),
);

const correspondence = whole(
  'correspondence',
  'correspondence',
  (c) => {
    if (c.state !== 'sent') return c.decided?.at;
    // Urgent information waits for the Secretariat's review.
    return c.kind === 'urgent' && !c.reviewed ? undefined : last(c.restsAt ?? c.sentAt, c.reviewed?.at);
  },
  // Why a message did not arrive is a code.
  ({ failures, fallbacks, ...c }) => ({
    ...withoutTexts({ ...c, failures: [], fallbacks: [] }, SENT),
    ...{ failures, fallbacks },
  }),
  (c) => {
    if (c.state === 'held') return c.createdAt;
    return c.state === 'sent' && c.kind === 'urgent' && !c.reviewed ? (c.restsAt ?? c.sentAt) : undefined;
  },
);

const inputs = whole(
  'inputs',
  'inputs',
  (call) => call.endedAt ?? (call.openedAt === undefined ? call.decided?.at : undefined),
  ({ unreached, ...call }) => ({
    ...withoutTexts({ ...call, unreached: [] }, { ...SAID, dropped: ['documentUrl'] }),
    unreached,
  }),
  ({ state, dueAt, createdAt }) => (state === 'open' ? dueAt : state === 'held' ? createdAt : undefined),
);

/** The answers go with their call. */
const inputAnswers = whole(
  'inputs',
  'inputAnswers',
  (_answer, callEnded) => callEnded,
  (answer) => withoutTexts(answer, SAID),
);

const plan = whole(
  'plan',
  'plan',
  (a) => (a.state === 'done' || a.state === 'dropped' ? (a.updates.at(-1)?.at ?? a.createdAt) : undefined),
  // What an activity was called before stays, as its name does.
  ({ changes, ...a }) => ({ ...withoutTexts({ ...a, changes: [] }, SAID), changes }),
);

const news = whole(
  'news',
  'news',
  ({ ended }) => ended?.at,
  (item) => withoutTexts(item, { texts: ['headline', 'text', 'reason'], dropped: ['picture'] }),
);

const MINUTED: TextNames = { texts: [...SAID.texts, 'question', 'chair'], dropped: ['people', 'document'] };
/** The source of an item is the reference of a request, and stays. */
function bareContent(content: Minutes['content']): Minutes['content'] {
  const { items, ...bare } = withoutTexts(content, MINUTED);
  return { ...bare, items: items.map((one, i) => ({ ...one, ...sourceOf(content.items[i]) })) };
}
const sourceOf = (item: Minutes['content']['items'][number] | undefined) =>
  item?.source ? { source: item.source } : {};
type Minutes = NonNullable<Documents['meetings']['record']>;
/** Concord's own sentence in a correction, that something of a person was removed, is nobody's words. */
const isOwn = (text: string): boolean => LANGUAGES.some((language) => WORDS[language].erased.correction === text);
const minutes = whole(
  'minutes',
  'meetings',
  ({ record }) => record?.issuedAt,
  (m) =>
    m.record
      ? {
          ...m,
          ...(m.represented && { represented: withoutTexts(m.represented, CAME) }),
          record: {
            ...ownerless({ ...withoutTexts(m.record, MINUTED), content: bareContent(m.record.content) }),
            corrections: m.record.corrections.map((one) => (isOwn(one.text) ? one : withoutTexts(one, MINUTED))),
          },
        }
      : m,
);
/** Their line in the register says who represented the entities, as they did. */
const minutesLine = linesRule('minutes', ({ kind, outcome }) => (kind ?? outcome) === 'minutes');

const rmcOutcomes = whole(
  'minutes',
  'outcomes',
  ({ shared }) => shared?.at,
  (o) => withoutTexts(o, { texts: ['implementation', 'impact', 'lessons', 'byName'], dropped: ['links'] }),
);

type RegisterLine = Documents['register']['lines'][number];
/**
 * Its number, date, title, version, outcome and entities stay, and how it reached them: why it did not is a code. Who represented
 * an entity, and who withdrew its objection, go as they do from minutes.
 */
const bareLine = (line: RegisterLine): RegisterLine => ({
  ...line,
  documentUrl: '',
  ...(line.reason && { reason: REMOVED }),
  ...(line.corrections && { corrections: withoutTexts(line.corrections, LINKED) }),
  positions: {
    ...withoutTexts(line.positions, { texts: ASKED.texts, dropped: ['people', 'by'] }),
    ...(line.positions.reach && { reach: line.positions.reach }),
  },
});
const decisions = linesRule('decisions', () => true);
/** A rule for those lines of the register that are `meant`. */
function linesRule(kind: RetentionKind, meant: (line: RegisterLine) => boolean): TextRule<'register'> {
  return {
    kind,
    of: 'register',
    over: (state) =>
      state.lines
        .filter((line) => meant(line) && JSON.stringify(bareLine(line)) !== JSON.stringify(line))
        .map((line) => lineOver(state, line)),
    bare: (state, upTo) => ({
      ...state,
      lines: state.lines.map((line) => (meant(line) && lineOver(state, line) <= upTo ? bareLine(line) : line)),
    }),
  };
}
/** What is to be reviewed is read until then. */
const lineOver = ({ notes }: Documents['register'], { number, at }: RegisterLine): Instant =>
  last(at, notes?.[number]?.remindAt) ?? at;
const decidedItems = whole(
  'decisions',
  'agenda',
  (item) => (itemWaits(item) ? undefined : last(item.sittings.at(-1)?.at, item.committee?.at, ...actionsDone(item))),
  (item) => ({
    ...item,
    ...withoutTexts(
      {
        sittings: item.sittings,
        actions: ownerless(item.actions),
        ...(item.committee && { committee: item.committee }),
      },
      ASKED,
    ),
  }),
);
const decidedRequests = whole('decisions', 'endorsements', requestOver, ({ outcome, ...e }) => ({
  ...e,
  ...(outcome && { outcome: ownerless(withoutTexts(outcome, LINKED)) }),
}));

/** Every rule. A kind of document may have several. */
export const TEXT_RULES = [
  endorsements,
  meetings,
  agenda,
  meetingRequests,
  correspondence,
  inputs,
  inputAnswers,
  plan,
  news,
  minutes,
  minutesLine,
  rmcOutcomes,
  decisions,
  decidedItems,
  decidedRequests,
] as const;

/** Under a kind's name only that kind's rules write, so the document is of the rule's kind. */
export const bareOf = <K extends Kind>(
  rule: TextRule<K>,
  state: Documents[Kind],
  upTo: Instant,
  at: Instant,
): Documents[Kind] => rule.bare(state as Documents[K], upTo, at);
