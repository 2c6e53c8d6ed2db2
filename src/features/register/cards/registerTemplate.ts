/** The sheet of a decision and the register for an officer's own template: their fields, and the templates to begin with. */
import type { Speaker } from '../../../i18n/speaker.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { DECISION, REGISTER } from '../../../kit/documents/fields/register.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';
import { strictest } from '../../../core/classification.ts';
import type { RegisterLineView } from './view.ts';
import { cameBackLines, endOf, titleOf } from './words.ts';

type Decision = DataOf<typeof DECISION>;
type Line = Omit<Decision, 'network' | 'reference'>;

const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

function lineData(say: Speaker, line: RegisterLineView): Line {
  const outcome = OUTCOMES.find((one) => one === line.outcome);
  return {
    number: line.number,
    title: titleOf(say, line),
    classification: say(`card.classification.${line.classification}`),
    date: say.date(line.date),
    route: line.kind === 'minutes' ? say('register.kind.minutes') : say(`register.route.${line.route}`),
    outcome: outcome ? say(`register.outcome.${outcome}`) : line.outcome,
    text: line.text === line.title ? '' : line.text,
    documentUrl: line.documentUrl,
    documentVersion: line.documentVersion,
    present: say.list(line.present),
    endorsed: say.list(line.endorsed),
    silent: say.list(line.silent),
    abstained: say.list(line.abstained),
    recused: say.list(line.recused),
    unreached: say.list(line.unreached),
    reason: line.reason ?? '',
    supersedes: say.list(line.supersedes),
    supersededBy: line.supersededBy ?? '',
    reviewOn: line.reviewOn === undefined ? '' : say.date(line.reviewOn),
    cameBack: cameBackLines(say, line).join('\n'),
    trail: line.trail ? say('record.trail', { line: String(line.trail.line), hash: line.trail.hash }) : '',
    objections: line.objectionsEnded.map((one) => ({
      entity: one.entity,
      text: one.text,
      end: endOf(say, one),
      reason: one.reason ?? '',
    })),
    discussion: line.discussion.map(({ entity, text }) => ({ entity, text })),
  };
}

export const decisionData = (say: Speaker, line: RegisterLineView, network = ''): Decision => ({
  network,
  reference: line.number,
  ...lineData(say, line),
});

/** @param lines the latest first, as the view has them */
export const registerData = (
  say: Speaker,
  lines: readonly RegisterLineView[],
  { title, network = '' }: { readonly title: string; readonly network?: string | undefined },
): DataOf<typeof REGISTER> => ({
  network,
  reference: title,
  classification: say(`card.classification.${strictest(lines.map(({ classification }) => classification))}`),
  title,
  lines: [...lines].reverse().map((line) => lineData(say, line)),
});

const about = (say: Speaker): Piece[] => [
  { type: 'text', text: '{text}' },
  {
    type: 'facts',
    facts: [
      [say('register.date'), '{date}'],
      [say('register.routeHead'), '{route}'],
      [say('register.outcome'), '{outcome}'],
      [say('register.document'), '{documentUrl}'],
      [say('card.version'), '{documentVersion}'],
      [say('register.present'), '{present}'],
      [say('register.endorsed'), '{endorsed}'],
      [say('register.silent'), '{silent}'],
      [say('register.abstained'), '{abstained}'],
      [say('register.recused'), '{recused}'],
      [say('register.unreached'), '{unreached}'],
      [say('register.supersedes'), '{supersedes}'],
      [say('register.supersededHead'), '{supersededBy}'],
      [say('record.trailHead'), '{trail}'],
      [say('register.reviewOn'), '{reviewOn}'],
    ],
  },
  { type: 'each', of: 'objections', parts: [{ type: 'quote', text: '{text}', by: '{end}' }] },
  { type: 'each', of: 'discussion', parts: [{ type: 'quote', text: '{text}', by: '{entity}' }] },
  { type: 'when', of: 'reason', parts: [{ type: 'quote', text: '{reason}', by: say('register.reason') }] },
  { type: 'text', text: '{cameBack}' },
];

export const decisionLayout = (say: Speaker): Layout => ({
  language: say.language,
  pieces: [
    { type: 'subtle', text: say('register.sheetOf', { number: '{number}' }) },
    { type: 'title', text: '{title}' },
    ...about(say),
  ],
});

export const registerLayout = (say: Speaker): Layout => ({
  language: say.language,
  pieces: [
    { type: 'title', text: '{title}' },
    {
      type: 'rows',
      of: 'lines',
      columns: [
        say('register.number'),
        say('register.date'),
        say('register.what'),
        say('register.routeHead'),
        say('card.classification'),
      ],
      row: ['{number}', '{date}', '{title}', '{route}', '{classification}'],
      widths: [3, 3, 6, 3, 3],
    },
    { type: 'none', of: 'lines', parts: [{ type: 'text', text: say('register.none') }] },
    { type: 'each', of: 'lines', parts: [{ type: 'heading', text: '{number} {title}' }, ...about(say)] },
  ],
});
