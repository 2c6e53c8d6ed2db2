/** The sheet of a decision and the register for an officer's own template: their fields, and the templates to begin with. */
import { briefly, type Speaker } from '../../../i18n/speaker.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { DECISION, REGISTER } from '../../../kit/documents/fields/register.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';
import { why } from '../../../kit/blocks/reasons.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { CameView, RegisterLineView } from './view.ts';
import {
  cameBackLines,
  cameBy,
  cameState,
  correctedAt,
  correctedTo,
  endAndWhy,
  endOf,
  endorsedHead,
  enteredLine,
  presentOf,
  sittingLines,
  titleOf,
  unreachedOf,
  discussionLine,
} from './words.ts';

type Decision = DataOf<typeof DECISION>;
type Line = Omit<Decision, 'network' | 'reference' | 'zone'>;

const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

/** Instants do not name the zone: the document does. */
export function lineData(speaks: Speaker, line: RegisterLineView): Line {
  const say = briefly(speaks);
  const outcome = OUTCOMES.find((one) => one === line.outcome);
  return {
    number: line.number,
    title: titleOf(say, line),
    classification: say(`card.classification.${line.classification}`),
    date: say.date(line.date),
    route: line.kind === 'minutes' ? say('register.kind.minutes') : say(`register.route.${line.route}`),
    outcome: line.kind === 'minutes' ? '' : outcome ? say(`register.outcome.${outcome}`) : line.outcome,
    sentBy: line.sentBy ?? '',
    text: line.text === line.title ? '' : line.text,
    question: line.question ?? '',
    sittings: sittingLines(say, line).join('\n'),
    documentUrl: line.documentUrl,
    documentVersion: line.documentVersion,
    restricted: line.classification === 'unclassified' ? '' : say(`card.classification.${line.classification}`),
    present: presentOf(say, line),
    endorsed: say.list(line.endorsed),
    endorsedHead: endorsedHead(say, line),
    silent: say.list(line.silent),
    abstained: say.list(line.abstained),
    recused: say.list(line.recused),
    unreached: unreachedOf(say, line),
    reason: line.reason ?? '',
    supersedes: say.list(line.supersedes),
    supersededBy: line.supersededBy ?? '',
    reviewOn: line.reviewOn === undefined ? '' : say.date(line.reviewOn),
    cameBack: cameBackLines(say, line).join('\n'),
    trail: line.trail ? say('record.trail', { line: String(line.trail.line), hash: line.trail.hash }) : '',
    enteredFor: (line.entered ?? []).map((one) => ({
      line: enteredLine(say, one),
      entity: one.entity,
      position: say(`card.position.${one.position}`),
      person: one.by ?? '',
      at: say.moment(one.at),
      source: one.source,
    })),
    objections: line.objectionsEnded.map((one) => ({
      entity: one.entity,
      text: one.text,
      end: endOf(say, one),
      reason: one.reason ?? '',
      course: endAndWhy(say, one),
    })),
    corrections: (line.corrections ?? []).map((one) => ({
      at: correctedAt(say, one),
      changed: correctedTo(say, one),
    })),
    discussion: line.discussion.map((one) => ({ entity: one.entity, text: one.text, by: discussionLine(say, one) })),
    reached: groupsOf(say, line),
    reach: (line.reach ?? []).map((one) => ({
      entity: one.entity,
      state: cameState(say, one),
      at: one.at === undefined ? '' : say.moment(one.at),
      by: cameBy(say, one),
      reason: one.reason === undefined ? '' : why(say, one.reason),
    })),
  };
}

