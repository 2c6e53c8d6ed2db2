/**
 * The physical floor: `node:http`, one shared commit, and the bytes that the product sends. Nobody is checked, nothing is
 * decided and nothing is drawn.
 */
import { Agent, createServer, request } from 'node:http';
import { answer, endWith, read, textOf, together } from './row.mjs';

const write = together();
const agent = new Agent({ keepAlive: true });
const isSlack = answer.update !== undefined;
const bytes = Buffer.from(JSON.stringify(isSlack ? answer.update : answer));
const JSON_TYPE = { 'Content-Type': 'application/json' };

function update() {
  const headers = { ...JSON_TYPE, 'Content-Length': bytes.length, Authorization: `Bearer ${answer.token}` };
  request(`${answer.api}chat.update`, { method: 'POST', agent, headers }, (got) => got.resume()).end(bytes);
}

async function pressed(req, res) {
  const text = await textOf(req);
  if (text === '') return void res.writeHead(400).end();
  await write();
  if (!isSlack) return void res.writeHead(200, JSON_TYPE).end(bytes);
  res.writeHead(200).end();
  update();
}

const server = createServer((req, res) => {
  if (req.method === 'GET') res.writeHead(200).end();
  else void pressed(req, res);
});
server.listen(Number(read('PORT')), '127.0.0.1');
endWith(server);
