/**
 * The administrators' program: `npm run concord -- COMMAND`, or `node dist/cli.js COMMAND`, which needs only the built
 * files.
 */
import { main } from './commands.ts';
import { WrongSettings } from '../runtime/config.ts';
import { CopyRefused } from '../store/transfer/transfer.ts';
import { StoreUnusable } from '../store/store.ts';

/** Faults that people can put right are shown by their message alone, and so are wrong options. */
const isExpected = (error: unknown): error is Error =>
  [WrongSettings, StoreUnusable, CopyRefused].some((kind) => error instanceof kind) ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not use it',
  EISDIR: 'is a folder, and a file is needed',
  ENOTDIR: 'is not in a folder',
};
/** A file that an administrator named and that cannot be used, in words. */
function fileFault(error: unknown): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  return path === undefined || FILE_FAULTS[code] === undefined ? undefined : `${path}: ${FILE_FAULTS[code]}.`;
}

// The reader of a pipe has ended (`concord audit | head`): this is not a fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${isExpected(error) ? error.message : (fileFault(error) ?? String(error))}\n`);
    process.exitCode = 1;
  },
);
