/** Signed pages: their links, which browser has claimed each, and the door for their forms. */
import type { Router } from 'express';
import { after, instant, type Instant } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { HOUR_MS } from '../core/spans.ts';
import { forgetUploads } from '../kit/uploads.ts';
import { MAX_BYTES } from '../kit/documents/spreadsheet.ts';
import { pageRoutes, type PageDeps } from '../platforms/page/routes.ts';
import type { Links } from './links.ts';
import { pageWords } from './platforms.ts';

/** Where the store keeps which browser has claimed a page: `HASH INSTANT`, by the link's id. */
const SPACE = 'pages';

interface Deps extends Pick<PageDeps, 'door' | 'now' | 'base' | 'fault'> {
  readonly links: Links;
  readonly keyValues: KeyValueStore;
}

export const createPages = ({ links, keyValues, ...deps }: Deps): Router =>
  pageRoutes({
    ...deps,
    read: (token, now) => links.readPage(token, now),
    seal: (words) => links.seal(words),
    claim: async ({ id }, browser) => hashIn(await keyValues.putNew(SPACE, id, `${browser} ${deps.now()}`)),
    words: pageWords,
    maxBytes: MAX_BYTES,
  });

const hashIn = (value: string): string => value.split(' ')[0] ?? '';
const isOver = (value: string, now: Instant): boolean => now > after(instant(value.split(' ')[1] ?? 0), HOUR_MS);

/** Removes what pages and uploads have stored, once their hour is over. */
export async function forgetPages(keyValues: KeyValueStore, now: Instant): Promise<void> {
  for (const { key, value } of await keyValues.list(SPACE)) if (isOver(value, now)) await keyValues.remove(SPACE, key);
  await forgetUploads(keyValues, now);
}
