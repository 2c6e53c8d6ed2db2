/** `concord init`: asks what is needed, tries each answer at once, and writes the settings and what administrators need. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withoutEnd } from '../../core/ends.ts';
import type { SendingPlatform } from '../../core/ids.ts';
import type { Check } from '../../platforms/descriptor.ts';
import { SETTINGS } from '../../runtime/config.ts';
import type { Command } from '../command.ts';
import { teamsPackage, zipped } from '../package.ts';
import { inRoot } from '../root.ts';
import { packageFaults } from '../teamsManifest.ts';
import { administratorsPage } from './administrators.ts';
import { readEnvFile, withSettings, writeEnvFile, type Settings } from './envFile.ts';
import { ADDRESS, madeSettings, NETWORK, PLATFORM_PARTS, STORE, type Part, type Question } from './questions.ts';
import { NoAnswer, openTerminal, type Terminal } from './terminal.ts';
import { faultsIn, tries as tryOut, type Tries } from './tries.ts';

export const init: Command = {
  usage: 'init',
  does: 'asks what is needed, tries each answer, and writes .env and a page for your administrators: --dir FOLDER',
  help: `init [--dir FOLDER]

Asks for the network, its time zone and Secretariat, the platforms and the store. Each answer is tried at once.
Writes into FOLDER (this one, when none is named):
  .env                   the settings, readable by you alone; what stands in it is asked for as it is, and kept
  concord-teams.zip      the app package, with Teams
  concord-slack.yaml     the app's manifest, with Slack
  for-administrators.md  what your Teams and Slack administrators have to do
It can be run again whenever something changes: an empty answer keeps what is there, and "-" takes it out.
Answers can be piped in, one a line. Only Slack's manifest is written before the last answer.`,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { dir: { type: 'string', default: '.' } } });
    const terminal = openTerminal();
    try {
      return await runInit({ folder: values.dir, terminal, tries: tryOut });
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      terminal.say('\nNo settings were written.');
      return 1;
    } finally {
      terminal.close();
    }
  },
};

export interface Init {
  /** Where `.env` and the other files are. It must exist. */
  readonly folder: string;
  readonly terminal: Terminal;
  readonly tries: Tries;
}

/**
 * @returns the exit code: 2 when something was left wrong, 1 when there is no such folder
 * @throws NoAnswer when the input ends; nothing is written then
 */
export async function runInit({ folder, terminal, tries }: Init): Promise<number> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    terminal.say(`There is no folder ${folder}. Make it first.`);
    return 1;
  }
  const file = join(folder, '.env');
  const before = readEnvFile(file);
  terminal.say(
    existsSync(file)
      ? `${file} is there. An empty answer keeps what stands in it; "-" takes it out.`
      : 'An empty answer takes what stands in brackets.',
  );
  const interview = createInterview(terminal, tries, before);
  await interview.part(NETWORK);
  const wanted = await interview.platforms();
  if (wanted.length > 0) await interview.part(ADDRESS);
  for (const part of wanted) {
    // The app is made from the manifest, and the tokens that are asked for come from the app.
    if (part.manifestFirst)
      terminal.say(`\n${writeSlack(folder, interview.given())} is written: make the app from it.`);
    await interview.part(part, part.platform);
  }
  await interview.part(STORE);
  return writeAll(folder, file, interview.given(), interview.wrong(), terminal);
}

interface Interview {
  /** Asks a part's questions, tries the answers, and asks again if the administrator wants to. */
  part(part: Part, platform?: SendingPlatform): Promise<void>;
  /** Which platforms are wanted. The settings of the others are taken out. */
  platforms(): Promise<(typeof PLATFORM_PARTS)[number][]>;
  given(): Settings;
  /** What was found wrong and left so. */
  wrong(): readonly Check[];
}

