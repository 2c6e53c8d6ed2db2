/** A decision on a page of its own, as Word, text and HTML: for members, who may read all of it. */
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Paper, Part } from '../../../kit/documents/paper.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import { decisionData, decisionLayout } from './registerTemplate.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { RegisterLineView } from './view.ts';
import { cameBackLines, endOf, standsOf, titleOf } from './words.ts';

const anyone = (): boolean => true;
const label = ({ classification }: RegisterLineView): Classification => strictest([classification]);

const sheet = (say: Speaker, line: RegisterLineView, network: string | undefined): Paper => ({
  title: titleOf(say, line),
  language: say.language,
  ...(network !== undefined && { organisation: network }),
  reference: line.number,
  classification: label(line),
  parts: [
    { type: 'subtle', text: say('register.sheetOf', { number: line.number }) },
    { type: 'title', text: titleOf(say, line) },
    ...decisionParts(say, line),
  ],
});

export const decisionFiles = inFormats('decision', {
  view: 'registerLine',
  may: anyone,
  data: decisionData,
  layout: decisionLayout,
  paper: sheet,
  label,
});

/** Everything that the register has about the decision. */
export function decisionParts(say: Speaker, line: RegisterLineView): Part[] {
  const outcome = OUTCOMES.find((one) => one === line.outcome);
  const facts: (readonly [string, string])[] = [
    [say('register.date'), say.date(line.date)],
    ...(line.kind === 'minutes' ? [] : [[say('register.routeHead'), say(`register.route.${line.route}`)] as const]),
    [say('register.outcome'), outcome ? say(`register.outcome.${outcome}`) : line.outcome],
    ...documentOf(say, line),
    ...standsOf(say, line),
    ...(line.supersedes.length > 0 ? [[say('register.supersedes'), say.list(line.supersedes)] as const] : []),
    ...(line.supersededBy === undefined ? [] : [[say('register.supersededHead'), line.supersededBy] as const]),
    ...(line.trail === undefined
      ? []
      : [
          [
            say('record.trailHead'),
            say('record.trail', { line: String(line.trail.line), hash: line.trail.hash }),
          ] as const,
        ]),
    ...(line.reviewOn === undefined ? [] : [[say('register.reviewOn'), say.date(line.reviewOn)] as const]),
  ];
  return [
    ...(line.text === '' || line.text === line.title ? [] : [{ type: 'text', text: line.text } as const]),
    { type: 'facts', facts },
    ...said(say, line),
  ];
}
const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

const documentOf = (say: Speaker, { documentUrl, documentVersion }: RegisterLineView): (readonly [string, string])[] =>
  documentUrl === ''
    ? []
    : [[say('register.document'), documentVersion === '' ? documentUrl : `${documentUrl} (${documentVersion})`]];

function said(say: Speaker, line: RegisterLineView): Part[] {
  const quote = (text: string, by: string): Part =>
    text === '' ? { type: 'text', text: by } : { type: 'quote', text, by };
  return [
    ...line.objectionsEnded.flatMap((one): Part[] => [
      quote(one.text, endOf(say, one)),
      ...(one.reason ? [quote(one.reason, say('register.objection.why', { name: one.entity }))] : []),
    ]),
    ...line.discussion.map((one) => quote(one.text, say('register.discussionBy', { name: one.entity }))),
    ...(line.reason === undefined ? [] : [quote(line.reason, say('register.reason'))]),
    ...cameBackLines(say, line).map((text): Part => ({ type: 'text', text })),
  ];
}
