import express from 'express';
import { createServer, request, Agent } from 'node:http';
import Database from 'libsql';
import { localApp } from '/work/main/src/platforms/local/app.ts';
import { openChats } from '/work/main/src/platforms/local/chats.ts';
import { localPlatform } from '/work/main/src/platforms/local/outbound.ts';
import { fakeClock, fakeDoor, requestCard, shown, AMINA } from '/work/main/test/support/localDoor.ts';
import { mkdtempSync } from 'node:fs';
const dir = mkdtempSync('/tmp/lb-');
const db = new Database(dir + '/f.db'); db.exec('PRAGMA journal_mode=WAL'); db.exec('PRAGMA synchronous=FULL'); db.exec('create table t(id integer primary key, b text)');
const ins = db.prepare('insert into t(b) values(?)'); const big='x'.repeat(1500);
const floor = express(); floor.post('/act', express.json(), async (req, res) => { ins.run([big]); res.json({ ok: true, message: 'Done' }); });
const clock = fakeClock(); const chats = openChats({ folder: dir, now: () => clock.now() }); const door = fakeDoor();
let n = 0;
door.answer('endorse', () => { ins.run([big]); n++; return shown({ card: requestCard({ title: 'Endorsed ' + n }), cardName: 'request' }); });
door.answer('plain', () => { ins.run([big]); return shown(); });
const ours = express(); ours.disable('etag'); ours.use(localApp({ door, clock, chats, log: console, sample: true, assets: '/x' }).router);
const listen = (app) => new Promise<number>((r) => { const s = createServer(app).listen(0, '127.0.0.1', () => r((s.address() as any).port)); });
const [fp, op] = [await listen(floor), await listen(ours)];
for (let i = 0; i < 64; i++) await localPlatform({ chats }).send(AMINA, { id: 'm' + i, kind: 'request', card: requestCard(), language: 'en', at: clock.now(), urgent: false });
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const call = (port, path, body) => new Promise<void>((done, failed) => { const r = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (res) => { res.resume(); res.on('end', () => res.statusCode === 200 ? done() : failed(new Error(String(res.statusCode)))); }); r.on('error', failed); r.end(body); });
async function run(port, path, body, at, total = 3000) { let left = total; const t = performance.now(); await Promise.all(Array.from({ length: at }, async (_, i) => { while (left-- > 0) await call(port, path, body(i)); })); return Math.round(total / ((performance.now() - t) / 1000)); }
const plainB = () => JSON.stringify({ verb: 'plain', target: 'E-1', inputs: { comment: 'ok' } });
let rot=0; const cardB = () => JSON.stringify({ verb: 'endorse', inputs: {}, messageId: 'm' + (rot++ % 64) });
for (const at of [1,16,64]) { const best={f:0,p:0,c:0}; await run(fp,"/act",plainB,at,500); for (let k=0;k<14;k++){ best.f=Math.max(best.f, await run(fp,"/act",plainB,at,400)); best.p=Math.max(best.p, await run(op,"/local/people/amina/act",plainB,at,400)); best.c=Math.max(best.c, await run(op,"/local/people/amina/act",cardB,at,400)); } console.log(at, best, (best.p/best.f).toFixed(2), (best.c/best.f).toFixed(2)); }
process.exit(0);
