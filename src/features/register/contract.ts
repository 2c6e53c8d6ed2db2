/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as answers from './queries/answers.ts';
import type * as register from './cards/register.ts';
import type * as decision from './cards/decision.ts';
import type * as enter from './rules/enter.ts';
import type * as notes from './rules/notes.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly register: enter.Register;
  }
  interface Acts {
    readonly 'register.search': Inputs<typeof answers.searchInputs>;
    readonly 'register.export': Inputs<typeof answers.exportInputs>;
    readonly 'register.show': Inputs<typeof answers.showInputs>;
    readonly 'register.review': Inputs<typeof notes.reviewInputs>;
    readonly 'register.supersede': Inputs<typeof notes.supersedeInputs>;
    readonly 'register.due': NoInputs;
    readonly 'register.cameBack': enter.CameBackInputs;
    readonly 'register.enter': enter.EnterInputs;
  }
  interface Views {
    readonly register: view.RegisterView;
    readonly registerPage: view.RegisterPageView;
    readonly registerLine: view.RegisterLineView;
  }
  interface Cards {
    readonly register: register.Search;
    readonly registerFiles: register.RegisterFiles;
    readonly registerDecision: decision.OneDecision;
    readonly reviewDue: decision.OneDecision;
  }
}
