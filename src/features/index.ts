/** The features. A new one is a line here; what its contract names and it does not bring is an error in this file. */
import type { Feature, NothingMissing } from '../kit/feature.ts';
import { correspondence } from './correspondence/index.ts';
import { directory } from './directory/index.ts';
import { endorsement } from './endorsement/index.ts';
import { home } from './home/index.ts';
import { inputs } from './inputs/index.ts';
import { meetings } from './meetings/index.ts';
import { network } from './network/index.ts';
import { personalData } from './personalData/index.ts';
import { plan } from './plan/index.ts';
import { register } from './register/index.ts';
import { report } from './report/index.ts';
import { rmc } from './rmc/index.ts';

/** In the order in which their commands are offered. */
export const FEATURES = [
  home,
  endorsement,
  rmc,
  meetings,
  directory,
  register,
  report,
  personalData,
  correspondence,
  inputs,
  plan,
  network,
] as const satisfies readonly Feature[];

/** Does not compile as soon as something is missing: the compiler names it here. */
export const MISSING: NothingMissing<(typeof FEATURES)[number]> = {
  kinds: 'nothing',
  acts: 'nothing',
  views: 'nothing',
  cards: 'nothing',
  commands: 'nothing',
};
