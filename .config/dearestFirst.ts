import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, in this order. Where nothing is known of earlier runs, as after `npm ci`, Vitest goes by the
 * size of a file; one of these at the end would keep one core waiting for the other.
 */
const DEAREST = [
  'usecases/badInput',
  'usecases/authority',
  'platforms/slack/card',
  'stories/labels',
  'expressions',
  'platforms/adaptiveCard',
  'stories/repeats',
  'stories/meetingSitting',
  'stories/documentsTwice',
  'app/manualClock',
  'store/sqlite',
  'platforms/mail/contract',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = DEAREST.findIndex((end) => moduleId.endsWith(end));
  return place < 0 ? DEAREST.length : place;
};

export class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
