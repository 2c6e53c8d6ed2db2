/** The register of decisions: what was found, and the files. */
import type { Action, Card, ListItem } from '../../../core/card.ts';
import type { ActName } from '../../../core/contract.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, paged, text } from '../../../kit/blocks/blocks.ts';
import { date, form, line } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { RegisterLineView } from './view.ts';

const FORMATS = ['csv', 'json', 'docx'] as const;

export interface Search {
  readonly words?: string;
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
}

export function register({ say, reader, view, data }: CardContext<readonly RegisterLineView[], Search>): Card {
  const isSearch = data.words !== undefined || data.from !== undefined || data.to !== undefined;
  const { page, ...asked } = data;
  const at = (to: string): NonNullable<ListItem['press']> => ({
    verb: 'register.search',
    inputs: { ...asked, page: to },
  });
  const lines = paged(say, view, page, (found) => item(say, found), at);
  const none = isSearch ? say('register.noneFound') : say('register.none');
  return {
    title: say('register.title'),
    body: [view.length === 0 ? text(none) : list(lines)],
    actions: [searchForm(say, data), ...(reader.manages && view.length > 0 ? [toFiles(say)] : [])],
    summary: view.length === 0 ? none : say('register.found', { n: view.length }),
  };
}

/** A decision is that of a request, of an agenda item, or the adoption of a meeting's minutes. */
const SHOWN_BY: Readonly<Record<string, ActName>> = { E: 'endorsement.show', M: 'minutes.show' };

function item(say: Speaker, line: RegisterLineView): ListItem {
  const { number, title, ref, date: on, route, classification, closed } = line;
  const veiled = closed === true || classification === 'strictlyConfidential';
  return {
    text: veiled ? say('register.lineVeiled', { number, ref }) : say('register.line', { number, title }),
    note: say('register.lineNote', { on, route: say(`register.route.${route}`) }),
    ...(!closed && { press: { verb: SHOWN_BY[ref.charAt(0)] ?? 'agenda.show', target: ref } }),
  };
}

const searchForm = (say: Speaker, { words, from, to }: Search): Action =>
  form(say('register.search'), say('register.find'), 'register.search', [
    line(say, 'words', say('register.words'), 200, { value: words }),
    date(say, 'from', say('register.from'), { value: from }),
    date(say, 'to', say('register.to'), { value: to }),
  ]);

const toFiles = (say: Speaker): Action => ({
  type: 'press',
  title: say('register.download', { format: FORMATS.join(', ') }),
  verb: 'register.export',
});

/** One link for each format, or for the one that was asked for. */
export function registerFiles({
  say,
  data,
  link,
}: CardContext<undefined, { readonly format?: (typeof FORMATS)[number] }>): Card {
  const formats = data.format ? [data.format] : FORMATS;
  return {
    title: say('register.title'),
    body: [text(say('register.here'))],
    actions: formats.map((format) => ({
      type: 'open',
      title: say('register.download', { format }),
      url: link(`register.${format}`),
      file: true,
    })),
    summary: say('register.fileSummary'),
  };
}
