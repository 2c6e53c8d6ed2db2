/**
 * The floor of a press: the least that any bot on this server and this store must do. A bare Express handler reads the
 * JSON, does one durable write of `WRITE_BYTES`, and answers what the product answered to such a press (the file
 * `ANSWER`): the same card every time, with nothing decided and nothing drawn.
 */
import express from 'express';
import { answer, read, write } from './write.ts';

const app = express();
app.disable('etag');
app.disable('x-powered-by');
app.get('/readyz', (_req, res) => void res.json({ ok: true }));
app.post('/local/people/:id/act', express.json(), async (req, res) => {
  const { verb } = req.body as { verb: unknown };
  if (typeof verb !== 'string') return void res.status(400).json({ ok: false });
  await write();
  res.json(answer);
});

const server = app.listen(Number(read('PORT')), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
