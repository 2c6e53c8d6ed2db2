import { expect, test } from 'vitest';
import { cardContent } from '../../../src/platforms/local/content.ts';
import { requestCard } from '../../support/localDoor.ts';

test('the files that a card offers are the message’s attachments; other addresses are not', () => {
  const card = requestCard({
    actions: [
      { type: 'open', title: 'The document', url: 'https://un.example/1' },
      { type: 'open', title: 'Download', url: 'https://concord.example/files/x/register.csv', file: true },
    ],
  });
  expect(cardContent(card, 'request').attachments).toEqual(['https://concord.example/files/x/register.csv']);
});
