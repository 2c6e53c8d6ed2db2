/** What a line of the log says of a fault. */
import { expect, it } from 'vitest';
import { createLogger } from '../src/runtime/log.ts';

it('keeps the kind of a fault that was made fit for the log, and makes an error fit itself', () => {
  const lines: { err: { type: string; message: string; stack?: string } }[] = [];
  const log = createLogger('info', {
    write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]),
  });
  log.error({ err: { type: 'FileGone', message: 'the file is gone' } }, 'a press failed');
  log.error({ err: new RangeError('too far') }, 'a press failed');
  expect(lines[0]?.err).toEqual({ type: 'FileGone', message: 'the file is gone' });
  expect(lines[1]?.err).toMatchObject({ type: 'RangeError', message: 'too far', stack: expect.any(String) as string });
});
