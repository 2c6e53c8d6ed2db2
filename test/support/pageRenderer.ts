/** The page as a renderer of cards, for its contract. */
import { fittingCard, MAX_HTML_BYTES, type Around } from '../../src/platforms/page/card.ts';
import type { RendererUnderTest } from '../contracts/renderer.contract.ts';
import { readable, unescaped } from './pageBrowser.ts';

/** As long as what stands in each form of a real page. */
export const AROUND: Around = {
  action: '/m/act',
  hidden: () => ({ guard: 'g'.repeat(43), link: 'l'.repeat(120), as: 'una-5', event: 'e'.repeat(16) }),
  offers: () => true,
};
const OWN = new Set(['guard', 'link', 'as', 'event', 'verb', 'target', 'version', 'opened']);

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => unescaped(value));

export const PAGE: RendererUnderTest<string> = {
  name: 'page',
  render: (card) => fittingCard(card, AROUND),
  // What is filled in beforehand stands in attributes.
  visibleText: (html) => [readable(html), ...attributes(html, 'value')].join('\n'),
  bytes: (html) => Buffer.byteLength(html),
  limit: MAX_HTML_BYTES,
  ids: (html) => attributes(html, 'id'),
  presses: (html) =>
    [...html.matchAll(/<form .*?<\/form>/gs)].map(([form]) => {
      const names = attributes(form, 'name').filter((name) => !OWN.has(name));
      return {
        verb: /name="verb" value="([^"]*)"/.exec(form)?.[1] ?? '',
        inputs: [...new Set(names.map((name) => name.replace(/^[itm]:/, '')))],
      };
    }),
};
