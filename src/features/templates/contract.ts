/** The names of this feature and their types. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as cards from './cards/templates.ts';
import type * as view from './cards/view.ts';
import type * as queries from './queries/answers.ts';
import type * as state from './rules/state.ts';
import type * as rules from './rules/template.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly templates: state.Template;
  }
  interface Acts {
    readonly 'template.list': NoInputs;
    readonly 'template.show': Inputs<typeof queries.showInputs>;
    readonly 'template.set.preview': Inputs<typeof rules.setInputs>;
    readonly 'template.handedIn': Inputs<typeof queries.handedInInputs>;
    readonly 'template.set': Inputs<typeof rules.setInputs>;
    readonly 'template.reset': Inputs<typeof rules.resetInputs>;
  }
  interface Views {
    readonly template: view.TemplateView;
    readonly templates: readonly view.TemplateView[];
  }
  interface Cards {
    readonly templates: cards.Listed;
    readonly template: cards.OneTemplate;
    readonly templatePreview: cards.Previewed;
    readonly templateFaults: cards.Faulty;
    readonly templateChoice: cards.Handed;
  }
}
