/** The names of this feature and their types. There are only types here. */
import type * as retain from './rules/retain.ts';
import type * as state from './rules/state.ts';
import type * as view from './cards/view.ts';
import type * as cards from './cards/index.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly retention: state.Retention;
  }
  interface Acts {
    readonly 'retention.preview': NoInputs;
    readonly 'retention.apply': NoInputs;
    readonly 'retention.due': NoInputs;
    readonly 'retention.sweep': retain.Sweep;
    readonly 'retention.remove': retain.RemoveInputs;
  }
  interface Views {
    readonly retention: view.RetentionView;
  }
  interface Cards {
    readonly retention: undefined;
    readonly retentionSoon: cards.Soon;
  }
}
