/**
 * Consolidates the answers of a call: by question, those in time before late ones, entities sorted by name. Incomplete answers
 * are marked, and withdrawn ones are left out.
 */
import { isWithin, strictest, type Classification } from '../../../core/classification.ts';
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { labelOf, standsAs, stateOf } from './said.ts';
import {
  boardState,
  departedState,
  leftAfterDue,
  standingOf,
  type BoardState,
  type InputAnswer,
  type InputCall,
  type Item,
  type Question,
  type Said,
} from './state.ts';

export interface Entry {
  readonly entity: EntityId;
  readonly text: string;
  readonly classification: Classification;
  readonly late: boolean;
  /** The entity's answer is incomplete. */
  readonly partial: boolean;
  /** The wording to which it was given, if the question has another one now. */
  readonly wording?: string;
  readonly by: PersonId;
  readonly at: Instant;
}
/** An answer that is left out because of its label. */
export interface Withheld {
  readonly entity: EntityId;
  readonly classification: Classification;
}
interface Answers {
  readonly entries: readonly Entry[];
  readonly withheld: readonly Withheld[];
}
export interface Consolidated {
  readonly questions: readonly (Question & Answers & { readonly n: number })[];
  /** Questions that are no longer asked, with their answers. */
  readonly former: readonly (Question & Answers)[];
  readonly entities: readonly {
    readonly entity: EntityId;
    readonly state: BoardState;
    readonly late: boolean;
    readonly at?: Instant;
    /** It left after the due day. */
    readonly leftAt?: Instant;
  }[];
  readonly links: readonly { readonly entity: EntityId; readonly question: string; readonly url: string }[];
}

type Part = { readonly of: InputAnswer; readonly said: Said; readonly late: boolean };

/** @param upTo answers with a stricter label are left out, and named */
export function consolidated(
  c: InputCall,
  answers: readonly InputAnswer[],
  upTo: Classification = 'strictlyConfidential',
): Consolidated {
  const parts = answers.flatMap(partsOf);
  const asked = c.questions.map((question, i) => ({ n: i + 1, ...question, ...within(question, c, parts, upTo) }));
  const ids = new Set(c.questions.map(({ id }) => id));
  const latest = new Map(c.formerQuestions.filter(({ id }) => !ids.has(id)).map((one) => [one.id, one]));
  const former = [...latest.values()]
    .map((question) => ({ ...question, ...within(question, c, parts, upTo) }))
    .filter(({ entries, withheld }) => entries.length + withheld.length > 0);
  const left = leftAfterDue(c);
  const isLeft = (entity: EntityId): boolean => left.some((one) => one.entity === entity);
  const others = [...c.entities, ...c.gone.filter((entity) => !isLeft(entity))].map((entity) => {
    const standing = standingOf(c, entity);
    const answer = answers.find((one) => one.entity === entity);
    return {
      entity,
      state: standing ? boardState(c, entity) : answer ? ('answered' as const) : boardState(c, entity),
      late: answer?.late !== undefined,
      ...(standing && { at: standing.at }),
    };
  });
  const departed = left.map((one) => ({
    entity: one.entity,
    state: departedState(one),
    late: one.standing?.late === true,
    ...(one.standing && { at: one.standing.at }),
    leftAt: one.at,
  }));
  return {
    questions: asked,
    former,
    entities: [...others, ...departed],
    links: [...asked, ...former].flatMap(linksIn),
  };
}

/**
 * The answers in time and the late ones, each as it was given. An answer that was withdrawn is left out whole. A late "nothing to
 * report" is told of the entity and leaves what it gave in time: late answers are kept apart (domain.md 8).
 */
function partsOf(of: InputAnswer): Part[] {
  const counts = (said: Said | undefined): said is Said => said?.state === 'answered' || said?.state === 'partly';
  if (stateOf(of) === 'withdrawn') return [];
  return [
    ...(counts(of.inTime) ? [{ of, said: of.inTime, late: false }] : []),
    ...(counts(of.late) ? [{ of, said: of.late, late: true }] : []),
  ];
}

function within(question: Question, c: InputCall, parts: readonly Part[], upTo: Classification): Answers {
  const all = entriesOf(question, c, parts);
  const isIn = ({ classification }: Entry): boolean => isWithin(classification, upTo);
  return {
    entries: all.filter(isIn),
    withheld: withheldOf(all.filter((one) => !isIn(one))),
  };
}

/** Each entity once, with its strictest label: an answer in time and a late one may both be left out. */
function withheldOf(left: readonly Entry[]): Withheld[] {
  const byEntity = new Map<EntityId, Classification>();
  for (const { entity, classification } of left)
    byEntity.set(entity, strictest([classification, byEntity.get(entity) ?? classification]));
  return [...byEntity].map(([entity, classification]) => ({ entity, classification }));
}

function entriesOf({ id, version }: Question, c: InputCall, parts: readonly Part[]): Entry[] {
  const entries = parts.flatMap(({ of, said, late }): Entry[] => {
    const item: Item | undefined = said.items[id];
    if (!item || item.text === '') return [];
    const earlier = c.formerQuestions.find((one) => one.id === id && one.version === item.version);
    const isOld = item.version !== version && earlier !== undefined;
    return [
      {
        entity: of.entity,
        text: item.text,
        classification: labelOf(c, item),
        late,
        partial: said.state === 'partly' || standsAs(c, of) === 'partly',
        ...(isOld && { wording: earlier.text }),
        by: item.by,
        at: item.at,
      },
    ];
  });
  return entries.sort((a, b) => Number(a.late) - Number(b.late) || (a.entity < b.entity ? -1 : 1));
}

const URLS = /https:\/\/[^\s<>"'）)\]]+/g;
const MAX_LINKS = 2000;

function linksIn({ text: question, entries }: { readonly text: string; readonly entries: readonly Entry[] }) {
  return entries
    .flatMap(({ entity, text }) =>
      [...text.matchAll(URLS)].map(([url]) => ({ entity, question, url: withoutMarks(url) })),
    )
    .slice(0, MAX_LINKS);
}
const withoutMarks = (url: string): string => url.replace(/[.,;:!?]{1,3}$/, '');
