/** Documents as an officer gets them, read as text. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { schemaFaults, type Schema } from './jsonSchema.ts';
import type { World } from './world.ts';

/** The record of a request as text. */
export const recordOf = async (w: World, target: string): Promise<string> =>
  (await exported(w, target, 'txt')).replace(/\s+/g, ' ');

async function exported(w: World, target: string, format: 'txt' | 'json'): Promise<string> {
  const { card } = await w.officer.press('endorsement.export', target, { format });
  const url = new RegExp(`http:[^"]*?/files/[^"]+[.]${format}`).exec(JSON.stringify(card))?.[0] ?? '';
  return (await fetch(url)).text();
}

export interface CameInJson {
  readonly entity: string;
  readonly state: string;
  readonly counted?: {
    readonly at: string;
    readonly person?: string;
    readonly way?: string;
    readonly address?: string;
    readonly handedAt?: string;
    readonly proof: string;
  };
  readonly cameBack: readonly {
    readonly person?: string;
    readonly address?: string;
    readonly at: string;
    readonly reason: string;
    readonly words?: string;
    readonly isAfterEnd: boolean;
  }[];
}

const schema = JSON.parse(readFileSync(new URL('../../docs/record.schema.json', import.meta.url), 'utf8')) as Schema;

/** How the request came to each entity, as data. It is in the published form, and each of its facts stands in the text. */
export async function reachInJson(w: World, target: string): Promise<readonly CameInJson[]> {
  const data = JSON.parse(await exported(w, target, 'json')) as { readonly reach: readonly CameInJson[] };
  expect(schemaFaults(data, schema)).toEqual([]);
  const lines = (await exported(w, target, 'txt')).split('\n');
  for (const { entity, counted, cameBack } of data.reach) {
    const line = lines.find((one) => one.startsWith(`${entity}\t`) && /reached|asked|not known/.test(one)) ?? '';
    const said = [
      ...[counted?.person, counted?.address],
      ...(counted ? [inNewYork(counted.address === undefined ? counted.at : (counted.handedAt ?? ''))] : []),
      ...cameBack.flatMap(({ person, address, at, words }) => [person, address, inNewYork(at), words]),
    ];
    for (const words of said) expect(line).toContain(words ?? '');
    expect(line.match(/came back/g) ?? []).toHaveLength(cameBack.length);
  }
  return data.reach;
}

/** As the record has it: `24 Nov 2026, 09:00` */
const inNewYork = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'America/New_York', hourCycle: 'h23', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(new Date(at));
