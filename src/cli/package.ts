import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { withoutEnd } from '../core/ends.ts';
import { say, type Command } from './command.ts';
import { inRoot, version } from './root.ts';
import { apiOf } from '../platforms/teams/tab/clients.ts';
import { packageFaults, type Files } from './teamsManifest.ts';

const inManifests = (name: string): string => inRoot('manifests', 'teams', name);

/** `package` is a reserved word, hence the name. */
export const packageApp: Command = {
  usage: 'package teams',
  does: 'makes the app package for Teams: --out FILE --developer NAME --website --privacy --terms URL',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'concord-teams.zip' },
        developer: { type: 'string', default: 'Concord' },
        website: { type: 'string' },
        privacy: { type: 'string' },
        terms: { type: 'string' },
      },
    });
    if (positionals[0] !== 'teams') return failed('Say which: package teams');
    const { MICROSOFT_APP_ID: appId = '', PUBLIC_URL: publicUrl = '' } = process.env;
    if (!appId || !publicUrl.startsWith('https://'))
      return failed('MICROSOFT_APP_ID, and PUBLIC_URL with an https address, must be set.');
    const files = teamsPackage({ appId, publicUrl, ...values });
    const faults = packageFaults(files);
    if (faults.length > 0) return failed(faults.join('\n'));
    writeFileSync(values.out, zipped(files));
    say(`${values.out} is ready to be uploaded in the Teams admin centre.`);
    say(
      'Its tab needs one more step in Entra: docs/admin/teams.md, “The tab”. Without it the tab shows the way to a browser.',
    );
    if (!values.privacy || !values.terms)
      say('It names PUBLIC_URL as the address of your privacy notice and terms of use: give --privacy and --terms.');
    return 0;
  },
};

function failed(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}

export interface Filling {
  readonly appId: string;
  readonly publicUrl: string;
  readonly developer: string;
  readonly website?: string | undefined;
  readonly privacy?: string | undefined;
  readonly terms?: string | undefined;
}

/** The filled-in files of the package. */
export function teamsPackage({ appId, publicUrl, developer, website, privacy, terms }: Filling): Files {
  const base = withoutEnd(publicUrl, /\//);
  const values: Readonly<Record<string, string>> = {
    APP_ID: appId.toLowerCase(),
    DEVELOPER: developer,
    WEBSITE: website ?? base,
    PRIVACY: privacy ?? base,
    TERMS: terms ?? base,
    PUBLIC_HOST: new URL(base).hostname,
    BASE: base,
    TAB_API: apiOf(new URL(base).host, appId.toLowerCase()),
    VERSION: version(),
  };
  /** Escapes a value as JSON, because a name may contain a quotation mark. */
  const put = (_all: string, name: string): string => JSON.stringify(values[name] ?? `{{${name}}}`).slice(1, -1);
  const filled = readFileSync(inManifests('manifest.json'), 'utf8').replace(/\{\{(\w+)\}\}/g, put);
  const asIs = ['fr.json', 'color.png', 'outline.png'].map((name) => [name, readFileSync(inManifests(name))]);
  return { 'manifest.json': Buffer.from(filled), ...(Object.fromEntries(asIs) as Files) };
}

/** Packs the files. The archive's timestamps are fixed, so the same files give the same bytes. */
export const zipped = (files: Files): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new Uint8Array(bytes)])), {
    level: 9,
    mtime: new Date(1980, 0, 1),
  });
