/** The summary record of a meeting for an officer's own template: its fields, and the template to begin with. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { actionInWords, called } from '../../../i18n/called.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { MINUTES } from '../../../kit/documents/fields/minutes.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';
import { nameOf, outcomeOf, untilWhen } from './summaryRecord.ts';
import type { MinutesItemView, MinutesView } from './minutesPaperView.ts';
import type { ActionLine } from './view.ts';

type Minutes = DataOf<typeof MINUTES>;

export function minutesData(say: Speaker, view: MinutesView): Minutes {
  const until = view.until ?? view.endedAt;
  const { alternates = [] } = view;
  return {
    network: view.network,
    reference: view.number ?? view.ref,
    classification: say(`card.classification.${view.classification}`),
    title: say('paper.recordOf', { meeting: called(say, view) }),
    state: say(`card.minutes.state.${view.state}`),
    heldOn: say.instant(view.startsAt),
    until: until === undefined ? '' : say.instant(until),
    place: view.place ?? '',
    chair: view.chair ?? '',
    regrets: say.list(view.regrets.map(say.entity)),
    text: view.text ?? '',
    trail: view.trail ? say('record.trail', { line: String(view.trail.line), hash: view.trail.hash }) : '',
    participants: view.present.map((entity) => ({
      entity: say.entity(entity),
      note: alternates.includes(entity) ? say('paper.byAlternate') : '',
    })),
    items: view.items.map((one, i) => itemData(say, one, i + 1)),
    actions: view.items.flatMap((one, i) =>
      one.actions.map((action) => ({ item: String(i + 1), ...actionData(say, action) })),
    ),
    noted: view.noted.map((one) => ({ text: say('card.minutes.notedLine', one) })),
    earlier: view.earlier.map((action) => actionData(say, action)),
    decisions: view.items
      .filter(({ number }) => number !== undefined)
      .map((one) => ({ number: one.number ?? '', title: nameOf(say, one), text: one.text ?? '' })),
    corrections: view.corrections.map(({ at, by, text }) => ({
      text,
      by: say('card.minutes.correction', { by, at }),
    })),
  };
}

const actionData = (say: Speaker, action: ActionLine) => ({
  action: actionInWords(say, action),
  due: untilWhen(say, action),
});

const itemData = (say: Speaker, one: MinutesItemView, n: number): Minutes['items'][number] => ({
  n: String(n),
  title: nameOf(say, one),
  note: one.note ?? '',
  documentUrl: one.document?.url ?? '',
  documentVersion: one.document?.version ?? '',
  question: one.question ?? '',
  outcome: outcomeOf(say, one),
  text: one.text ?? '',
  present: say.list(one.present.map(say.entity)),
  objections: [
    ...one.objections.map((of) => ({ ...of, end: say('card.said.objects', { name: of.entity }) })),
    ...one.absent.map((of) => ({ ...of, end: say('card.minutes.absentObjection', { name: of.entity }) })),
    ...one.lifted.map((of) => ({ ...of, end: say('card.said.lifted', { name: of.entity }) })),
  ].map(({ entity, text, end }) => ({ entity: say.entity(entity), text, end })),
});

const heading = (text: string): Piece => ({ type: 'heading', text });
const line = (text: string): Piece => ({ type: 'text', text });
const when = (of: string, ...parts: readonly Piece[]): Piece => ({ type: 'when', of, parts });

export function minutesLayout(say: Speaker): Layout {
  const actions = (of: string, isNumbered: boolean): Piece => ({
    type: 'rows',
    of,
    columns: [...(isNumbered ? [say('paper.itemHead')] : []), say('paper.action'), say('paper.due')],
    row: [...(isNumbered ? ['{item}'] : []), '{action}', '{due}'],
    widths: isNumbered ? [1, 7, 3] : [7, 3],
  });
  return {
    language: say.language,
    pieces: [
      { type: 'title', text: '{title}' },
      { type: 'subtle', text: '{state}' },
      {
        type: 'facts',
        facts: [
          [say('card.minutes.number'), '{reference}'],
          [say('paper.heldOn'), '{heldOn}'],
          [say('card.minutes.until'), '{until}'],
          [say('card.meeting.place'), '{place}'],
          [say('paper.chair'), '{chair}'],
          [say('card.reply.those.regrets'), '{regrets}'],
          [say('record.trailHead'), '{trail}'],
        ],
      },
      heading(say('paper.participants')),
      {
        type: 'rows',
        of: 'participants',
        columns: [say('paper.entity'), say('paper.note')],
        row: ['{entity}', '{note}'],
      },
      { type: 'none', of: 'participants', parts: [line(say('paper.nobody'))] },
      line('{text}'),
      heading(say('paper.agenda')),
      when('items', line(say('paper.agendaAdopted'))),
      { type: 'each', of: 'items', parts: [line('{n}. {title}')] },
      { type: 'none', of: 'items', parts: [line(say('paper.noItems'))] },
      {
        type: 'each',
        of: 'items',
        parts: [
          heading(say('paper.item', { n: '{n}', title: '{title}' })),
          line('{note}'),
          { type: 'link', text: say('card.openDocument', { version: '{documentVersion}' }), url: '{documentUrl}' },
          when('question', line(say('card.minutes.question', { words: '{question}' }))),
          { type: 'strong', text: '{outcome}' },
          line('{text}'),
          when('present', line(say('paper.withPresent', { names: ['{present}'] }))),
          { type: 'each', of: 'objections', parts: [{ type: 'quote', text: '{text}', by: '{end}' }] },
        ],
      },
      when('actions', heading(say('paper.actions')), actions('actions', true)),
      when('noted', heading(say('card.agenda.noted')), {
        type: 'each',
        of: 'noted',
        parts: [{ type: 'bullet', text: '{text}' }],
      }),
      when('earlier', heading(say('card.agenda.earlier')), actions('earlier', false)),
      when('decisions', { type: 'pageBreak' }, heading(say('paper.annex')), {
        type: 'rows',
        of: 'decisions',
        columns: [say('register.number'), say('register.what'), say('paper.text')],
        row: ['{number}', '{title}', '{text}'],
        widths: [2, 3, 5],
      }),
      { type: 'each', of: 'corrections', parts: [{ type: 'quote', text: '{text}', by: '{by}' }] },
    ],
  };
}
