/** The consolidated answers of a call as a Word document and as JSON. The same content gives the same bytes. */
import type { CalendarDate } from '../../../core/ids.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { answerWords, questionTitle } from './parts.ts';
import type { CommentView, EntryView, FileQuestion, InputFileView } from './fileView.ts';
import { rowsIn } from '../rules/state.ts';
import { anybody, called, label } from './tableFiles.ts';

type At = FileAt<InputFileView>;

export const inputJson = file(
  'inputFile',
  'application/json; charset=utf-8',
  anybody,
  ({ view, say }: At) => `${JSON.stringify(named(say, view), null, 2)}\n`,
  { label, called },
);

/** Entities by their names; everything else as it is stored. */
const named = (say: Speaker, view: InputFileView): unknown => ({
  ...view,
  questions: view.questions.map((question) => ({
    ...question,
    entries: question.entries.map((entry) => ({ ...entry, entity: say.entity(entry.entity) })),
    withheld: question.withheld.map((one) => ({ ...one, entity: say.entity(one.entity) })),
    ...(question.comments && {
      comments: question.comments.map((one) => ({ ...one, entity: say.entity(one.entity) })),
    }),
    ...(question.best && {
      best: question.best.map(({ date, available, missing }) => ({
        date,
        available: available.map(say.entity),
        missing: missing.map(say.entity),
      })),
    }),
  })),
  entities: view.entities.map((one) => ({ ...one, entity: say.entity(one.entity) })),
  links: view.links.map((one) => ({ ...one, entity: say.entity(one.entity) })),
});

export const inputWord = file(
  'inputFile',
  WORD,
  anybody,
  ({ view, say, data }: At) =>
    word({
      title: view.title,
      language: say.language,
      classification: view.classification,
      parts: [
        ...head(say, view),
        ...(data['by'] === 'entity' ? byEntity(say, view) : byQuestion(say, view)),
        ...tail(say, view),
      ],
    }),
  { label, called },
);

function head(say: Speaker, view: InputFileView): Part[] {
  return [
    { type: 'title', text: view.title },
    {
      type: 'subtle',
      text: `${say('inputs.eyebrow', { ref: view.ref })}\t${say('inputs.due')}: ${say.instant(view.dueAt)}`,
    },
    ...(view.documentUrl === undefined
      ? []
      : [{ type: 'text', text: `${say('inputs.document')}\t${view.documentUrl}` } as const]),
    {
      type: 'table',
      columns: [say('inputs.board.entity'), say('inputs.board.state'), say('inputs.board.since')],
      rows: view.entities.map(({ entity, state, late, at, leftOn }) => [
        nameOf(say, entity, leftOn),
        late && state !== 'late'
          ? say.list([say(`inputs.board.${state}`), say('inputs.board.late')])
          : say(`inputs.board.${state}`),
        at === undefined ? '' : say.instant(at),
      ]),
    },
  ];
}

const nameOf = (say: Speaker, entity: string, leftOn: CalendarDate | undefined): string =>
  leftOn === undefined ? say.entity(entity) : say('report.leftOn', { entity: say.entity(entity), on: leftOn });

const titleOf = (say: Speaker, { n, text, kind }: FileQuestion): string =>
  n === undefined
    ? say('inputs.file.former', { question: text })
    : questionTitle(say, { n, text, kind, optional: false });

/** First the answers in time; late ones have a heading of their own. */
function byQuestion(say: Speaker, { questions }: InputFileView): Part[] {
  return questions.flatMap((question): Part[] => {
    const [inTime, late] = [false, true].map((is) => question.entries.filter((entry) => entry.late === is));
    return [
      { type: 'heading', text: titleOf(say, question) },
      ...best(say, question),
      ...comments(say, question),
      ...(question.entries.length === 0 ? [{ type: 'subtle', text: say('inputs.file.none') } as const] : []),
      ...(question.comments ? [] : (inTime ?? [])).flatMap((entry) =>
        answer(say, question, entry, say.entity(entry.entity)),
      ),
      ...(!question.comments && (late ?? []).length > 0
        ? [{ type: 'strong', text: say('inputs.file.late') } as const]
        : []),
      ...(question.comments ? [] : (late ?? [])).flatMap((entry) =>
        answer(say, question, entry, say.entity(entry.entity)),
      ),
      ...leftOut(say, question),
    ];
  });
}

