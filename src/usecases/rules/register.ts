/** The register of decisions [ToR 3.b.iii]. */
import { enter } from '../../domain/register.ts';
import { exportInputs, exportRegister, search, searchInputs } from '../register.ts';
import { look, single, trusted, type Verb } from '../verbs.ts';

export const registerVerbs: Readonly<Record<string, Verb>> = {
  'register.search': look('anyone', searchInputs, search),
  'register.export': look('secretariat', exportInputs, exportRegister),
  'register.enter': { ...single('register', 'concord', {}, enter as never), ...trusted() },
};
