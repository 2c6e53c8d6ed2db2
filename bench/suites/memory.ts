/** *memory*: what the program takes when it is there, and after ten thousand presses, as the system counts it. */
import { residentMb } from '../support/cost.ts';
import { localDoor, teamsDoor, type Door } from '../support/doors.ts';
import { load } from '../support/load.ts';
import { openRequest, presses } from '../support/presses.ts';
import { passTime, settle, startProgram, type Built, type Running } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { slackDoor } from '../support/slackDoor.ts';
import { learnAddresses } from './press.ts';

const REQUESTS = 12;
const ON_EACH = 833;
const AT_ONCE = 16;
const READY_MB = 100;
const AFTER_MB = 200;

export async function memory(built: Built): Promise<Line[]> {
  const lines: Line[] = [];
  for (const open of [localDoor, teamsDoor, slackDoor]) {
    const door = await open();
    const program = await startProgram(built.main, door.settings);
    try {
      const ready = residentMb(program.child.pid);
      await pressTenThousand(program, door);
      lines.push(lineOf(door, 'when it is there', ready, READY_MB));
      lines.push(lineOf(door, `after ${REQUESTS * ON_EACH} presses`, residentMb(program.child.pid), AFTER_MB));
    } finally {
      await program.stop();
      await door.close();
    }
  }
  return lines;
}

/**
 * Ten thousand within an hour of the clock: what is remembered for minutes is forgotten in between. Cards of each request
 * are edited once, when all of its presses are there.
 */
async function pressTenThousand({ target }: Running, { call, isAccepted }: Door): Promise<void> {
  await learnAddresses(target);
  for (let n = 0; n < REQUESTS; n += 1) {
    const request = await openRequest(target, `memory-${n}`);
    await passTime(target, 'PT5M');
    await load(target, presses(request, ON_EACH, `memory-${n}`).map(call), AT_ONCE, isAccepted);
    await settle(target);
  }
}

const lineOf = ({ name }: Door, when: string, mb: number, most: number): Line => ({
  bench: 'memory',
  what: `${name}, ${when}`,
  rounds: [mb],
  unit: 'MB',
  goal: { atMost: most },
  detail: `${AT_ONCE} at a time, started as people start it, without a flag`,
});
