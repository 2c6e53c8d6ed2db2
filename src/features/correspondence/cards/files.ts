/** The outgoing register as a spreadsheet [ToR 3.a.iv], and the news queue for the web editor [ToR 2.c.i]. */
import type { CorrespondenceRow, NewsView } from './view.ts';
import { instant } from '../../../core/ids.ts';
import { strictest } from '../../../core/classification.ts';
import { csv, CSV } from '../../../kit/documents/csv.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';

const manages = ({ manages: may }: Reader): boolean => may;

const COLUMNS = [
  'reference',
  'kind',
  'sentAt',
  'subject',
  'classification',
  'from',
  'entity',
  'approvedBy',
  'audience',
  'links',
  'people',
  'entities',
  'delivered',
  'notReached',
  'acknowledged',
  'dueOn',
  'sharedBy',
  'notSharedBy',
  'handed',
  'opened',
  'cameBack',
] as const;

/** Columns have the record's names in every language, because programs read the spreadsheets too. */
export const correspondenceCsv = file(
  'outgoing',
  CSV,
  manages,
  ({ view }: FileAt<readonly CorrespondenceRow[]>) =>
    csv(
      COLUMNS,
      view.map((row) => COLUMNS.map((column) => row[column])),
    ),
  {
    label: (rows) => strictest(rows.map(({ classification }) => classification)),
    called: ({ say, view, day }) => upTo(say, say('mail.list.title'), view.at(-1)?.sentAt, day),
  },
);

/** What it holds, up to the day of its latest line. An empty one has no day. */
const upTo = (say: Speaker, what: string, at: string | undefined, day: NamedAt<unknown>['day']): string =>
  at ? say('file.name.upTo', { what, on: day(instant(at)) }) : what;

type News = FileAt<readonly NewsView[]>;
const newsName = ({ say, view, day }: NamedAt<readonly NewsView[]>): string =>
  upTo(
    say,
    say('news.queue.title'),
    view
      .map(({ submittedAt }) => submittedAt)
      .sort()
      .at(-1),
    day,
  );

export const newsJson = file(
  'newsQueue',
  'application/json; charset=utf-8',
  manages,
  ({ view }: News) => {
    const items = view.map(({ ref, state, headline, text, picture, entity, from, submittedAt, usedAt }) => ({
      reference: ref,
      state,
      headline,
      text,
      picture: picture ?? null,
      entity,
      from,
      submittedAt,
      usedAt: usedAt ?? null,
    }));
    return `${JSON.stringify(items, null, 2)}\n`;
  },
  { called: newsName },
);

export const newsWord = file(
  'newsQueue',
  WORD,
  manages,
  ({ view, say }: News) =>
    word({
      title: say('news.queue.title'),
      language: say.language,
      parts: [
        { type: 'title', text: say('news.queue.title') },
        ...(view.length === 0 ? [{ type: 'text', text: say('news.queue.none') } as const] : []),
        ...view.flatMap((item): Part[] => [
          { type: 'heading', text: item.headline },
          {
            type: 'subtle',
            text: `${say(`news.state.${item.state}`, item)}\t${item.entity}\t${say.instant(item.submittedAt)}`,
          },
          ...item.text.split('\n').map((text): Part => ({ type: 'text', text })),
          ...(item.picture === undefined
            ? []
            : [{ type: 'text', text: `${say('news.picture')}\t${item.picture}` } as const]),
        ]),
      ],
    }),
  { called: newsName },
);
