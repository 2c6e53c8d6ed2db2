/** The record of a written endorsement: what stands where, when no template of the network's own says otherwise. */
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';

const heading = (text: string): Piece => ({ type: 'heading', text });
/** A part with its heading; left out where there is nothing. */
const section = (of: string, title: string, parts: readonly Piece[]): Piece[] => [
  { type: 'when', of, parts: [heading(title), ...parts] },
];

export function recordLayout(say: Speaker): Layout {
  const s = (
    name:
      | 'document'
      | 'version'
      | 'opened'
      | 'openedBy'
      | 'closes'
      | 'asked'
      | 'state'
      | 'ended'
      | 'endedBy'
      | 'reason'
      | 'recordedText'
      | 'course'
      | 'event'
      | 'request'
      | 'outcome'
      | 'versions'
      | 'changes'
      | 'corrections'
      | 'extensions'
      | 'reach'
      | 'toWhom'
      | 'positions'
      | 'position'
      | 'note'
      | 'noPositions'
      | 'said'
      | 'objections'
      | 'noObjections'
      | 'discussion'
      | 'enteredFor'
      | 'source'
      | 'contests'
      | 'recusals'
      | 'late'
      | 'departed'
      | 'actions',
  ): string => say(`record.endorsement.${name}`);
  const entity = say('paper.entity');
  const when = say('record.whenIn', { zone: '{zone}' });
  const [who, reason, words] = [say('record.who'), say('record.why'), say('record.words')];
  return {
    language: say.language,
    pieces: [
      { type: 'subtle', text: say('record.endorsement.kind') },
      { type: 'title', text: '{title}' },
      { type: 'subtle', text: say('paper.timesOf', { zone: '{zone}' }) },
      { type: 'text', text: '{summary}' },
      {
        type: 'facts',
        facts: [
          [s('request'), '{request}'],
          [s('state'), '{state}'],
          [s('document'), '{documentUrl}'],
          [s('version'), '{documentVersion}'],
          [s('opened'), '{openedAt}'],
          [s('openedBy'), '{openedBy}'],
          [s('closes'), '{closesAt}'],
          [s('asked'), '{asked}'],
          [say('record.endorsement.follows'), '{follows}'],
          [say('record.endorsement.followedBy'), '{followedBy}'],
        ],
      },
      heading(s('outcome')),
      { type: 'strong', text: '{outcome}' },
      {
        type: 'facts',
        facts: [
          [say('register.number'), '{number}'],
          [s('ended'), '{endedAt}'],
          [s('endedBy'), '{endedBy}'],
          [s('recordedText'), '{recorded}'],
          [s('reason'), '{reason}'],
          ['{endorsedHead}', '{endorsed}'],
          [say('register.silent'), '{silent}'],
          [say('register.abstained'), '{abstained}'],
          [say('register.recused'), '{recused}'],
          [say('register.unreached'), '{unreached}'],
          [say('register.present'), '{present}'],
          [say('card.outcome.lifted'), '{lifted}'],
          [say('record.trailHead'), '{trail}'],
        ],
      },
      heading(s('objections')),
      { type: 'each', of: 'objections', parts: [{ type: 'quote', text: '{text}', by: '{end}' }] },
      { type: 'none', of: 'objections', parts: [{ type: 'text', text: s('noObjections') }] },
      ...section('discussion', s('discussion'), [
        { type: 'each', of: 'discussion', parts: [{ type: 'quote', text: '{text}', by: '{by}' }] },
      ]),
      ...section('actions', s('actions'), [
        {
          type: 'rows',
          of: 'actions',
          columns: [say('paper.action'), who, say('paper.due')],
          row: ['{text}', '{owner}', '{due}'],
          widths: [6, 3, 3],
        },
      ]),
      heading(s('positions')),
      {
        type: 'rows',
        of: 'positions',
        columns: [entity, s('position'), who, when, s('version'), s('note')],
        row: ['{entity}', '{position}', '{person}', '{at}', '{version}', '{note}'],
        widths: [4, 4, 5, 5, 3, 5],
      },
      { type: 'none', of: 'positions', parts: [{ type: 'text', text: s('noPositions') }] },
      ...section('said', s('said'), [
        {
          type: 'each',
          of: 'said',
          parts: [{ type: 'quote', text: '{text}', by: '{entity} · {position} ({person}, {at})' }],
        },
      ]),
      ...section('enteredFor', s('enteredFor'), [
        {
          type: 'rows',
          of: 'enteredFor',
          columns: [entity, s('position'), who, when, s('source')],
          row: ['{entity}', '{position}', '{person}', '{at}', '{source}'],
        },
      ]),
      ...section('contests', s('contests'), [rowsOf('contests', [entity, who, when, words])]),
      ...section('recusals', s('recusals'), [rowsOf('recusals', [entity, who, when, words])]),
      ...section('late', s('late'), [
        {
          type: 'rows',
          of: 'late',
          columns: [entity, s('position'), who, when, say('record.endorsement.closedAt', { zone: '{zone}' }), words],
          row: ['{entity}', '{position}', '{person}', '{at}', '{closedAt}', '{text}'],
          widths: [4, 4, 4, 4, 4, 6],
        },
      ]),
      ...section('course', s('course'), [
        {
          type: 'rows',
          of: 'course',
          columns: [when, s('event'), who, say('record.endorsement.newClosing', { zone: '{zone}' }), words],
          row: ['{at}', '{what}', '{person}', '{closes}', '{words}'],
          widths: [4, 6, 4, 4, 5],
        },
      ]),
      heading(s('versions')),
      {
        type: 'rows',
        of: 'versions',
        columns: [s('version'), s('document'), when, who, s('changes')],
        row: ['{version}', '{documentUrl}', '{at}', '{by}', '{changes}'],
        widths: [2, 5, 4, 4, 5],
      },
      ...section('corrections', s('corrections'), [
        {
          type: 'rows',
          of: 'corrections',
          columns: [when, who, s('changes'), s('note')],
          row: ['{at}', '{by}', '{note}\n{changed}', '{challenged}'],
        },
      ]),
      ...section('extensions', s('extensions'), [
        {
          type: 'rows',
          of: 'extensions',
          columns: [
            when,
            who,
            say('record.fromIn', { zone: '{zone}' }),
            say('record.toIn', { zone: '{zone}' }),
            reason,
          ],
          row: ['{at}', '{by}', '{from}', '{to}', '{reason}'],
        },
      ]),
      ...section('reach', s('reach'), [
        {
          type: 'rows',
          of: 'reach',
          columns: [entity, s('state'), when, s('toWhom'), reason],
          row: ['{entity}', '{state}', '{at}', '{by}', '{reason}'],
          widths: [3, 3, 5, 8, 4],
        },
      ]),
      ...section('departed', s('departed'), [
        {
          type: 'rows',
          of: 'departed',
          columns: [entity, when, s('state'), reason],
          row: ['{entity}', '{at}', '{what}', '{reason}'],
        },
      ]),
    ],
  };
}

const rowsOf = (of: string, columns: readonly string[]): Piece => ({
  type: 'rows',
  of,
  columns,
  row: ['{entity}', '{person}', '{at}', '{text}'],
});
