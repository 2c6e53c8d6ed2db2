/**
 * Draws a whole page: no script, no picture, nothing from other servers. It can be read on a phone, by a screen reader and
 * from right to left.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../core/people.ts';
import { tag, words, type Html } from './html.ts';

const STYLE = `
:root{color-scheme:light dark;--line:#767676;--soft:#f3f2f1;--ink:#1b1a19;--paper:#fff;--go:#0b5cab;--on-go:#fff;--bad:#a4262c}
@media (prefers-color-scheme:dark){:root{--line:#8a8886;--soft:#292827;--ink:#f3f2f1;--paper:#1b1a19;--go:#6cb8f6;--on-go:#1b1a19;--bad:#f1707b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.375rem;line-height:1.3;margin:.25rem 0 .75rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}p{margin:.5rem 0}
ul{margin:.5rem 0;padding:0;list-style:none}li{padding:.375rem 0;border-block-end:1px solid var(--soft)}
dl{margin:.5rem 0}dt{font-weight:600}dd{margin:0 0 .5rem}
blockquote{margin:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid var(--line)}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{text-align:start;padding:.25rem .75rem .25rem 0}
form,details{margin:.75rem 0}details>form{padding-inline-start:.75rem}
label,legend{display:block;font-weight:600;margin-block-start:.75rem}fieldset{border:0;margin:0;padding:0}
fieldset label{font-weight:400;display:flex;gap:.5rem;align-items:center;min-height:44px;margin:0}
input[type=text],input[type=email],input[type=date],input[type=time],input[type=number],select,textarea,input[type=file]{width:100%;min-height:44px;padding:.5rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:4px}
input:not([type=checkbox]),select,textarea{margin-block:.375rem}input[type=checkbox]{width:1.25rem;height:1.25rem}textarea{min-height:8rem}
button,summary,a.open{min-height:44px;font:inherit;cursor:pointer}summary{padding:.625rem 0;font-weight:600}
button,a.open{display:inline-block;padding:.5rem 1rem;margin-block-start:.75rem;border:1px solid var(--go);border-radius:4px;color:var(--go);background:none;text-decoration:none}
button.primary{background:var(--go);color:var(--on-go)}button.danger{border-color:var(--bad);color:var(--bad)}
.fault{color:var(--bad);font-weight:600;margin:0}[aria-invalid]{border:2px solid var(--bad)}
form.press{display:inline-block;margin-block:.75rem 0;margin-inline:0 .5rem}form.press button{margin:0}li form.press{display:block;margin:0}
button.line{border:0;padding:.5rem 0;margin:0;font-weight:600;text-align:start;text-decoration:underline;width:100%}
footer{margin-block-start:2rem;border-block-start:1px solid var(--line)}footer a,p>a{display:inline-block;min-height:44px;padding:.625rem 0;color:var(--go)}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}
.eyebrow,.subtle,.hint{font-size:.875rem;opacity:.85;margin:0}.strong,.attention,.warning{font-weight:600}
.said{padding:.75rem;border:1px solid var(--line);border-radius:4px;background:var(--soft)}.said.bad{border:2px solid var(--bad)}
`;

/** The themes of Teams, whatever the browser prefers. */
const TAB_STYLE = `${STYLE}
:root[data-theme=default]{color-scheme:light;--line:#767676;--soft:#f3f2f1;--ink:#1b1a19;--paper:#fff;--go:#0b5cab;--on-go:#fff;--bad:#a4262c}
:root[data-theme=dark]{color-scheme:dark;--line:#8a8886;--soft:#292827;--ink:#f3f2f1;--paper:#1f1f1f;--go:#6cb8f6;--on-go:#1b1a19;--bad:#f1707b}
:root[data-theme=contrast]{color-scheme:dark;--line:#fff;--soft:#000;--ink:#fff;--paper:#000;--go:#ffff01;--on-go:#000;--bad:#ff8fa3}
:root[data-theme=contrast] .eyebrow,:root[data-theme=contrast] .subtle,:root[data-theme=contrast] .hint{opacity:1}
[hidden],:root[data-script] .noscript{display:none}
`;

const hashOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
/** What a browser allows a page: one style sheet, forms to its own address, and what is named. */
const policy = (style: string, more: readonly string[]): string =>
  ["default-src 'none'", `style-src ${hashOf(style)}`, "form-action 'self'", "base-uri 'none'", ...more].join('; ');
export const POLICY = policy(STYLE, ["frame-ancestors 'none'"]);
/** @param script the address of its script @param frames who may show it in a frame */
export const tabPolicy = (script: string, frames: readonly string[]): string =>
  policy(TAB_STYLE, [`script-src ${script}`, `frame-ancestors ${frames.join(' ')}`]);

/** Languages that are written from right to left. The layout itself uses neither left nor right. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);
export const directionOf = (language: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr');

interface Head {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  /** Chosen by a platform; absent: as the browser has it. */
  readonly theme?: string | undefined;
  /** The address of the one script; absent: the page has none. */
  readonly script?: string;
}
const whole = ({ language, title, style, theme, script }: Head, content: readonly Html[]): Html =>
  `<!doctype html>${tag(
    'html',
    { lang: language, dir: directionOf(language), 'data-theme': theme },
    tag(
      'head',
      {},
      tag('meta', { charset: 'utf-8' }),
      tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      tag('meta', { name: 'robots', content: 'noindex, nofollow' }),
      tag('title', {}, words(title)),
      `<style>${style}</style>`,
      ...(script === undefined ? [] : [tag('script', { src: script })]),
    ),
    tag('body', {}, tag('main', {}, ...content)),
  )}`;

export const page = (language: Language, title: string, ...content: readonly Html[]): Html =>
  whole({ language, title, style: STYLE }, content);

/** The same page in a tab of Teams: in the theme of Teams, with a script that talks with it. */
export const tabPage = (head: Required<Omit<Head, 'style'>>, content: readonly Html[]): Html =>
  whole({ ...head, style: TAB_STYLE }, content);
