import { endorsement } from './endorsement.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature } from './act.ts';

/** Looking into the register of decisions. */
export const register: Feature = {
  acts: {
    'register.search': act(ANYONE, 'words from to route entity state page'),
    'register.show': act(ANYONE, 'number words', { number: 'UNA/2026/1' }),
    'register.review': act(SECRETARIAT, 'number on', { number: 'UNA/2026/1', on: '2027-12-02' }),
    'register.supersede': act(SECRETARIAT, 'number by', { number: 'UNA/2026/1', by: 'UNA/2026/2' }),
    'register.export': act(SECRETARIAT, 'format year'),
    'person.export': act(ANYONE, 'email words'),
    'template.list': act(SECRETARIAT),
    'template.show': act(SECRETARIAT, 'document', { document: 'rmc' }),
    'template.set.preview': act(SECRETARIAT, 'document file upload', { document: 'rmc', upload: 'x' }),
    'template.handedIn': act(SECRETARIAT, 'upload', { upload: 'x' }),
    'template.set': act(SECRETARIAT, 'document file upload', { document: 'rmc', upload: 'x' }),
    'template.reset': act(SECRETARIAT, 'document', { document: 'rmc' }),
    'person.erase.preview': act(SECRETARIAT, 'email words keep take also listed from', { email: 'alt@unicef.example' }),
    'person.erase': act(SECRETARIAT, 'email keep take also listed', { email: 'alt@unicef.example' }),
    'retention.preview': act(SECRETARIAT, ''),
    'retention.apply': act(SECRETARIAT, ''),
    'report.show': act([...REPRESENTATIVES, ...SECRETARIAT], 'year entity format words'),
  },
  scenes: { open: endorsement.scenes['open']!, endorsed: endorsement.scenes['endorsed']! },
};
