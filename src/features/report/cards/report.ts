/** The report of a year: a bar for each entity in the order of the roll, or all figures of one entity. */
import type { Action, Block, Card, ListItem } from '../../../core/card.ts';
import type { EntityId } from '../../../core/ids.ts';
import { facts, heading, list, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { EntityFigures } from '../rules/state.ts';
import type { FiguresView, ReportView } from './view.ts';

const FORMATS = ['xlsx', 'docx'] as const;

export interface Asked {
  readonly year: number;
  readonly entity?: EntityId;
  readonly format?: (typeof FORMATS)[number];
}

export function report({ say, reader, view, data, link }: CardContext<ReportView, Asked>): Card {
  const year = String(view.year);
  const [first, ...others] = view.entities;
  const isOne = first !== undefined && others.length === 0;
  return {
    title: isOne ? say('report.titleOf', { year, entity: nameOf(say, first) }) : say('report.title', { year }),
    body: [
      ...(first === undefined
        ? [text(say('report.none'))]
        : isOne
          ? oneEntity(say, first)
          : everybody(say, view, reader.manages)),
      ...plan(say, view),
      ...passedOn(say, view),
    ],
    actions: [...files(data, link, say), ...otherYears(say, view, data)],
    summary: isOne ? say('report.titleOf', { year, entity: nameOf(say, first) }) : say('report.title', { year }),
  };
}

/** Its name, and when it left. */
export const nameOf = (say: Speaker, { entity, leftOn }: Pick<FiguresView, 'entity' | 'leftOn'>): string =>
  leftOn === undefined ? say.entity(entity) : say('report.leftOn', { entity: say.entity(entity), on: leftOn });

const everybody = (say: Speaker, view: ReportView, may: boolean): Block[] => [
  list(
    upTo(say, view.entities, (one): ListItem => ({
      // Bars below each other can be compared, whatever the length of the names.
      text: `${bar(one)} ${nameOf(say, one)}`,
      note: noteOf(say, one),
      ...(may && { press: { verb: 'report.show', inputs: { year: String(view.year), entity: one.entity } } }),
    })),
  ),
  subtle(say('report.order')),
];

/** Activities of the work plan that are overdue, or whose lead has not reported for two quarters. */
const plan = (say: Speaker, { plan: lines }: ReportView): Block[] =>
  lines.length === 0
    ? []
    : [
        heading(say('card.agenda.plan')),
        list(
          upTo(say, lines, (one): ListItem => ({
            text: say('card.line', { ref: one.ref, title: one.activity }),
            note: planNote(say, one),
            tone: 'warning',
            press: { verb: 'plan.show', target: one.ref },
          })),
        ),
      ];

/** What was passed on, each with the offices or channels that the entity named. */
const passedOn = (say: Speaker, { passedOn: lines }: ReportView): Block[] =>
  lines.length === 0
    ? []
    : [
        heading(say('report.passedOn')),
        list(
          upTo(say, lines, (one): ListItem => ({
            text: passedOnTitle(say, one),
            note: [say.entity(one.entity), say.date(one.on), ...(one.where ? [one.where] : [])].join(' · '),
            press: { verb: 'correspondence.show', target: one.ref },
          })),
        ),
      ];

export const passedOnTitle = (say: Speaker, { ref, subject }: ReportView['passedOn'][number]): string =>
  subject === undefined ? ref : say('card.line', { ref, title: subject });

export const planNote = (say: Speaker, { lead, to, why }: ReportView['plan'][number]): string =>
  [
    ...(lead === undefined ? [] : [say.entity(lead)]),
    why === 'overdue' && to !== undefined ? say('card.action.due', { on: to }) : say('plan.silent'),
  ].join(' · ');

const TENTHS = 10;
/** The part of the requests that the entity has answered, in tenths. The figures are beside the bar in words. */
function bar({ asked, answered }: EntityFigures): string {
  const full = asked === 0 ? 0 : Math.round((answered / asked) * TENTHS);
  return '▰'.repeat(full) + '▱'.repeat(TENTHS - full);
}

const noteOf = (say: Speaker, one: EntityFigures): string =>
  [
    say('report.answeredOf', { answered: one.answered, asked: one.asked }),
    ...(one.silent > 0 ? [say('report.silentN', { n: one.silent })] : []),
    ...(one.unreached > 0 ? [say('report.unreachedN', { n: one.unreached })] : []),
    ...(one.calls > 0 ? [say('report.inputsOf', { inputs: one.inputs, calls: one.calls })] : []),
    say('report.attendedOf', { attended: one.attended, invited: one.invited }),
    ...(one.overdueActions > 0 ? [say('report.overdueN', { n: one.overdueActions })] : []),
  ]
    .map(unbroken)
    .join(' · ');
/** A number stays on the line of its word. */
const unbroken = (part: string): string => part.replaceAll(' ', '\u00a0');

const oneEntity = (say: Speaker, one: EntityFigures): Block[] => [
  text([bar(one), say('report.answeredOf', { answered: one.answered, asked: one.asked })].join(' ')),
  facts(...knownFigures(say, one)),
];

/** All figures with their names, for the card of one entity and for the files. A median that is not known is empty. */
export const figures = (say: Speaker, one: EntityFigures): Figures => [
  ...requestFigures(say, one),
  ...otherFigures(say, one),
];

type Figures = readonly (readonly [label: string, value: number | ''])[];
/** What was asked in writing. @param short the labels are heads of narrow columns */
export const requestFigures = (say: Speaker, one: EntityFigures, short = false): Figures => [
  [say('report.asked'), one.asked],
  [say('report.answered'), one.answered],
  [say('report.silent'), one.silent],
  [say('report.unreached'), one.unreached],
  [say('report.late'), one.late],
  [say('report.median'), one.medianHours === undefined ? '' : Math.round((one.medianHours / 24) * 10) / 10],
  [say(short ? 'report.head.calls' : 'report.calls'), one.calls],
  [say(short ? 'report.head.inputs' : 'report.inputs'), one.inputs],
  [say(short ? 'report.head.lateInputs' : 'report.lateInputs'), one.lateInputs],
];
/** Meetings, actions, the RMC, and the load. */
export const otherFigures = (say: Speaker, one: EntityFigures): Figures => [
  [say('report.invited'), one.invited],
  [say('report.attended'), one.attended],
  [say('report.actions'), one.actions],
  [say('report.openActions'), one.openActions],
  [say('report.overdueActions'), one.overdueActions],
  [say('report.terms'), one.terms],
  [say('report.load'), one.load],
];

/** The figures that are known, in words. */
export const knownFigures = (say: Speaker, one: EntityFigures): (readonly [label: string, figure: string])[] =>
  figures(say, one).flatMap(([label, value]) => (value === '' ? [] : [[label, figureInWords(say, value)] as const]));

/** In the reader's language: a decimal comma in French. */
export const figureInWords = (say: Speaker, value: number | ''): string =>
  value === '' ? '' : formatNumber(value, say.language);

function files({ year, entity, format }: Asked, link: CardContext<ReportView, Asked>['link'], say: Speaker): Action[] {
  return (format ? [format] : FORMATS).map((one) => ({
    type: 'open',
    title: say('report.download', { format: one }),
    url: link(`report.${one}`, undefined, { year, ...(entity && { entity }) }),
    file: true,
  }));
}

const otherYears = (say: Speaker, { year, hasEarlier }: ReportView, { entity }: Asked): Action[] =>
  hasEarlier
    ? [
        {
          type: 'press',
          title: say('report.yearBefore', { year: String(year - 1) }),
          verb: 'report.show',
          inputs: { year: String(year - 1), ...(entity && { entity }) },
          minor: true,
        },
      ]
    : [];
