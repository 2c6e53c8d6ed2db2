/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as files from './cards/files.ts';
import type * as cards from './cards/plan.ts';
import type * as preview from './cards/preview.ts';
import type * as view from './cards/view.ts';
import type * as queries from './queries/answers.ts';
import type * as built from './rules/build.ts';
import type * as adoption from './rules/adopt.ts';
import type * as plan from './rules/plan.ts';
import type * as state from './rules/state.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly plan: state.Activity;
    readonly planBook: state.PlanBook;
  }
  interface Acts {
    readonly 'plan.set': Inputs<typeof plan.setInputs>;
    readonly 'plan.update': Inputs<typeof plan.updateInputs>;
    readonly 'plan.show': Inputs<typeof queries.showInputs>;
    readonly 'plan.export': Inputs<typeof queries.exportInputs>;
    readonly 'plan.indicator': Inputs<typeof plan.indicatorInputs>;
    readonly 'plan.adopt': Inputs<typeof adoption.adoptInputs>;
    readonly 'plan.put': adoption.PutInputs;
    readonly 'plan.adopted': adoption.AdoptedInputs;
    readonly 'plan.build.preview': NoInputs;
    readonly 'plan.build': NoInputs;
    readonly 'plan.add': built.AddInputs;
    readonly 'plan.due': NoInputs;
    readonly 'plan.left': plan.LeftInputs;
    readonly 'plans.entityLeft': plan.LeftInputs;
  }
  interface Views {
    readonly plan: view.PlanView;
    readonly planActivity: view.ActivityView;
  }
  interface Cards {
    readonly planPage: cards.Paged;
    readonly planActivity: undefined;
    readonly planAsk: cards.Asked;
    readonly planFiles: files.FilesAsked;
    readonly planPreview: preview.PlanPreviewed;
  }
}
