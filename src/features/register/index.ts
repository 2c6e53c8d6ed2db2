/** The register of decisions [ToR 3.b.iii]. */
import { enter } from './rules/enter.ts';
import { exportInputs, exportRegister, search, searchInputs } from './queries/answers.ts';
import { look, single, trusted, type ActTable } from '../../kit/acts.ts';

export const registerVerbs = {
  'register.search': look('anyone', searchInputs, search),
  'register.export': look('secretariat', exportInputs, exportRegister),
  'register.enter': { ...single('register', 'concord', {}, enter as never), ...trusted() },
} satisfies ActTable;
