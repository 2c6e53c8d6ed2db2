import { readFileSync } from 'node:fs';
import { buildAll, settle, startProgram, letTimePass } from './support/program.ts';
import { load } from './support/load.ts';
import { asCall, isAccepted, openRequest, presses } from './support/presses.ts';
import { askedOf, startFloor } from './suites/press.ts';
import { percentile } from './support/figures.ts';
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(f[0]) / 1000;
};
const cpuAll = (pid: number) => {
  const s = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(s[11]) + Number(s[12])) * 10000;
};
const built = await buildAll();
const p = await startProgram(built.main);
const fl = process.env['NOFLOOR'] ? undefined : await startFloor(built.server, await askedOf(p));
for (const atOnce of (process.env['LEVELS'] ?? '16,16,1,16,64,1,16,64').split(',').map(Number)) {
  const n = 1040;
  let fm,
    fcpu = 0;
  if (fl) {
    const c = cpu(fl.child.pid!);
    fm = await load(fl.target, presses('E-1', n, 'x').map(asCall), atOnce, isAccepted);
    fcpu = cpu(fl.child.pid!) - c;
  }
  const r = await openRequest(p.target, `p${Math.random()}`);
  await settle(p.target);
  const stop = letTimePass(p.target);
  const c = cpu(p.child.pid!),
    ca = cpuAll(p.child.pid!);
  const m = await load(p.target, presses(r, n, 'x').map(asCall), atOnce, isAccepted);
  const pc = (cpu(p.child.pid!) - c) / n,
    pca = (cpuAll(p.child.pid!) - ca) / n;
  await stop();
  console.log(
    String(atOnce).padStart(3),
    'product',
    Math.round(m.perSecond),
    '/s main',
    pc.toFixed(0),
    'all',
    pca.toFixed(0),
    'us p50',
    percentile(m.took, 0.5).toFixed(2),
    fm
      ? `floor ${Math.round(fm.perSecond)}/s main ${(fcpu / n).toFixed(0)} us p50 ${percentile(fm.took, 0.5).toFixed(2)}`
      : '',
  );
}
await p.stop();
await fl?.stop();
process.exit();
