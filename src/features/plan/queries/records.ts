/** The work plan in the shape of the contract's records: each activity with its figures. */
import { bookOf } from './views.ts';
import type { RecordReader } from '../../../kit/records.ts';

const plan: RecordReader = async ({ read, target }) => {
  const [found, book] = await Promise.all([
    target === undefined ? read.list('plan') : read.load('plan', target).then((one) => (one ? [one] : [])),
    bookOf(read),
  ]);
  return found.map((a) => ({
    ...a,
    indicators: book.figures.filter(({ activity }) => activity === a.target),
  }));
};

const indicators: RecordReader = async ({ read }) => (await bookOf(read)).figures;
const planBook: RecordReader = async ({ read }) => [await bookOf(read)];

export const records = { plan, indicators, planBook };
