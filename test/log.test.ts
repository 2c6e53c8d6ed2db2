/** What a line of the log says of a fault: a stable code, its kind and place, once; and no word of people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createLogger } from '../src/runtime/log.ts';
import { codeOf, EVENT_CODES, FAULT_CODES, OTHER_FAULT } from '../src/runtime/faultCodes.ts';
import { countingFaults, createOperatorLog } from '../src/runtime/operatorLog.ts';
import { safeError } from '../src/runtime/safeError.ts';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly code?: string;
  readonly err?: { readonly type: string; readonly message: string; readonly stack?: string };
}

function logging() {
  const lines: Line[] = [];
  const to = createLogger('trace', { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  const waiting: (() => void)[] = [];
  const log = createOperatorLog({ to, callAfter: (_ms, callback) => void waiting.push(callback) });
  return { lines, to, log, minute: () => waiting.splice(0).forEach((callback) => callback()) };
}

it('keeps the kind of a fault that was made fit for the log, and makes an error fit itself', () => {
  const { lines, to } = logging();
  to.error({ err: { type: 'FileGone', message: 'the file is gone' } }, 'a press failed');
  to.error({ err: new RangeError('too far') }, 'a press failed');
  expect(lines[0]?.err).toEqual({ type: 'FileGone', message: 'the file is gone' });
  expect(lines[1]?.err).toMatchObject({ type: 'RangeError', message: 'too far', stack: expect.any(String) as string });
});

const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('an error in the log', () => {
  it.each([
    ['JSON that could not be read', () => thrown(() => JSON.parse('planted words'))],
    ['an address that is none', () => thrown(() => new URL('planted words'))],
    [
      'input of another form',
      () => thrown(() => z.strictObject({ a: z.enum(['b']) }).parse({ planted: 1, a: 'planted' })),
    ],
    ['a key of MongoDB', () => new Error('E11000 duplicate key error collection: c dup key: { k: "planted words" }')],
    ['quoted words', () => new Error('cannot read “planted words” or "planted \\" words" or `planted`')],
    [
      'a request in the error',
      () => Object.assign(new Error('failed'), { config: { data: 'planted' }, input: 'planted' }),
    ],
    ['further lines', () => new Error('failed\nplanted words\n    planted')],
    ['a cause', () => new Error('failed', { cause: Object.assign(new Error('“planted”'), { body: 'planted' }) })],
    ['no error at all', () => 'planted words'],
  ])('has no words of people: %s', (_name, error) => {
    const { lines, to } = logging();
    to.error({ err: error() }, 'a press failed');
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(lines[0]?.err?.type).toBeTruthy();
  });

  it('still says what and where: the system’s code and path, and the places', () => {
    const error = thrown(() => readFileSync('/nowhere/at-all'));
    expect(safeError(error)).toMatchObject({ type: 'Error', code: 'ENOENT', message: /open '\/nowhere\/at-all'/ });
    expect(safeError(error).stack).toContain('log.test.ts');
  });
});

describe('a fault that repeats', () => {
  it('is logged once with its code, and summed up once a minute with the references that people were given', () => {
    const { lines, log, minute } = logging();
    for (let i = 0; i < 500; i += 1) log.error({ err: new Error('no'), reference: `r${i}` }, 'a request failed');
    log.error({ err: new RangeError('another') }, 'a request failed');
    expect(lines.map(({ code }) => code)).toEqual(['http.failed', 'http.failed']);
    minute();
    expect(lines.slice(2)).toEqual([
      expect.objectContaining({ code: 'fault.repeated', of: 'http.failed', times: 499, level: 'error' }),
    ]);
    expect((lines[2] as { references?: string[] }).references?.slice(0, 2)).toEqual(['r1', 'r2']);
    log.error({ err: new Error('no') }, 'a request failed');
    expect(lines).toHaveLength(4);
    log.error({ err: new Error('no') }, 'a request failed');
    log.flush();
    expect(lines.at(-1)).toMatchObject({ code: 'fault.repeated', times: 1 });
  });

  it('is counted by what it is about: two platforms that refuse are two faults', () => {
    const { lines, log } = logging();
    for (const about of ['slack/T1', 'slack/T2', 'slack/T1']) log.error({ code: 'platform.refused', about }, 'no');
    expect(lines).toHaveLength(2);
  });
});

it('counts faults by their code, repeated ones too, and no warnings', () => {
  const counted: string[] = [];
  const none = () => undefined;
  const log = countingFaults(
    { debug: none, info: none, warn: none, error: none, fatal: none, flush: none },
    (code) => void counted.push(code),
  );
  log.warn({ code: 'store.slow' }, 'a slow write');
  log.warn({}, 'a warning of Node');
  for (let n = 0; n < 2; n += 1) log.error({}, 'a page failed');
  expect(counted).toEqual(['page.failed', 'page.failed']);
});

describe('the codes', () => {
  const root = new URL('../', import.meta.url).pathname;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^features|^cli|^sample|console|faultCodes/.test(name))
    .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
  /** A sentence that is given to `fault`, to `later` (which logs what fails later), or to the log with an error. */
  const SAID =
    /(?:\bfault|\.later)\(\s*'([^']+)'|\{ err(?:: [^{}]*(?:\{[^{}]*\})?[^{}]*)?(?:, [^{}]*)? \},\s*'([^']+)'/g;
  const said = sources
    .flatMap((text) => [...text.matchAll(SAID)].map(([, one, other]) => one ?? other ?? ''))
    // A reason is a word, and no sentence.
    .filter((sentence) => sentence.includes(' '));

  it('name every sentence that the source says of a fault, and no other', () => {
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((sentence) => codeOf(sentence) === OTHER_FAULT)).toEqual([]);
    const all = sources.join('\n');
    expect(Object.keys(FAULT_CODES).filter((sentence) => !all.includes(`'${sentence}'`))).toEqual([]);
  });

  it('are all listed in docs/admin/operating.md', () => {
    const page = readFileSync(join(root, 'docs/admin/operating.md'), 'utf8');
    const codes = new Set<string>([...Object.values(FAULT_CODES), ...Object.keys(EVENT_CODES), OTHER_FAULT]);
    const listed = new Set([...page.matchAll(/^\| `([a-zA-Z.]+)` +\|/gm)].map(([, code = '']) => code));
    expect([...listed].sort()).toEqual([...codes].sort());
  });
});
