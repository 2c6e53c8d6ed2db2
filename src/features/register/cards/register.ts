/** The register of decisions: results of a search, and the files. */
import type { Action, Card, ListItem } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, onePage, subtle, text } from '../../../kit/blocks/blocks.ts';
import { choice, date, form, line } from '../../../kit/blocks/forms.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { Ref } from '../../../core/ids.ts';
import { FORMATS, LINE_STATES, ROUTES } from '../rules/state.ts';
import type { RegisterLineView, RegisterPageView } from './view.ts';
import { titleOf } from './words.ts';

export interface Search {
  readonly words?: string;
  readonly from?: string;
  readonly to?: string;
  readonly route?: (typeof ROUTES)[number];
  readonly entity?: string;
  readonly state?: (typeof LINE_STATES)[number];
  readonly page?: number;
}

export function register({ say, reader, view, data }: CardContext<RegisterPageView, Search>): Card {
  const { page: _page, ...asked } = data;
  const isSearch = Object.keys(asked).length > 0;
  const at = (to: string): NonNullable<ListItem['press']> => ({
    verb: 'register.search',
    inputs: { ...asked, page: to },
  });
  const all = view.decisions + view.minutes;
  const lines = onePage(say, { shown: view.lines, page: view.page, all }, (found) => item(say, found), at);
  const none = isSearch ? say('register.noneFound') : say('register.none');
  return {
    title: say('register.title'),
    body: all > 0 ? [list(lines)] : isSearch ? [text(none)] : nothingYet(say, reader, 'register', none),
    actions: [searchForm(say, data, view), ...(reader.manages && all > 0 ? [toFiles(say)] : [])],
    summary: all === 0 ? none : found(say, view),
  };
}

const found = (say: Speaker, { decisions: n, minutes }: RegisterPageView): string =>
  minutes === 0 ? say('register.found', { n }) : say('register.foundBesides', { n, minutes });

function item(say: Speaker, of: RegisterLineView): ListItem {
  const { number, ref, date: on, route, classification, closed } = of;
  const veiled = closed === true || classification === 'strictlyConfidential';
  const what = of.kind === 'minutes' ? say('register.kind.minutes') : say(`register.route.${route}`);
  return {
    text: veiled
      ? say('register.lineVeiled', { number, ref })
      : say('register.line', { number, title: titleOf(say, of) }),
    note: of.supersededBy
      ? say('register.lineSuperseded', { on, route: what, by: of.supersededBy })
      : say('register.lineNote', { on, route: what }),
    ...(!closed && { press: opened(of) }),
  };
}

/** Minutes have a card of their own. */
const opened = ({ kind, number, ref }: RegisterLineView): NonNullable<ListItem['press']> =>
  kind === 'minutes' ? { verb: 'minutes.show', target: ref } : { verb: 'register.show', target: number as Ref };

const searchForm = (
  say: Speaker,
  { words, from, to, route, state }: Search,
  { entityName }: RegisterPageView,
): Action =>
  form(say('register.search'), say('register.find'), 'register.search', [
    line(say, 'words', say('register.words'), 200, { value: words }),
    date(say, 'from', say('register.from'), { value: from }),
    date(say, 'to', say('register.to'), { value: to }),
    choice(
      say,
      'route',
      say('register.routeHead'),
      ROUTES.map((value) => ({ value, title: say(`register.route.${value}`) })),
      { value: route },
    ),
    line(say, 'entity', say('paper.entity'), 100, { value: entityName }),
    choice(
      say,
      'state',
      say('register.state'),
      LINE_STATES.map((value) => ({ value, title: say(`register.state.${value}`) })),
      { value: state },
    ),
  ]);

const toFiles = (say: Speaker): Action => ({
  type: 'press',
  title: say('register.download', { format: FORMATS.join(', ') }),
  verb: 'register.export',
});

export interface RegisterFiles {
  readonly format?: (typeof FORMATS)[number];
  readonly year?: number;
  /** It has too many lines for a document: how many, and the most that one may have. */
  readonly tooLong?: { readonly n: number; readonly most: number };
  /** The network's own template does not mark every page, so the Word file is made without it. */
  readonly passedOver?: true;
}

/** Links in each format, or only in the one that was asked for. */
export function registerFiles({ say, data, link }: CardContext<undefined, RegisterFiles>): Card {
  const { tooLong, passedOver } = data;
  const formats = data.format ? [data.format] : FORMATS.filter((format) => !tooLong || format !== 'docx');
  return {
    title: say('register.title'),
    body: [
      text(say('register.here')),
      ...(tooLong ? [text(say('register.tooLong', tooLong))] : []),
      ...(passedOver ? [subtle(say('record.builtIn'))] : []),
    ],
    actions: formats.map((format) => ({
      type: 'open',
      title: say('register.download', { format }),
      url: link(`register.${format}`, undefined, data.year === undefined ? undefined : { year: data.year }),
      file: true,
    })),
    summary: say('register.fileSummary'),
  };
}
