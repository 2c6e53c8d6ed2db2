/** A message as a document, for whoever may read it [ToR 3.a.iv]. */
import { strictest } from '../../../core/classification.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { documentFiles, type DocumentAsked } from '../../../kit/blocks/documentFiles.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import type { CIRCULAR } from '../../../kit/documents/fields/circular.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { Layout } from '../../../kit/documents/layout.ts';
import { audience, kindOf, sender } from './message.ts';
import type { CircularView } from './view.ts';

export function circularData(say: Speaker, { network, item }: CircularView): DataOf<typeof CIRCULAR> {
  return {
    network,
    reference: item.ref,
    classification: say(`card.classification.${item.classification}`),
    title: item.subject,
    kind: kindOf(say, item),
    from: sender(say, item),
    to: audience(say, item),
    sentAt: item.sentAt === undefined ? '' : say.instant(item.sentAt),
    approvedBy: item.decided?.how === 'approved' && item.manages ? item.decided.by : '',
    dueAt: item.dueAt === undefined ? '' : say.instant(item.dueAt),
    acknowledge: item.askedToConfirm > 0 ? say('record.circular.acknowledge') : '',
    text: item.text,
    paragraphs: item.text
      .split(/\n+/)
      .filter((one) => one.trim() !== '')
      .map((text) => ({ text })),
    links: item.links.map((url) => ({ url })),
  };
}

export const circularLayout = (say: Speaker): Layout => ({
  language: say.language,
  pieces: [
    { type: 'subtle', text: '{kind}' },
    { type: 'title', text: '{title}' },
    {
      type: 'facts',
      facts: [
        [say('mail.from'), '{from}'],
        [say('mail.to'), '{to}'],
        [say('mail.sentAt'), '{sentAt}'],
        [say('record.circular.approvedBy'), '{approvedBy}'],
        [say('mail.dueAt'), '{dueAt}'],
      ],
    },
    { type: 'each', of: 'paragraphs', parts: [{ type: 'text', text: '{text}' }] },
    { type: 'each', of: 'links', parts: [{ type: 'link', text: '{url}', url: '{url}' }] },
    { type: 'strong', text: '{acknowledge}' },
  ],
});

export type Asked = DocumentAsked;
/** Named by its reference: the card may be left standing in a chat. */
export const circularLinks = documentFiles('circular', ({ say, data }) =>
  say('record.circular.file', { ref: data.of ?? '' }),
);

export const circularFiles = inFormats('circular', {
  view: 'circularDocument',
  may: () => true,
  data: circularData,
  layout: circularLayout,
  label: ({ item }) => strictest([item.classification]),
  called: ({ say, view: { item }, day }) =>
    item.sentAt === undefined
      ? say('file.name.message', { ref: item.ref })
      : say('file.name.messageOf', { ref: item.ref, on: day(item.sentAt) }),
});
