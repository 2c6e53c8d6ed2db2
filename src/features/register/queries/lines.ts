/** Makes the view of a line of the register for one reader. */
import { oncePer } from '../../../core/oncePer.ts';
import { entityOf, shortName } from '../../../core/entities.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { Made, Since } from '../../../core/objections.ts';
import type { CorrectionMade } from '../../../core/corrections.ts';
import { CLASSIFICATIONS, type Classification } from '../../../core/classification.ts';
import { asOf, isMember, personName, type Reader, type Roll } from '../../../core/people.ts';
import { kindOf, type Register, type RegisterLine } from '../rules/enter.ts';
import type { LINE_STATES } from '../rules/state.ts';
import type { Stop } from '../../../core/stops.ts';
import type { EnteredView, ObjectionEnd, RegisterLineView } from '../cards/view.ts';

/** May the reader see the decision? Of a restricted one observers only see that it exists. */
export const isOpenTo = (line: RegisterLine, reader: Reader, roll: Roll): boolean => {
  const person = roll.people[reader.person];
  return labelOf(line) === 'unclassified' || (person !== undefined && isMember(person));
};

/** A label that this version does not know counts as the strictest. */
export const labelOf = ({ classification }: RegisterLine): Classification =>
  CLASSIFICATIONS.find((one) => one === classification) ?? 'strictlyConfidential';

/** Which decisions replaced which. */
interface Places {
  /** The numbers of replaced decisions, by the number of the one that replaced them. */
  readonly supersedes: ReadonlyMap<string, readonly string[]>;
  readonly supersededBy: ReadonlyMap<string, string>;
}

const placesOf = oncePer(({ lines, notes = {} }: Register): Places => {
  const supersededBy = new Map<string, string>();
  // Few decisions follow another one, so only those that are followed are looked up.
  const followed = new Set(lines.flatMap(({ follows }) => follows ?? []));
  const byRef = new Map<Ref, RegisterLine[]>();
  if (followed.size > 0)
    for (const line of lines) {
      for (const old of line.follows === undefined ? [] : (byRef.get(line.follows) ?? []))
        supersededBy.set(old.number, line.number);
      for (const ref of [line.decision, line.about])
        if (ref !== undefined && followed.has(ref)) byRef.set(ref, [...(byRef.get(ref) ?? []), line]);
    }
  for (const [number, { supersededBy: by }] of Object.entries(notes))
    if (by !== undefined) supersededBy.set(number, by);
  const supersedes = new Map<string, string[]>();
  for (const [old, by] of supersededBy) supersedes.set(by, [...(supersedes.get(by) ?? []), old]);
  return { supersedes, supersededBy };
});

/** Is a decision in force, superseded, or to be reviewed? Minutes are none of these. */
export function stateTest(register: Register, state: (typeof LINE_STATES)[number]): (line: RegisterLine) => boolean {
  const { supersededBy } = placesOf(register);
  return (line) => {
    if (kindOf(line) === 'minutes') return false;
    if (state === 'toReview') return register.notes?.[line.number]?.reviewOn !== undefined;
    return supersededBy.has(line.number) === (state === 'superseded');
  };
}

/**
 * @param calls `ids`: for programs, entities are named by their ids, which are the same for every reader and never change
 * @returns a function that makes the view of a line
 */
export function lineViews(
  register: Register,
  reader: Reader,
  roll: Roll,
  calls: 'names' | 'ids' = 'names',
): (line: RegisterLine) => RegisterLineView {
  return (line) => {
    const name = (id: string): string => {
      const entity = calls === 'ids' ? undefined : entityOf(roll, id);
      // The entity's name on the day of the decision.
      return entity ? shortName(entity, reader.language, line.at) : id;
    };
    return isOpenTo(line, reader, roll)
      ? {
          ...lineView(line, name, asOf(roll, line.at)),
          ...placeOf(line, register),
          ...cameBackTo(line, register, name),
        }
      : { ...closed(lineView(line, name, roll)), title: line.decision, closed: true };
  };
}

function placeOf(
  { number }: RegisterLine,
  register: Register,
): Pick<RegisterLineView, 'supersedes' | 'supersededBy' | 'reviewOn'> {
  const { supersedes, supersededBy } = placesOf(register);
  const by = supersededBy.get(number);
  const reviewOn = register.notes?.[number]?.reviewOn;
  return {
    supersedes: supersedes.get(number) ?? [],
    ...(by !== undefined && { supersededBy: by }),
    ...(reviewOn !== undefined && { reviewOn }),
  };
}

function cameBackTo({ number }: RegisterLine, { notes }: Register, name: Name): Pick<RegisterLineView, 'cameBack'> {
  const known = notes?.[number]?.cameBack;
  return known ? { cameBack: known.map((one) => ({ ...one, entity: name(one.entity) })) } : {};
}

type Name = (id: string) => string;

