/** The whole program is killed while people press and cards go out: nothing that was answered is lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../.config/build.mjs';
import { startProgram, wait, type Program } from '../support/program.ts';

const KILLS = 100;
/** A new request is opened in every so many lives. */
const LIVES_A_REQUEST = 5;
const AT_ONCE = 8;

interface Person {
  readonly id: string;
  readonly role: string;
  readonly entity: string;
}
interface Told {
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
  readonly target?: string;
}
interface Pressed {
  readonly by: string;
  readonly body: Record<string, unknown>;
  readonly told: Told;
}

const folder = mkdtempSync(join(tmpdir(), 'concord-kill-'));
beforeAll(() => build());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Presses until the program dies; keeps what was answered. */
async function pressUntilKilled(
  program: Program,
  life: number,
  people: readonly Person[],
  requests: readonly string[],
  kept: Pressed[],
): Promise<void> {
  let turn = 0;
  const hand = async (): Promise<void> => {
    for (;;) {
      const n = (turn += 1);
      const by = people[(n * 7 + life) % people.length]?.id ?? '';
      const verb =
        ['endorsement.endorse', 'endorsement.abstain', 'endorsement.comment', 'endorsement.needTime'][n % 4] ?? '';
      const body = {
        verb,
        target: requests[n % requests.length],
        inputs: { text: `life ${life}, press ${n}` },
        eventId: `press-${life}-${n}`,
      };
      const answer = await program.call('POST', `/local/people/${by}/act`, body).catch(() => undefined);
      if (!answer) return;
      expect(answer.status).toBe(200);
      kept.push({ by, body, told: answer.body as Told });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

const records = async (program: Program, kind: string): Promise<Record<string, unknown>[]> =>
  (await program.call('GET', `/local/records?network=una&kind=${kind}`)).body as Record<string, unknown>[];

test(`killed ${KILLS} times, it loses no answered press, no notice and no number`, { timeout: 600_000 }, async () => {
  const kept: Pressed[] = [];
  const requests: string[] = [];
  let representatives: readonly Person[] = [];
  for (let life = 1; life <= KILLS; life += 1) {
    const program = await startProgram(folder);
    if (life === 1) {
      const all = (await program.call('GET', '/local/people?network=una')).body as Person[];
      representatives = all.filter(({ role }) => role === 'focalPoint' || role === 'alternate');
    }
    if (life % LIVES_A_REQUEST === 1) {
      const body = {
        verb: 'endorsement.open',
        inputs: { title: `Request ${life}`, documentUrl: `https://un.example/${life}` },
        eventId: `open-${life}`,
      };
      const told = (await program.call('POST', '/local/people/una-1/act', body)).body as Told;
      requests.push(told.target ?? '');
      kept.push({ by: 'una-1', body, told });
    }
    const pressing = pressUntilKilled(program, life, representatives, requests, kept);
    await wait((life * 37) % 150);
    program.signal('SIGKILL');
    await Promise.all([pressing, program.ended]);
  }

  const program = await startProgram(folder);
  try {
    await program.call('POST', '/local/settle', {});
    // Every answered press is stored: the same event gets the same words again, and there is one audit line of it.
    const audit = await records(program, 'audit');
    expect(audit.map(({ seq }) => seq)).toEqual(audit.map((_, i) => i + 1));
    const before = audit.length;
    for (const { by, body, told } of kept) {
      const again = (await program.call('POST', `/local/people/${by}/act`, body)).body as Told;
      expect({ ok: again.ok, message: again.message, target: again.target }).toEqual({
        ok: told.ok,
        message: told.message,
        target: told.target,
      });
    }
    expect(await records(program, 'audit')).toHaveLength(before);
    expect(kept.length).toBeGreaterThan(KILLS);

    // Each reader has each request once, and everything ends once with a number of its own.
    await program.call('POST', '/local/clock', { advance: 'P20D' });
    const numbers = (await records(program, 'register')).map(({ number }) => number);
    expect(numbers).toEqual(requests.map((_, i) => `UNA/2026/${i + 1}`));
    for (const { id } of representatives) {
      const chat = (await program.call('GET', `/local/people/${id}/messages`)).body as {
        kind: string;
        target: string;
      }[];
      for (const kind of ['request', 'outcome'])
        expect(
          chat
            .filter((m) => m.kind === kind)
            .map((m) => m.target)
            .sort(),
        ).toEqual([...requests].sort());
    }
  } finally {
    program.signal('SIGTERM');
    await program.ended;
  }

  const checked = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('../../src/cli/cli.ts', import.meta.url)), 'audit'],
    {
      env: { PATH: process.env['PATH'], CONCORD_DATA: folder },
      encoding: 'utf8',
    },
  );
  expect(checked.stdout + checked.stderr).toMatch(/^una: \d+ lines, all in order/);
  expect(checked.status).toBe(0);
});