/** What was left out, with its label, so that readers know that the file is not complete. */
const leftOut = (say: Speaker, { withheld }: FileQuestion): Part[] =>
  withheld.length === 0
    ? []
    : [
        {
          type: 'subtle',
          text: say('inputs.file.withheld', {
            answers: withheld.map(({ entity, classification }) =>
              say('inputs.file.withheldOf', { entity, label: say(`card.classification.${classification}`) }),
            ),
          }),
        },
      ];

/** Comments on the same paragraph are together. Those that name no paragraph of the document come last, under their own head. */
function comments(say: Speaker, { comments: all = [], options = [] }: FileQuestion): Part[] {
  const placed = all.filter(({ place }) => place !== 'unknown');
  const others = all.filter(({ place }) => place === 'unknown');
  return [
    ...commented(say, options, placed),
    ...(others.length > 0 ? [{ type: 'strong', text: say('inputs.file.noParagraph') } as const] : []),
    ...commented(say, options, others),
  ];
}

const commented = (say: Speaker, options: readonly string[], all: readonly CommentView[]): Part[] =>
  all.length === 0
    ? []
    : [
        {
          type: 'table',
          columns: [options[0] ?? '', say('inputs.board.entity'), ...options.slice(1)],
          rows: all.map(({ entity, late, cells: [paragraph = '', ...rest] }) => [
            paragraph,
            late ? say.list([say.entity(entity), say('inputs.board.late')]) : say.entity(entity),
            ...rest,
          ]),
        },
      ];

const best = (say: Speaker, { best: days }: FileQuestion): Part[] =>
  days === undefined || days.length === 0
    ? []
    : [
        {
          type: 'table',
          columns: [say('inputs.best.day'), say('inputs.best.available'), say('inputs.best.missing')],
          rows: days.map(({ date, available, missing }) => [
            say.date(date),
            String(available.length),
            say.list(missing.map(say.entity)),
          ]),
        },
      ];

function byEntity(say: Speaker, { questions, entities }: InputFileView): Part[] {
  return entities.flatMap(({ entity, state }): Part[] => {
    const given = questions.flatMap((question) =>
      question.entries.filter((entry) => entry.entity === entity).map((entry) => ({ question, entry })),
    );
    return [
      { type: 'heading', text: say.entity(entity) },
      ...(given.length === 0 ? [{ type: 'subtle', text: say(`inputs.board.${state}`) } as const] : []),
      ...given.flatMap(({ question, entry }) => answer(say, question, entry, titleOf(say, question))),
      ...questions
        .filter(({ withheld }) => withheld.some((one) => one.entity === entity))
        .map((question): Part => ({
          type: 'subtle',
          text: say('inputs.file.withheld', { answers: [titleOf(say, question)] }),
        })),
    ];
  });
}

function answer(say: Speaker, question: FileQuestion, entry: EntryView, title: string): Part[] {
  const marks = [
    ...(entry.late ? [say('inputs.board.late')] : []),
    ...(entry.partial ? [say('inputs.file.partial')] : []),
    ...(entry.classification === 'unclassified' ? [] : [say(`card.classification.${entry.classification}`)]),
  ];
  return [
    { type: 'strong', text: marks.length === 0 ? title : `${title} (${say.list(marks)})` },
    ...(entry.wording === undefined
      ? []
      : [{ type: 'subtle', text: say('inputs.file.wording', { question: entry.wording }) } as const]),
    ...(question.kind === 'table'
      ? [
          {
            type: 'table',
            columns: question.options ?? [],
            rows: rowsOf(question, entry),
          } as const,
        ]
      : [{ type: 'text', text: answerWords(say, question.kind, entry.text) } as const]),
  ];
}

/** The rows of a table; comments on a document in the order of its paragraphs. */
const rowsOf = (
  { comments: all, options = [] }: FileQuestion,
  { entity, late, text }: EntryView,
): readonly (readonly string[])[] =>
  all
    ? all.filter((one) => one.entity === entity && one.late === late).map(({ cells }) => cells)
    : rowsIn(text, options.length);

function tail(say: Speaker, { links }: InputFileView): Part[] {
  if (links.length === 0) return [];
  return [
    { type: 'heading', text: say('inputs.file.links') },
    ...links.map(({ entity, url }): Part => ({ type: 'bullet', text: `${say.entity(entity)}\t${url}` })),
  ];
}
