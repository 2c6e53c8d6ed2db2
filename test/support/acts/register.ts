import { endorsement } from './endorsement.ts';
import { act, ANYONE, SECRETARIAT, type Feature } from './act.ts';

/** Looking into the register of decisions. */
export const register: Feature = {
  acts: {
    'register.search': act(ANYONE, 'words from to page'),
    'register.export': act(SECRETARIAT, 'format'),
  },
  scenes: { open: endorsement.scenes['open']!, endorsed: endorsement.scenes['endorsed']! },
};
