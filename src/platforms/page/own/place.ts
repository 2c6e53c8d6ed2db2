/** Where one's own page stands: by itself in a browser, or in a frame of a platform. The pages are the same. */
import type { Response } from 'express';
import type { Language } from '../../../core/people.ts';
import { DAY_MS } from '../../../core/spans.ts';
import { page } from '../document.ts';
import { BROWSER, send, type Cookie } from '../guard.ts';
import type { Html } from '../html.ts';
import type { PassUse } from '../passes.ts';

export interface Place {
  /** Begins the addresses of its pages and forms. */
  readonly path: '/m' | '/tab';
  /** Shows what waits for the person. */
  readonly home: string;
  /** By which the browser is recognised, and which gives access. Each place has its own, so that none serves in the other. */
  readonly browser: Cookie;
  readonly pass: Cookie;
  /** What passes are given for here. */
  readonly use: PassUse;
  /** How long the browser keeps the cookie of a pass after the last press. */
  readonly passMs: number;
  /** Do links lead out of it? Then they open elsewhere, the one to the page in a browser too. */
  readonly isFrame: boolean;
  send(
    res: Response,
    status: number,
    drawn: { readonly language: Language; readonly title: string },
    content: readonly Html[],
  ): void;
}

/** By itself in a browser: without a script, and in nobody's frame. */
export const ALONE: Place = {
  path: '/m',
  home: '/m/',
  browser: BROWSER,
  pass: { name: 'concord-pass', site: 'Strict' },
  use: 'browser',
  passMs: 30 * DAY_MS,
  isFrame: false,
  send: (res, status, { language, title }, content) => send(res, status, page(language, title, ...content)),
};
