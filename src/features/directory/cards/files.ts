/** The roll as a spreadsheet. Importing an exported one changes nothing (domain.md 4). */
import type { Reader } from '../../../core/people.ts';
import { csv, CSV, separatorOf } from '../../../kit/documents/csv.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import type { RollView } from './view.ts';

export const ROLL_FORMATS = ['csv', 'xlsx'] as const;
export type RollFormat = (typeof ROLL_FORMATS)[number];

/** Columns and roles have the stored names in every language. */
const COLUMNS = ['entity', 'name', 'email', 'role', 'language', 'zone'] as const;

const manages = ({ manages: may }: Reader): boolean => may;
type At = FileAt<RollView>;

const rows = ({ say, view }: At): readonly (readonly string[])[] =>
  view.lines.map(({ entity, name, email, roles, language, zone }) => [
    entity === undefined ? '' : say.entity(entity),
    name,
    email,
    roles.join(', '),
    language,
    zone,
  ]);

const called = ({ say }: NamedAt<RollView>): string => say('file.name.roll');

export const rollCsv = file('roll', CSV, manages, (at: At) => csv(COLUMNS, rows(at), separatorOf(at.say.language)), {
  called,
});
export const rollWorkbook = file('roll', WORKBOOK, manages, (at: At) => workbook(COLUMNS, rows(at)), { called });
