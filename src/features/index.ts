/** The list of features. A new one is a line here. Names in its contract that it does not define are reported in this file. */
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
import { retention } from './retention/index.ts';
import { rmc } from './rmc/index.ts';
import { templates } from './templates/index.ts';

/** In the order in which help offers their commands. */
export const FEATURES = [
  home,
  endorsement,
  rmc,
  meetings,
  directory,
  register,
  report,
  templates,
  personalData,
  retention,
  correspondence,
  inputs,
  plan,
  network,
] as const satisfies readonly Feature[];

/** Does not compile when something is missing. The compiler's message names it. */
export const MISSING: NothingMissing<(typeof FEATURES)[number]> = {
  kinds: 'nothing',
  acts: 'nothing',
  views: 'nothing',
  cards: 'nothing',
  commands: 'nothing',
};
