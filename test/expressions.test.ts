/**
 * What people send may be long, and may be meant to stop the process: no expression, and nothing that reads people's words,
 * takes the square of their length. On the texts here that would be many seconds; what is linear takes milliseconds, so the
 * bound holds on a busy machine too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isolate } from '../src/core/card.ts';
import { networkId, ref } from '../src/core/ids.ts';
import { choice, clean, date, inputReader, maybeLinks, words } from '../src/core/inputs.ts';
import { readActions } from '../src/features/meetings/rules/actions.ts';
import { shorten } from '../src/platforms/adaptiveCard/cut.ts';
import { isPlain, runs } from '../src/platforms/adaptiveCard/words.ts';
import { answered, wordsOf, type Activity } from '../src/platforms/teams/activity.ts';
import { plainOf } from '../src/platforms/teams/plain.ts';
import * as slack from '../src/platforms/slack/markup.ts';
import { readSheet } from '../src/kit/sheet.ts';
import { phrase } from '../src/i18n/phrase.ts';
import { NOW, roll, settings } from './support/builders.ts';
import { parse } from './support/features.ts';

const BOUND_MS = 700;
const LONG = 60_000;

/** The processor's time, of three tries the shortest: what else the machine does is no matter. In milliseconds. */
function shortest(work: () => unknown, bound = BOUND_MS): number {
  let best = Infinity;
  for (let i = 0; i < 3 && best > bound; i += 1) {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
/** The same of work that goes on after it has begun. */
async function shortestOf(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 3 && best > BOUND_MS; i += 1) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
const long = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

const SRC = new URL('../src/', import.meta.url);
/** Reads what a library wrote, or runs once over a text of our own. */
const OWN: readonly string[] = [
  'kit/documents/build.ts',
  // An officer's template, of which each part was found to be well-formed before: there every tag that opens is closed.
  ...['parts', 'marks', 'turned'].map((name) => `kit/documents/template/${name}.ts`),
];

function expressionsIn(file: string): string[] {
  const parsed = ts.createSourceFile(file, readFileSync(new URL(file, SRC), 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    node.forEachChild(walk);
  };
  walk(parsed);
  return found;
}

/** What takes the square of the length takes at a tenth of it a hundredth of the time. */
const TENTH = { length: LONG / 10, bound: BOUND_MS / 100 / 3 };

/** Texts of which an expression that looks twice at one place may make too much: its own signs, again and again. */
function hostileTo(source: string, length: number): string[] {
  const signs = source.split(/\\[a-zA-Z]|[\\^$*+?()[\]{}|]|\d,\d*/).filter(Boolean);
  const own = [...new Set(signs.map((sign) => sign.slice(0, 30)))].slice(0, 8);
  const all = [...own, 'a', '1', ' ', '\n', '\u0301'];
  const many = (part: string): string => long(part, length);
  return all.flatMap((sign) => [
    `${many(sign)}\u0001`,
    ...own.flatMap((other) => [
      `${other}${many(sign)}\u0001`,
      `${many(other + sign)}\u0001`,
      `a${other}${many(sign)}${other}`,
    ]),
  ]);
}

/** The text is tried in full only where a tenth of it is not read in a moment. */
function isSlow(expression: RegExp, source: string): boolean {
  const took = (text: string, bound: number): boolean => shortest(() => text.replace(expression, ''), bound) > bound;
  return hostileTo(source, TENTH.length).some(
    (text, n) => took(text, TENTH.bound) && took(hostileTo(source, LONG)[n] ?? '', BOUND_MS),
  );
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !OWN.includes(file));

it('no expression takes the square of the length of what it reads', () => {
  const all = new Map(files.flatMap((file) => expressionsIn(file).map((found) => [found, file] as const)));
  const slow = [...all].filter(([text]) => {
    const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
    return isSlow(new RegExp(source, flags.includes('g') ? flags : `${flags}g`), source);
  });
  expect(slow).toEqual([]);
}, 120_000);

const network = { id: networkId('una'), roll: roll({ entities: ['UNHCR'] }), settings: settings() };
const inHtml = (content: string): Activity => ({
  type: 'message',
  text: content,
  recipient: { id: '28:bot' },
  entities: [{ type: 'mention', text: '<at>Concord</at>', mentioned: { id: '28:bot' } }],
  attachments: [{ contentType: 'text/html', content }],
});
const fields = inputReader({ text: words(), links: maybeLinks(10), on: date(), which: choice(['one', 'two']) });

describe('what people send, however long', () => {
  const hostile = [
    ...['<', '<blockquote ', '</blockquote', '<at>', '&#', ' ', '\n ', ' \t', '.', '!', '\'"', '-', ';', ', ', '|'],
    '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1">',
    ...['<mailto:', '<@', '<!', '<https://a|', '\u2066', '\u202e', '{{', '\u0301', '\ud800', '\u200d', 'https://a/,'],
    ...['UNHCR: ', 'by ', '2026-12-15 ', '(', '*', '_', '`', '[](', '1) '],
  ];
  const reads: Readonly<Record<string, (text: string) => unknown>> = {
    'a message of Teams': (text) => wordsOf(inHtml(text)),
    'what a message of Teams answers': (text) => answered(inHtml(text)),
    'a message to be sent to the network': plainOf,
    'a message of Slack': (text) => Object.values(slack).map((read: unknown) => isReader(read) && read(text)),
    'typed words': (text) => parse(text),
    'typed words of a command': (text) => parse(`endorsement ${text} list`),
    'a form': (text) => fields({ text, links: text, on: text, which: text }),
    'what is kept': clean,
    'a table': (text) => readSheet(text, { email: ['email'] }, { columns: ['email'], say: phrase('roll.notCsv') }),
    'words on a card': (text) => [isolate(text), runs(text), isPlain(text), shorten(text, 200)],
  };
  it.each(Object.entries(reads))(
    '%s is read in a moment',
    async (_what, read) => {
      const slow: string[] = [];
      // One after the other: a table is read in turns, and each is waited for.
      for (const part of hostile) if ((await shortestOf(() => read(long(part, 50_000)))) > BOUND_MS) slow.push(part);
      expect(slow).toEqual([]);
    },
    60_000,
  );

  it('actions of a meeting are, as long as the form lets them be', () => {
    const read = (text: string): unknown =>
      readActions(
        text,
        { target: ref('M-1') },
        1,
        { receivedAt: NOW, actor: { zone: 'America/New_York' } },
        network as never,
      );
    const lines = hostile.map((part) => `UNHCR: x${long(part, 3_900)}y 2026-12-15`);
    expect(lines.filter((line) => shortest(() => read(line)) > BOUND_MS)).toEqual([]);
  });
});

const isReader = (read: unknown): read is (text: string) => unknown => typeof read === 'function' && read.length === 1;
