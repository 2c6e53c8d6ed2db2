/** The two renderers of mail, as the contract of renderers tries them. */
import { rendererContract } from '../../contracts/renderer.contract.ts';
import { mailHtml, MAX_HTML_BYTES, type Around } from '../../../src/platforms/mail/html.ts';
import { MAX_TEXT_BYTES, mailText } from '../../../src/platforms/mail/compose.ts';
import type { Kind } from '../cardSamples.ts';
import { bytesIn, seenInHtml, seenInText } from './visible.ts';

const around: Around = {
  ...{ language: 'en', link: 'https://concord.example/m/abc', open: 'Open and answer', youCan: 'You can answer:' },
  ...{ above: 'Reply above this line', foot: ['For Amina Diallo.'], isLeftOut: () => false },
};

const common = { ids: () => [], presses: () => [], answersElsewhere: true } as const;
const html = (isTried: (kind: Kind) => boolean): void =>
  rendererContract(
    {
      name: 'mail (HTML)',
      render: (card) => mailHtml(card, around),
      visibleText: seenInHtml,
      bytes: bytesIn,
      limit: MAX_HTML_BYTES,
      ...common,
    },
    isTried,
  );
const text = (isTried: (kind: Kind) => boolean): void =>
  rendererContract(
    {
      name: 'mail (text)',
      render: (card) => mailText(card, around),
      visibleText: seenInText,
      bytes: bytesIn,
      limit: MAX_TEXT_BYTES,
      ...common,
    },
    isTried,
  );

export const mailRenderers = [html, text];
