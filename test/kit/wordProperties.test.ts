/** What a Word file says of itself outside its pages: an archive's index takes it from there. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { word } from '../../src/kit/documents/word.ts';
import type { Paper } from '../../src/kit/documents/paper.ts';

const PAPER: Paper = {
  title: 'Summary record',
  language: 'en',
  parts: [{ type: 'text', text: 'It was held.' }],
};
const propertiesOf = async (paper: Paper): Promise<string> =>
  strFromU8(unzipSync(await word(paper))['docProps/core.xml'] ?? new Uint8Array());

it('is its title and the network, and no time at which the file was made', async () => {
  const said = await propertiesOf({ ...PAPER, organisation: 'UN Action & partners' });
  expect(said).toContain('<dc:title>Summary record</dc:title>');
  expect(said).toContain('<dc:creator>UN Action &amp; partners</dc:creator>');
  expect(said).toContain('<cp:lastModifiedBy>UN Action &amp; partners</cp:lastModifiedBy>');
  expect(said).not.toMatch(/dcterms:|1980|Un-named/);
  expect(await propertiesOf(PAPER)).toContain('<dc:creator>Concord</dc:creator>');
});