/** The entities that a request had come to in the same way, as running text: a table of sixty rows is no sheet. */
function groupsOf(say: Speaker, { reach = [] }: RegisterLineView): Decision['reached'] {
  const groups = new Map<string, CameView[]>();
  for (const one of reach) {
    const key = JSON.stringify([one.state, one.by ?? '', one.reason ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const said = [cameState(say, first), cameBy(say, first), first.reason === undefined ? '' : why(say, first.reason)];
    const how = said.filter((one) => one !== '').join(', ');
    const names = all.map(({ entity }) => entity).join(', ');
    const times = all.flatMap(({ at }) => at ?? []).sort();
    const [from, to] = [times[0], times.at(-1)].map((at) => (at === undefined ? '' : say.moment(at)));
    const when = from === to ? (from ?? '') : say('register.between', { from: from ?? '', to: to ?? '' });
    return [
      {
        line: say(when === '' ? 'register.cameLine' : 'register.cameLineAt', { how, n: all.length, when, names }),
        ...{ how, n: String(all.length), at: when, entities: names },
      },
    ];
  });
}

export const decisionData = (say: Speaker, line: RegisterLineView, network = ''): Decision => ({
  network,
  reference: line.number,
  zone: say.city,
  ...lineData(say, line),
});

/** @param lines the latest first, as the view has them */
export const registerData = (say: Speaker, lines: readonly RegisterLineView[], named: Named): DataOf<typeof REGISTER> =>
  registerOf(
    say,
    lines.map((line) => lineData(say, line)),
    { ...named, classification: strictest(lines.map(({ classification }) => classification)) },
  );

interface Named {
  readonly title: string;
  readonly network?: string | undefined;
}

/** @param lines the latest first */
export const registerOf = (
  say: Speaker,
  lines: readonly ReturnType<typeof lineData>[],
  { title, network = '', classification }: Named & { readonly classification: Classification },
): DataOf<typeof REGISTER> => ({
  network,
  reference: title,
  zone: say.city,
  classification: say(`card.classification.${classification}`),
  title,
  lines: [...lines].reverse(),
});

const about = (say: Speaker): Piece[] => [
  { type: 'text', text: '{text}' },
  {
    type: 'facts',
    facts: [
      [say('register.date'), '{date}'],
      [say('register.routeHead'), '{route}'],
      [say('register.sentBy'), '{sentBy}'],
      [say('register.outcome'), '{outcome}'],
      [say('register.question'), '{question}'],
      [say('register.sittings'), '{sittings}'],
      [say('register.document'), '{documentUrl}'],
      [say('card.version'), '{documentVersion}'],
      [say('register.present'), '{present}'],
      ['{endorsedHead}', '{endorsed}'],
      [say('register.silent'), '{silent}'],
      [say('register.abstained'), '{abstained}'],
      [say('register.recused'), '{recused}'],
      [say('register.unreached'), '{unreached}'],
      [say('register.reason'), '{reason}'],
      [say('register.supersedes'), '{supersedes}'],
      [say('register.supersededHead'), '{supersededBy}'],
      [say('record.trailHead'), '{trail}'],
      [say('register.reviewOn'), '{reviewOn}'],
    ],
  },
  { type: 'text', text: '{cameBack}' },
  {
    type: 'when',
    of: 'enteredFor',
    parts: [
      { type: 'heading', text: say('record.endorsement.enteredFor'), level: 2 },
      { type: 'each', of: 'enteredFor', parts: [{ type: 'text', text: '{line}' }] },
    ],
  },
  {
    type: 'when',
    of: 'corrections',
    parts: [
      { type: 'heading', text: say('record.endorsement.corrections'), level: 2 },
      // The texts before and after stand in quotes of their own.
      {
        type: 'each',
        of: 'corrections',
        parts: [
          { type: 'text', text: '{changed}' },
          { type: 'subtle', text: '{at}' },
        ],
      },
    ],
  },
  {
    type: 'when',
    of: 'objections',
    parts: [
      { type: 'heading', text: say('record.endorsement.objections'), level: 2 },
      // The heads are repeated where it goes on to another page.
      {
        type: 'rows',
        of: 'objections',
        columns: [say('register.objectionHead'), say('register.endHead')],
        row: ['{text}', '{course}'],
        widths: [2, 3],
      },
    ],
  },
  {
    type: 'when',
    of: 'discussion',
    parts: [
      { type: 'heading', text: say('register.discussionHead'), level: 2 },
      {
        type: 'each',
        of: 'discussion',
        parts: [{ type: 'quote', text: '{text}', by: '{by}' }],
      },
    ],
  },
];

export const decisionLayout = (say: Speaker): Layout => ({
  language: say.language,
  compact: true,
  pieces: [
    { type: 'subtle', text: say('register.sheetHead', { number: '{number}', zone: '{zone}' }) },
    { type: 'title', text: '{title}' },
    ...about(say),
    {
      type: 'when',
      of: 'reach',
      parts: [
        { type: 'heading', text: say('record.endorsement.reach'), level: 2 },
        { type: 'each', of: 'reached', parts: [{ type: 'subtle', text: '{line}' }] },
      ],
    },
  ],
});

export const registerLayout = (say: Speaker): Layout => ({
  language: say.language,
  pieces: [
    { type: 'title', text: '{title}' },
    { type: 'subtle', text: say('paper.timesOf', { zone: '{zone}' }) },
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
      widths: [8, 10, 16, 8, 10],
    },
    { type: 'none', of: 'lines', parts: [{ type: 'text', text: say('register.none') }] },
    {
      type: 'each',
      of: 'lines',
      parts: [{ type: 'heading', text: '{number} {title}' }, { type: 'strong', text: '{restricted}' }, ...about(say)],
    },
  ],
});
