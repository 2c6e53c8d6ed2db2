/** The summary record of a meeting, as United Nations secretariats write it [ToR 3.b.iii]. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { actionInWords, called } from '../../../i18n/called.ts';
import type { Paper, Part } from '../../../kit/documents/paper.ts';
import type { ActionLine } from './view.ts';
import type { MinutesItemView, MinutesView } from './minutesPaperView.ts';

export const summaryRecord = (say: Speaker, view: MinutesView): Paper => ({
  title: title(say, view),
  language: say.language,
  organisation: view.network,
  reference: view.number ?? view.ref,
  classification: view.classification,
  parts: [
    { type: 'title', text: title(say, view) },
    { type: 'subtle', text: say(`card.minutes.state.${view.state}`) },
    { type: 'facts', facts: opening(say, view) },
    heading(say('paper.participants')),
    ...participants(say, view),
    ...(view.text === undefined ? [] : [{ type: 'text', text: view.text } as const]),
    heading(say('paper.agenda')),
    ...agenda(say, view),
    ...view.items.flatMap((one, i) => itemParts(say, one, i + 1)),
    ...actionTable(say, view),
    ...(view.noted.length === 0
      ? []
      : [
          heading(say('card.agenda.noted')),
          ...view.noted.map((one): Part => ({ type: 'bullet', text: say('card.minutes.notedLine', one) })),
        ]),
    ...(view.earlier.length === 0
      ? []
      : [
          heading(say('card.agenda.earlier')),
          actions(
            say,
            view.earlier.map((action) => ({ action, of: '' })),
            false,
          ),
        ]),
    ...decisions(say, view),
    ...view.corrections.map(({ at, by, text }): Part => ({
      type: 'quote',
      text,
      by: say('card.minutes.correction', { by, at }),
    })),
  ],
});

const title = (say: Speaker, view: MinutesView): string => say('paper.recordOf', { meeting: called(say, view) });
const heading = (text: string, level: 1 | 2 | 3 = 1): Part => ({ type: 'heading', text, level });

type Fact = readonly [string, string];

/** When and where the meeting was held, who chaired it, who sent regrets. */
function opening(say: Speaker, view: MinutesView): Fact[] {
  const until = view.until ?? view.endedAt;
  return [
    [say('card.minutes.number'), view.number ?? view.ref],
    [say('paper.heldOn'), say.instant(view.startsAt)],
    ...(until === undefined ? [] : [[say('card.minutes.until'), say.instant(until)] as const]),
    ...(view.place === undefined ? [] : [[say('card.meeting.place'), view.place] as const]),
    ...(view.chair === undefined ? [] : [[say('paper.chair'), view.chair] as const]),
    ...(view.regrets.length === 0
      ? []
      : [[say('card.reply.those.regrets'), say.list(view.regrets.map(say.entity))] as const]),
    ...(view.trail === undefined
      ? []
      : [
          [
            say('record.trailHead'),
            say('record.trail', { line: String(view.trail.line), hash: view.trail.hash }),
          ] as const,
        ]),
  ];
}

function participants(say: Speaker, { present, alternates = [] }: MinutesView): Part[] {
  if (present.length === 0) return [{ type: 'text', text: say('paper.nobody') }];
  return [
    {
      type: 'table',
      columns: [say('paper.entity'), say('paper.note')],
      rows: present.map((entity) => [say.entity(entity), alternates.includes(entity) ? say('paper.byAlternate') : '']),
    },
  ];
}

export const nameOf = (say: Speaker, one: MinutesItemView): string =>
  one.veiled ? say('card.line.veiled', { ref: one.item }) : say('card.line', { ref: one.item, title: one.title });

const agenda = (say: Speaker, { items }: MinutesView): Part[] =>
  items.length === 0
    ? [{ type: 'text', text: say('paper.noItems') }]
    : [
        { type: 'text', text: say('paper.agendaAdopted') },
        ...items.map((one, i): Part => ({ type: 'text', text: `${i + 1}. ${nameOf(say, one)}` })),
      ];

/** How the item ended, in a sentence. */
export function outcomeOf(say: Speaker, { number, then, outcome }: MinutesItemView): string {
  if (number !== undefined) return say('card.outcomeOf.numbered', { number });
  const how = then ?? outcome;
  return how ? say(`card.outcomeOf.${how}`) : say('card.minutes.notReached');
}

function itemParts(say: Speaker, one: MinutesItemView, n: number): Part[] {
  return [
    heading(say('paper.item', { n: String(n), title: nameOf(say, one) })),
    ...(one.note === undefined ? [] : [{ type: 'text', text: one.note } as const]),
    ...(one.document === undefined
      ? []
      : [
          {
            type: 'link',
            text: say('card.openDocument', { version: one.document.version }),
            url: one.document.url,
          } as const,
        ]),
    ...(one.question === undefined
      ? []
      : [{ type: 'text', text: say('card.minutes.question', { words: one.question }) } as const]),
    { type: 'strong', text: outcomeOf(say, one) },
    ...(one.text === undefined || one.text === '' ? [] : [{ type: 'text', text: one.text } as const]),
    ...(one.present.length === 0
      ? []
      : [{ type: 'text', text: say('paper.withPresent', { names: one.present.map(say.entity) }) } as const]),
    ...one.objections.map(({ entity, text }) => said(text, say('card.said.objects', { name: entity }))),
    ...one.absent.map(({ entity, text }) => said(text, say('card.minutes.absentObjection', { name: entity }))),
    ...one.lifted.map(({ entity, text }) => said(text, say('card.said.lifted', { name: entity }))),
  ];
}

/** Only the author, where the words are not for this reader. */
const said = (text: string, by: string): Part =>
  text === '' ? { type: 'text', text: by } : { type: 'quote', text, by };

interface Agreed {
  readonly action: ActionLine;
  /** The number of the item to which it belongs. */
  readonly of: string;
}

function actionTable(say: Speaker, { items }: MinutesView): Part[] {
  const agreed = items.flatMap((one, i) => one.actions.map((action): Agreed => ({ action, of: String(i + 1) })));
  return agreed.length === 0 ? [] : [heading(say('paper.actions')), actions(say, agreed, true)];
}

const actions = (say: Speaker, agreed: readonly Agreed[], numbered: boolean): Part => ({
  type: 'table',
  columns: [...(numbered ? [say('paper.itemHead')] : []), say('paper.action'), say('paper.due')],
  widths: numbered ? [1, 7, 3] : [7, 3],
  rows: agreed.map(({ action, of }) => [...(numbered ? [of] : []), actionInWords(say, action), untilWhen(say, action)]),
});

export const untilWhen = (say: Speaker, { due, done }: ActionLine): string =>
  done ? say('card.action.done') : due ? say('card.action.due', { on: due }) : say('card.action.noDate');

/** The annex: everything with a register number. */
function decisions(say: Speaker, { items }: MinutesView): Part[] {
  const decided = items.filter(({ number }) => number !== undefined);
  if (decided.length === 0) return [];
  return [
    { type: 'pageBreak' },
    heading(say('paper.annex')),
    {
      type: 'table',
      columns: [say('register.number'), say('register.what'), say('paper.text')],
      widths: [2, 3, 5],
      rows: decided.map((one) => [one.number ?? '', nameOf(say, one), one.text ?? '']),
    },
  ];
}
