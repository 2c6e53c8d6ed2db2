/** The roll goes out as a file and comes in again, and nothing has changed: whatever people and entities are called (domain.md 4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityId, personId } from '../../src/core/ids.ts';
import type { Act } from '../../src/core/act.ts';
import { clean, oneLine, type Inputs } from '../../src/core/inputs.ts';
import { LANGUAGES, readerOf, ROLES, type Person } from '../../src/core/people.ts';
import { asNamed, hasSomethingToRead } from '../../src/core/seen.ts';
import { rollCsv, rollWorkbook, type RollFormat } from '../../src/features/directory/cards/files.ts';
import { rollView } from '../../src/features/directory/queries/views.ts';
import { importRoll, tableFrom, type importInputs } from '../../src/features/directory/rules/import.ts';
import { ROLL_HEADS, ROLL_NEEDS } from '../../src/features/directory/rules/importLines.ts';
import type { ImportView, RollState } from '../../src/features/directory/rules/state.ts';
import { speakerFor } from '../../src/i18n/speakers.ts';
import { tableText } from '../../src/kit/documents/spreadsheet.ts';
import { readSheet } from '../../src/kit/sheet.ts';
import { inTurns } from '../../src/kit/slices.ts';
import { wholeFile } from '../support/wholeFile.ts';
import { act, net, NOW, roll as aRoll } from '../support/builders.ts';

const OFFICER = aRoll({ entities: [] }).people['una-1'] as Person;

/** What spreadsheets, CSV and directions make trouble with; and anything else. */
const odd = fc.constantFrom(
  '=1+1',
  "'=1",
  "''",
  "'",
  '-x',
  '@a',
  '+49',
  'a;b',
  'a,b',
  '"q"',
  'a\tb',
  'مرحبا',
  'שלום',
  '山田',
  'é',
  '\u200f',
  'x\ny',
  '1e5',
  '007',
  '2026-11-29',
  'TRUE',
  ' ',
  '\ufeff',
  '\u2028',
  '|',
);
const name = fc
  .array(fc.oneof({ weight: 3, arbitrary: odd }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    oneLine(clean(parts.join('')))
      .slice(0, 60)
      .trim(),
  )
  .filter(hasSomethingToRead);
const short = name
  .map((text) => oneLine(clean(text.replace(/[,;\n]/g, ' '))))
  .filter((text) => asNamed(text) !== '' && hasSomethingToRead(text));

const roles = fc.uniqueArray(fc.constantFrom(...ROLES.filter((role) => role !== 'focalPoint')), {
  minLength: 1,
  maxLength: 3,
});

const rolls: fc.Arbitrary<RollState> = fc
  .record({
    shorts: fc.uniqueArray(short, { minLength: 1, maxLength: 5, selector: asNamed }),
    renamed: fc.boolean(),
    people: fc.array(fc.record({ name, roles, of: fc.nat(4), language: fc.constantFrom(...LANGUAGES) }), {
      maxLength: 8,
    }),
  })
  .map(({ shorts, renamed, people }) => ({
    ...aRoll({ entities: [] }),
    entities: Object.fromEntries(
      shorts.map((text, i) => [
        `e${i}`,
        {
          id: entityId(`e${i}`),
          name: text,
          short: text,
          ...(renamed && { former: [{ name: 'Before', short: `was ${i} ${text}`, until: NOW }] }),
        },
      ]),
    ),
    left: { gone: { id: entityId('gone'), name: 'Gone', short: 'Gone', leftOn: '2026-01-01' as never, leftAt: NOW } },
    people: Object.fromEntries(
      [
        OFFICER,
        ...people.map((one, i): Person => ({
          id: personId(`una-${i + 9}`),
          name: one.name,
          email: `p${i}@un.example`,
          roles: one.roles,
          ...(one.roles.includes('alternate') && { entity: entityId(`e${one.of % shorts.length}`) }),
          language: one.language,
          zone: 'Africa/Nairobi',
        })),
      ].map((person) => [person.id, person]),
    ),
    next: 99,
  }));

const MAKERS = { csv: rollCsv, xlsx: rollWorkbook };
async function outAndIn(roll: RollState, format: RollFormat, language: 'en' | 'fr') {
  const say = speakerFor({ language, zone: 'UTC' }, roll);
  const reader = readerOf({ ...OFFICER, language });
  const file = await wholeFile(MAKERS[format].make({ say, reader, view: rollView(roll, language), data: {} }));
  const text = await tableText(Buffer.from(file));
  const found = { csv: text ?? '', way: 'file' };
  const importing: Act<Inputs<typeof importInputs>, Person> = act('roll.import', OFFICER, { file: 'x', apply: 'yes' });
  const sheet = await readSheet(found.csv, ROLL_HEADS, ROLL_NEEDS);
  const table = await inTurns(tableFrom(roll, found, sheet, importing, net()));
  const done = importRoll(roll, { ...importing, inputs: { ...importing.inputs, table } });
  const { preview } = (done.answer.card?.data ?? {}) as { readonly preview?: ImportView };
  return { state: done.state, preview };
}

describe('out and in again', () => {
  it.each(['csv', 'xlsx'] as const)('a .%s changes nothing', async (format) => {
    await fc.assert(
      fc.asyncProperty(rolls, fc.constantFrom(...LANGUAGES), async (roll, language) => {
        const { state, preview } = await outAndIn(roll, format, language);
        expect(preview?.errors).toEqual([]);
        expect(preview?.changes.filter(({ what }) => what !== 'unchanged')).toEqual([]);
        expect(preview).toMatchObject({ missing: [], unknown: [], unused: [] });
        expect({ ...state, people: Object.values(state.people) }).toEqual({
          ...roll,
          people: Object.values(state.people),
        });
        expect(new Set(Object.values(state.people))).toEqual(new Set(Object.values(roll.people)));
      }),
      { numRuns: format === 'csv' ? 60 : 20 },
    );
  });
});
