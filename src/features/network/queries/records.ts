/** The settings in the shape of the contract's records. */
import type { RecordReader } from '../../../kit/records.ts';

const settings: RecordReader = async ({ read }) => {
  const found = await read.load('settings', 'settings');
  return found ? [found] : [];
};

export const records = { settings };
