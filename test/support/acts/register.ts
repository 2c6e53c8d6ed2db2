import { endorsement } from './endorsement.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature } from './act.ts';

/** Looking into the register of decisions. */
export const register: Feature = {
  acts: {
    'register.search': act(ANYONE, 'words from to page'),
    'register.export': act(SECRETARIAT, 'format'),
    'person.export': act(ANYONE, 'email'),
    'report.show': act([...REPRESENTATIVES, ...SECRETARIAT], 'year entity format words'),
  },
  scenes: { open: endorsement.scenes['open']!, endorsed: endorsement.scenes['endorsed']! },
};
