/** The summary record of a meeting: what stands where, when no template of the network's own says otherwise. */
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';

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
      { type: 'subtle', text: say('paper.timesOf', { zone: '{zone}' }) },
      {
        type: 'facts',
        facts: [
          [say('card.minutes.number'), '{reference}'],
          [say('paper.heldOn'), '{heldOn}'],
          [say('card.minutes.until'), '{until}'],
          [say('card.meeting.place'), '{place}'],
          [say('paper.chair'), '{chair}'],
          [say('paper.issued'), '{issued}'],
          [say('record.trailHead'), '{trail}'],
        ],
      },
      heading(say('paper.participants')),
      {
        type: 'rows',
        of: 'participants',
        columns: [say('paper.entity'), say('paper.byWhom')],
        row: ['{entity}', '{person}'],
        widths: [2, 3],
      },
      { type: 'none', of: 'participants', parts: [line(say('paper.nobody'))] },
      { type: 'subtle', text: '{notNamed}' },
      when('regrets', heading(say('card.reply.those.regrets')), line('{regrets}')),
      when('text', heading(say('paper.summary')), line('{text}')),
      heading(say('paper.agenda')),
      when('items', line('{agenda}')),
      { type: 'each', of: 'items', parts: [line('{n}. {title}'), line('{mark}')] },
      { type: 'none', of: 'items', parts: [line(say('paper.noItems'))] },
      {
        type: 'each',
        of: 'items',
        parts: [
          heading(say('paper.item', { n: '{n}', title: '{title}' })),
          line('{note}'),
          { type: 'link', text: say('paper.document', { version: '{documentVersion}' }), url: '{documentUrl}' },
          line('{procedure}'),
          when('question', line(say('card.minutes.question', { words: '{question}' }))),
          { type: 'strong', text: '{outcome}' },
          line('{text}'),
          when('present', line(say('paper.withPresent', { names: ['{present}'] }))),
          { type: 'each', of: 'discussion', parts: [{ type: 'quote', text: '{text}', by: '{by}' }] },
          {
            type: 'each',
            of: 'objections',
            parts: [{ type: 'quote', text: '{text}', by: '{course}' }],
          },
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
      when('corrections', heading(say('paper.corrections')), {
        type: 'each',
        of: 'corrections',
        parts: [{ type: 'quote', text: '{text}', by: '{by}' }],
      }),
    ],
  };
}
