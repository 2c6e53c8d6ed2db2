/** The register's lines in the shape of the contract's records. */
import { kindOf, type RegisterLine } from '../rules/enter.ts';
import type { RecordReader } from '../../../kit/records.ts';

/** The target is the number of a line, or the reference of what was decided. */
const register: RecordReader = async ({ read, target }) => {
  const lines = (await read.load('register', 'register'))?.lines ?? [];
  const found = target ? lines.filter((line) => line.decision === target || line.number === target) : lines;
  return found.map(withKind);
};

/** Lines that an earlier version stored have no kind. */
const withKind = (line: RegisterLine): RegisterLine => ({ ...line, kind: kindOf(line) });

export const records = { register };
