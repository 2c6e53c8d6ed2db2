/** The register's lines in the shape of the contract's records. */
import type { RecordReader } from '../../../kit/records.ts';

/** By the number of the line, or by the reference of what was decided. */
const register: RecordReader = async ({ read, target }) => {
  const lines = (await read.load('register', 'register'))?.lines ?? [];
  return target ? lines.filter((line) => line.decision === target || line.number === target) : lines;
};

export const records = { register };