function lineView(line: RegisterLine, name: Name, roll: Roll): RegisterLineView {
  const { positions: p, reason, about } = line;
  const said = ({ entity, text }: { readonly entity: string; readonly text: string }) => ({
    entity: name(entity),
    text,
  });
  const names = (ids: readonly string[] = []): string[] => ids.map(name);
  return {
    number: line.number,
    kind: kindOf(line),
    ref: line.decision,
    ...(about !== undefined && { about }),
    ...(p.sentBy !== undefined && { sentBy: p.sentBy }),
    date: line.date as CalendarDate,
    route: line.route,
    title: line.title,
    text: p.text ?? (kindOf(line) === 'decision' ? line.title : ''),
    documentUrl: line.documentUrl,
    // Minutes have no document. What is stored counts their drafts.
    documentVersion: kindOf(line) === 'minutes' ? '' : line.documentVersion,
    classification: labelOf(line),
    outcome: line.outcome,
    endorsed: names(p.endorsed),
    silent: names(p.silent),
    abstained: names(p.abstained),
    recused: names(p.recused),
    objections: (p.objections ?? []).map(said),
    objectionsEnded: objectionsOf(line, said, roll),
    discussion: (p.discussion ?? []).map((one) => ({
      ...said(one),
      ...(one.raised && { raised: raisedOf(one.raised, roll) }),
    })),
    present: names(p.present),
    ...(p.people &&
      p.people.length > 0 && {
        people: p.people.map(({ entity, name: who, role }) => ({
          entity: name(entity),
          name: who,
          ...(role && { role }),
        })),
      }),
    lifted: (p.lifted ?? []).map(said),
    unreached: names(p.unreached),
    ...(p.entered && { entered: p.entered.map((one) => enteredBy(one, name, roll)) }),
    ...(p.question !== undefined && { question: p.question }),
    ...(p.sittings && { sittings: p.sittings }),
    ...(p.reach && { reach: p.reach.map((one) => ({ ...one, entity: name(one.entity) })) }),
    ...(line.corrections && { corrections: line.corrections.map((one) => calledBy(one, name)) }),
    ...(reason !== undefined && { reason }),
    ...(line.trail && { trail: line.trail }),
    supersedes: [],
  };
}

type Entered = NonNullable<RegisterLine['positions']['entered']>[number];
const enteredBy = ({ entity, position, at, by, source }: Entered, name: Name, roll: Roll): EnteredView => ({
  ...{ entity: name(entity), position, at, source },
  ...(by !== undefined && { by: personName(roll, by) }),
});

const calledBy = ({ challengedBy, ...made }: CorrectionMade, name: Name): CorrectionMade => ({
  ...made,
  ...(challengedBy !== undefined && { challengedBy: name(challengedBy) }),
});

const stopOf = ({ withdrawn, ...stop }: Stop, roll: Roll): Stop => ({
  ...stop,
  ...(withdrawn && {
    withdrawn: { ...withdrawn, ...(withdrawn.by !== undefined && { by: personName(roll, withdrawn.by) }) },
  }),
});

const raisedOf = ({ by, ...raised }: Made, roll: Roll): Made => ({
  ...raised,
  ...(by !== undefined && { by: personName(roll, by) }),
});

interface Stored {
  readonly entity: string;
  readonly text: string;
  readonly at?: Instant;
  readonly by?: string;
  readonly entered?: true;
  readonly reason?: string;
  readonly source?: string;
  readonly meeting?: Ref;
  readonly held?: Instant;
  readonly since?: Since;
  readonly raised?: Made;
  readonly stops?: readonly Stop[];
}

function objectionsOf(
  { positions: p }: RegisterLine,
  said: (one: Stored) => Pick<ObjectionEnd, 'entity' | 'text'>,
  roll: Roll,
): ObjectionEnd[] {
  const ended =
    (how: ObjectionEnd['ended']) =>
    (one: Stored): ObjectionEnd => ({
      ...said(one),
      ended: how,
      ...(one.at !== undefined && { at: one.at }),
      ...(one.by !== undefined && { by: personName(roll, one.by) }),
      ...(one.entered && { entered: one.entered }),
      ...(one.source !== undefined && { source: one.source }),
      ...(one.reason !== undefined && { reason: one.reason }),
      ...(one.held !== undefined && { held: one.held }),
      ...(one.meeting !== undefined && { meeting: one.meeting }),
      ...(one.since !== undefined && { since: one.since }),
      ...(one.raised && { raised: raisedOf(one.raised, roll) }),
      ...(one.stops && { stops: one.stops.map((stop) => stopOf(stop, roll)) }),
    });
  return [
    ...(p.objections ?? []).map(ended('recorded')),
    ...(p.withdrawn ?? []).map((one) => ended(one.ended ?? 'withdrawn')(one)),
    ...(p.earlier ?? []).map((one) => ended(one.ended)(one)),
    ...(p.lifted ?? []).map(ended('lifted')),
    ...(p.absentObjections ?? []).map(ended('absent')),
  ];
}

/** Without texts and names. */
const closed = ({
  reason: _reason,
  about: _about,
  sentBy: _sentBy,
  cameBack: _cameBack,
  people: _people,
  corrections: _corrections,
  reach: _reach,
  entered: _entered,
  question: _question,
  sittings: _sittings,
  ...line
}: RegisterLineView): RegisterLineView => ({
  ...line,
  text: '',
  documentUrl: '',
  documentVersion: '',
  endorsed: [],
  silent: [],
  abstained: [],
  recused: [],
  objections: [],
  objectionsEnded: [],
  discussion: [],
  present: [],
  lifted: [],
  unreached: [],
});

/** What a message that is kept may contain (domain.md 9). */
export function keptLine(view: RegisterLineView): RegisterLineView {
  if (view.classification === 'unclassified') return view;
  const title = view.classification === 'confidential' ? view.title : view.ref;
  return { ...closed(view), title };
}
