/** What `audit` calls the parts of documents. */
import { expect, test } from 'vitest';
import { differenceInWords } from '../../src/cli/differenceInWords.ts';
import { REGISTRY } from '../support/features.ts';

const lists = [...new Set(Object.values(REGISTRY.kinds).flatMap((kind) => kind.lists))];

test.each(lists)('an item of %s has a name', (list) => {
  const said = differenceInWords({ type: 'item', list, seq: 2, how: 'changed' }, 'una/E-1');
  expect(said).toMatch(/^[a-z ]+ 2 of E-1 was changed$/);
  expect(said).not.toContain('item of');
});
