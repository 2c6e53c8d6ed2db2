/** One's own page in a tab of a platform: in its frame, in its theme, with one script that talks with it. */
import type { Request } from 'express';
import { tabPage, tabPolicy } from '../document.ts';
import { send } from '../guard.ts';
import type { Place } from '../own/place.ts';
import { TAB_MS } from '../passes.ts';

export interface Framing {
  /** The address of this server, without a final slash. */
  readonly base: string;
  /** The script's path. */
  readonly script: string;
  readonly frames: readonly string[];
}

const THEMES = ['default', 'dark', 'contrast'] as const;
/** The theme that the platform has put into the address of the tab; an unknown one is left to the browser. */
const themeIn = ({ query }: Request): string | undefined => THEMES.find((one) => one === query['theme']);

export const tabPlace = ({ base, script, frames }: Framing, req: Request): Place => ({
  path: '/tab',
  home: '/tab/home',
  browser: { name: 'concord-tab', site: 'None' },
  pass: { name: 'concord-tab-pass', site: 'None' },
  use: 'tab',
  passMs: TAB_MS,
  isFrame: true,
  send(res, status, head, content) {
    // Every frame around the page must be one of these, so no other site can lay anything over it.
    const policy = tabPolicy(`${base}${script}`, frames);
    const html = tabPage({ ...head, theme: themeIn(req), script }, content);
    send(res, status, html, { 'Content-Security-Policy': policy });
  },
});
