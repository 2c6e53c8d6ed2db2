/** The names of this feature and their types. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as cards from './cards/index.ts';
import type * as view from './cards/view.ts';
import type * as erase from './rules/erase.ts';
import type * as queries from './queries/personalData.ts';

declare module '../../core/contract.ts' {
  interface Acts {
    readonly 'person.export': Inputs<typeof queries.exportInputs>;
    readonly 'person.clean': erase.EraseInputs;
    readonly 'person.remove': erase.CleanInputs;
    readonly 'person.forget': Pick<erase.CleanInputs, 'person' | 'words'>;
  }
  interface Views {
    readonly personalData: view.PersonalData;
  }
  interface Cards {
    readonly personalData: cards.Asked;
  }
}