function createInterview(terminal: Terminal, tries: Tries, before: Settings): Interview {
  // Mail is tried with the secret, which nobody types.
  const given: Record<string, string> = { ...before, ...madeSettings(before) };
  const wrong = new Map<string, readonly Check[]>();

  const yes = async (question: string, fallback: boolean): Promise<boolean> => {
    for (;;) {
      const answer = (await terminal.ask(`${question} [${fallback ? 'Y/n' : 'y/N'}] `)).toLowerCase();
      if (answer === '') return fallback;
      if (/^(y|yes|n|no)$/.test(answer)) return answer.startsWith('y');
      terminal.say('  Answer y or n.');
    }
  };

  const one = async ({ name, ask, secret, optional, fallback, taken }: Question): Promise<void> => {
    for (;;) {
      const now = given[name] || fallback?.() || '';
      const shown = now === '' ? (optional?.(given) ? ' [none]' : '') : ` [${secret ? 'as it is' : now}]`;
      const typed = await terminal.ask(`${ask}${shown}: `, secret);
      const answer = typed === '-' ? '' : typed || now;
      if (answer === '' && !optional?.(given)) {
        terminal.say('  This is needed.');
        continue;
      }
      const faults = faultsIn(answer === '' ? {} : { [name]: answer }).filter((fault) =>
        fault.startsWith(`${name} must`),
      );
      if (faults.length > 0) {
        terminal.say(faults.map((fault) => `  ${fault}`).join('\n'));
        continue;
      }
      given[name] = answer;
      if (taken && answer === typed) terminal.say(`  ${taken({ [name]: answer })}`);
      return;
    }
  };

  /** What was set is tried with all that is known so far; settings that do not go together are faults like others. */
  const tried = async ({ tries: what, questions }: Part, platform?: SendingPlatform): Promise<readonly Check[]> => {
    const set = Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== '' && name in SETTINGS));
    const names = questions.map(({ name }) => name);
    const faults = faultsIn(set).filter((fault) => names.some((name) => fault.startsWith(name)));
    if (faults.length > 0) return faults.map((words) => ({ what: 'Settings', ok: false, words }));
    if (what === undefined || faultsIn(set).length > 0) return [];
    terminal.say('  Trying it …');
    return tries(what, set, platform).catch((fault: unknown): readonly Check[] => [
      { what: 'The trial', ok: false, words: fault instanceof Error ? fault.message : String(fault) },
    ]);
  };

  return {
    async part(part, platform) {
      terminal.say(`\n${part.title}`);
      if (part.about) terminal.say(`  ${part.about}`);
      for (;;) {
        for (const question of part.questions) {
          if (question.when && !question.when(given)) given[question.name] = '';
          else await one(question);
        }
        const checks = await tried(part, platform);
        for (const { ok, what, words } of checks) terminal.say(`  ${ok ? 'ok   ' : 'wrong'}  ${what}: ${words}`);
        wrong.set(
          part.title,
          checks.filter(({ ok }) => !ok),
        );
        if (checks.every(({ ok }) => ok) || !(await yes('  Answer these again?', true))) return;
      }
    },
    async platforms() {
      terminal.say('\nThe platforms');
      const wanted: (typeof PLATFORM_PARTS)[number][] = [];
      for (const part of PLATFORM_PARTS) {
        const names = part.questions.map(({ name }) => name);
        if (
          await yes(
            `Set up ${part.title}?`,
            names.some((name) => Boolean(given[name])),
          )
        )
          wanted.push(part);
        else for (const name of names) given[name] = '';
      }
      if (wanted.length === 0) terminal.say('  None: the console on this machine is used, to try things out.');
      return wanted;
    },
    given: () => ({ ...given }),
    wrong: () => [...wrong.values()].flat(),
  };
}

/** Writes everything, `.env` last: as long as it is not there, nothing starts with half of it. */
function writeAll(folder: string, file: string, given: Settings, wrong: readonly Check[], terminal: Terminal): number {
  const say = (words: string): void => terminal.say(words);
  const teams = writeTeams(folder, given);
  const hasSlack = Boolean(given['SLACK_BOT_TOKEN'] || given['SLACK_CLIENT_ID']);
  const slackManifest = hasSlack ? writeSlack(folder, given) : undefined;
  const page = join(folder, 'for-administrators.md');
  const left = [...wrong, ...(teams.fault === undefined ? [] : [teams.fault])];
  writeFileSync(page, administratorsPage(given, { teamsPackage: teams.file, slackManifest }, left));
  const text = existsSync(file) ? readFileSync(file, 'utf8') : readFileSync(inRoot('.env.example'), 'utf8');
  writeEnvFile(file, withSettings(text, given));
  say('\nWritten:');
  for (const each of [file, teams.file, slackManifest, page]) if (each !== undefined) say(`  ${each}`);
  if (left.length === 0) say(`\nNow: concord start. Then give ${page} to your administrators.`);
  else say(`\n${left.length} still wrong, as ${page} says. Mend it, or run concord init again.`);
  return left.length === 0 ? 0 : 2;
}

function writeTeams(folder: string, given: Settings): { readonly file?: string; readonly fault?: Check } {
  const { MICROSOFT_APP_ID: appId, PUBLIC_URL: publicUrl } = given;
  if (!appId) return {};
  const what = 'The app package for Teams';
  if (!publicUrl?.startsWith('https://'))
    return { fault: { what, ok: false, words: 'is not made: it names PUBLIC_URL, an https address' } };
  const files = teamsPackage({ appId, publicUrl, developer: 'Concord' });
  const faults = packageFaults(files);
  if (faults.length > 0) return { fault: { what, ok: false, words: faults.join('; ') } };
  const file = join(folder, 'concord-teams.zip');
  writeFileSync(file, zipped(files));
  return { file };
}

/** The manifest with this server's address; with Socket Mode, without any. */
function writeSlack(folder: string, given: Settings): string {
  const file = join(folder, 'concord-slack.yaml');
  const template = readFileSync(inRoot('manifests', 'slack', 'manifest.yaml'), 'utf8');
  writeFileSync(file, slackManifest(template, given));
  return file;
}

/** @param template the manifest with `https://concord.example` in the place of the address */
export function slackManifest(template: string, given: Settings): string {
  const url = given['PUBLIC_URL'];
  const lines = template.split('\n').slice(1);
  if (url) return lines.join('\n').replaceAll('https://concord.example', withoutEnd(url, /\//));
  const kept = lines.filter(
    (line, at) => !/https:\/\/concord\.example/.test(line) && !/^ {2}redirect_urls:/.test(lines[at] ?? ''),
  );
  return kept.join('\n').replace(/^( {2}interactivity:)$/m, '  socket_mode_enabled: true\n$1');
}
