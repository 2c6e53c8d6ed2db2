/** The names of this feature and their types. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as report from './queries/report.ts';
import type * as card from './cards/report.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Acts {
    readonly 'report.show': Inputs<typeof report.reportInputs>;
  }
  interface Views {
    readonly report: view.ReportView;
  }
  interface Cards {
    readonly report: card.Asked;
  }
}
