/** What entities have answered, line by line: of the first table, or of the texts where a call asks for none. */
import type { EntityId } from '../../../core/ids.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { consolidated, type Consolidated } from '../rules/consolidate.ts';
import { rowsIn, type InputCall } from '../rules/state.ts';
import { answersOf } from './facts.ts';

export interface AnsweredRow {
  readonly entity: EntityId;
  /** The names of the columns; one without a name for a line of text. */
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}
export interface AnsweredRows {
  readonly rows: readonly AnsweredRow[];
  /** Entities of which something is left out, because it is restricted. */
  readonly withheld: readonly EntityId[];
}

export async function answeredRows(read: ReadStore, c: InputCall): Promise<AnsweredRows> {
  const { questions } = consolidated(c, await answersOf(read, c), 'unclassified');
  const tables = questions.filter(({ kind }) => kind === 'table').slice(0, 1);
  const asked = tables.length > 0 ? tables : questions.filter(({ kind }) => kind === 'text');
  return {
    rows: asked.flatMap(rowsOf),
    withheld: [...new Set(asked.flatMap(({ withheld }) => withheld.map(({ entity }) => entity)))],
  };
}

const rowsOf = ({ kind, options = [], entries }: Consolidated['questions'][number]): AnsweredRow[] =>
  // What was only saved is nobody else's to read yet.
  entries
    .filter(({ partial }) => !partial)
    .flatMap(({ entity, text }) =>
      kind === 'table'
        ? rowsIn(text, options.length).map((cells) => ({ entity, columns: options, cells }))
        : text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
            .map((line) => ({ entity, columns: [''], cells: [line] })),
    );
