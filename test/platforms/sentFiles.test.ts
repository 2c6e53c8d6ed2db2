import { expect, it } from 'vitest';
import { entityId } from '../../src/core/ids.ts';
import type { Role } from '../../src/core/people.ts';
import { meantBy, senderOf, sortFiles, type FileSender, type Meant } from '../../src/platforms/sentFiles.ts';

it.each<[FileSender, string, Meant]>([
  ['secretariat', '', 'files'],
  ['secretariat', 'please import this', 'files'],
  ['secretariat', 'endorsement list', 'both'],
  ['secretariat', 'see I-7', 'both'],
  ['representative', '', 'files'],
  ['representative', 'our answer to I-7', 'files'],
  ['representative', 'our answer to i–7.', 'files'],
  ['representative', 'please find our report attached', 'wordsFirst'],
  ['representative', 'please import this', 'wordsFirst'],
  ['other', '', 'files'],
  ['other', 'our answer to I-7', 'words'],
  ['other', 'please import this', 'words'],
])('takes files of %s beside “%s” as %s', (sender, said, meant) => {
  expect(meantBy(sender, said)).toBe(meant);
});

it('takes whoever manages any network for the Secretariat, before whoever represents an entity', () => {
  const roles = (...of: Role[]) => ({ roles: of, ...(of.includes('focalPoint') && { entity: entityId('UNHCR') }) });
  expect(senderOf([roles('focalPoint'), roles('secretariat')])).toBe('secretariat');
  expect(senderOf([roles('observer'), roles('focalPoint')])).toBe('representative');
  expect(senderOf([roles('observer')])).toBe('other');
  expect(senderOf([])).toBe('other');
});

it('takes three files of any kind from a representative, and of anybody else only what can be a table or a template', () => {
  const names = ['a.pdf', 'b.csv', undefined, 'c.docx', '', 'd.xlsx', 'e.tsv'];
  const sorted = (sender: FileSender) => {
    const files = sortFiles(
      sender,
      names.map((name) => ({ name })),
    );
    return { ...files, taken: files.taken.map(({ name }) => name) };
  };
  const tables = { taken: ['b.csv', 'c.docx', 'd.xlsx'], tooMany: ['e.tsv'], otherKind: ['a.pdf'] };
  expect(sorted('representative')).toEqual({
    taken: ['a.pdf', 'b.csv', 'c.docx'],
    tooMany: ['d.xlsx', 'e.tsv'],
    otherKind: [],
  });
  expect(sorted('secretariat')).toEqual(tables);
  expect(sorted('other')).toEqual(tables);
});
