/** The summary record of a meeting, as United Nations secretariats write it [ToR 3.b.iii]: what it says. */
import { NO_NAME } from '../../../core/people.ts';
import { briefly, type Speaker } from '../../../i18n/speaker.ts';
import { actionInWords, called, peopleInWords, representedInWords } from '../../../i18n/called.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { MINUTES } from '../../../kit/documents/fields/minutes.ts';
import type { MinutesItemView, MinutesView } from './minutesPaperView.ts';
import type { ActionLine } from './view.ts';
import {
  absentIn,
  correctionsIn,
  dueInWords,
  goneAndWhy,
  itemName,
  liftedBy,
  notReached,
  discussesIn,
  objectsIn,
  procedureOf,
  withdrawnBy,
  withdrawnLate,
} from './words.ts';

type Minutes = DataOf<typeof MINUTES>;

export function minutesData(say: Speaker, view: MinutesView): Minutes {
  const until = view.until ?? view.endedAt;
  const came = participants(say, view);
  return {
    network: view.network,
    zone: say.city,
    reference: view.number ?? view.ref,
    classification: say(view.extract ? 'paper.extract' : `card.classification.${view.classification}`),
    title: say('paper.recordOf', { meeting: called(say, view) }),
    state: stateOf(say, view),
    heldOn: say.instant(view.startsAt),
    until: until === undefined ? '' : say.instant(until),
    place: view.place ?? '',
    chair: view.chair ?? '',
    regrets: representedInWords(say, view.regrets.map(say.entity), named(say, view)),
    issued: issued(say, view),
    text: view.text ?? '',
    agenda: agendaNote(say, view),
    trail: view.trail ? say('record.trail', { line: String(view.trail.line), hash: view.trail.hash }) : '',
    participants: came,
    notNamed: came.some(({ person }) => person === NO_NAME) ? say('paper.notNamed', { dash: NO_NAME }) : '',
    items: view.items.map((one, i) => itemData(briefly(say), one, i + 1)),
    actions: view.items.flatMap((one, i) =>
      one.actions.map((action) => ({ item: String(i + 1), ...actionData(say, action) })),
    ),
    noted: view.noted.map((one) => ({ text: say('card.minutes.notedLine', one) })),
    earlier: view.earlier.map((action) => actionData(say, action)),
    decisions: view.items
      .filter(({ number }) => number !== undefined)
      .map((one) => ({ number: one.number ?? '', title: nameOf(say, one), text: one.text ?? '' })),
    corrections: correctionsIn(briefly(say), view),
  };
}

/** When the agenda went round, and from when on it was final. */
const agendaNote = (say: Speaker, { agenda }: MinutesView): string =>
  agenda === undefined
    ? say('paper.agendaWas')
    : agenda.circulatedAt === undefined
      ? say('paper.agendaAtMeeting')
      : say('paper.agendaCirculated', { circulated: agenda.circulatedAt, final: agenda.finalAt });

/** The people with the names of their entities. */
const named = (say: Speaker, { people = [] }: MinutesView) =>
  people.map((one) => ({ ...one, entity: say.entity(one.entity) }));

/** Each entity, and who represented it, as far as it is known. */
function participants(say: Speaker, { present, people = [], alternates = [] }: MinutesView): Minutes['participants'] {
  return present.map((id) => {
    const entity = say.entity(id);
    const came = people.filter((one) => one.entity === id);
    const note = came.length === 0 && alternates.includes(id) ? say('paper.byAlternate') : '';
    return { entity, person: came.length > 0 ? peopleInWords(say, entity, came) : note || NO_NAME, note };
  });
}

function issued(say: Speaker, { issuedAt: at, bySilence, draft }: MinutesView): string {
  if (at === undefined) return '';
  if (!bySilence) return say.instant(at);
  const adopted = say('paper.issuedBySilence', { at });
  return draft ? say('paper.adopted', { adopted, ...draft }) : adopted;
}

/** Issued, or which draft: what silence adopts can be told by its hash. */
function stateOf(say: Speaker, { state: is, draft }: MinutesView): string {
  const state = say(`card.minutes.state.${is}`);
  return is === 'draft' && draft ? say('paper.draft', { state, ...draft }) : state;
}

const actionData = (say: Speaker, action: ActionLine) => ({
  action: actionInWords(say, action),
  due: dueInWords(say, action),
});

const nameOf = (say: Speaker, one: MinutesItemView): string => itemName(say, { ...one, ref: one.item });

/** How the item ended, in a sentence. Nothing of an item of which only the reference is shown. */
function outcomeOf(say: Speaker, one: MinutesItemView): string {
  const { number, then, outcome, veiled } = one;
  if (veiled) return '';
  if (number !== undefined) return say('card.outcomeOf.numbered', { number });
  const how = then ?? outcome;
  return how ? say(`card.outcomeOf.${how}`) : notReached(say, one);
}

const itemData = (say: Speaker, one: MinutesItemView, n: number): Minutes['items'][number] => ({
  n: String(n),
  title: nameOf(say, one),
  mark: one.withdrawnLate === undefined ? '' : withdrawnLate(say, one.withdrawnLate),
  note: one.note ?? '',
  documentUrl: one.document?.url ?? '',
  documentVersion: one.document?.version ?? '',
  procedure: procedureOf(say, one).join(' '),
  question: one.question ?? '',
  outcome: outcomeOf(say, one),
  text: one.text ?? (one.reason === undefined ? '' : say('card.minutes.leftWhy', { reason: one.reason })),
  present: say.list(one.present.map(say.entity)),
  discussion: (one.discussion ?? []).map((of) => ({
    ...{ entity: say.entity(of.entity), text: of.text, by: discussesIn(say, of) },
  })),
  objections: [
    ...one.objections.map((of) => ({ ...of, ...standsAs(objectsIn(say, of)) })),
    ...one.absent.map((of) => ({ ...of, ...standsAs(absentIn(say, of)) })),
    ...one.withdrawn.map((of) => ({ ...of, end: withdrawnBy(say, of), course: goneAndWhy(say, of, 'withdrawn') })),
    ...one.lifted.map((of) => ({ ...of, end: liftedBy(say, of), course: goneAndWhy(say, of, 'lifted') })),
  ].map(({ entity, text, end, course, reason = '' }: Told) => ({
    ...{ entity: say.entity(entity), text, end, reason, course },
  })),
});

interface Told {
  readonly entity: string;
  readonly text: string;
  readonly end: string;
  readonly course: string;
  readonly reason?: string;
}
const standsAs = (end: string) => ({ end, course: end });
