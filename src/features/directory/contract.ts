/** The names of this feature, and the types behind them: what is stored, asked for, looked at and drawn. Nothing at run time. */
import type { Inputs } from '../../core/inputs.ts';
import type * as imports from './rules/import.ts';
import type * as roll from './rules/roll.ts';
import type * as identities from './rules/identities.ts';
import type * as away from './rules/away.ts';
import type * as chair from './rules/chair.ts';
import type * as stranger from './cards/stranger.ts';
import type * as state from './rules/state.ts';
import type * as cardsAway from './cards/away.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly roll: state.RollState;
  }
  interface Acts {
    readonly 'roll.show': NoInputs;
    readonly 'roll.import': Inputs<typeof imports.importInputs>;
    readonly 'roll.set': Inputs<typeof roll.setInputs>;
    readonly 'roll.remove': Inputs<typeof roll.removeInputs>;
    readonly 'roll.link': Inputs<typeof identities.linkInputs>;
    readonly 'roll.linked': Inputs<typeof identities.linkedInputs>;
    readonly 'roll.unlinked': Inputs<typeof identities.unlinkedInputs>;
    readonly 'roll.stranger': Inputs<typeof away.strangerInputs>;
    readonly 'away.set': Inputs<typeof away.awayInputs>;
    readonly 'away.clear': Inputs<typeof away.clearInputs>;
    readonly 'away.form': NoInputs;
    readonly 'language.set': Inputs<typeof away.languageInputs>;
    readonly 'rmc.chair': Inputs<typeof chair.chairInputs>;
  }
  interface Views {
    readonly roll: view.RollView;
  }
  interface Cards {
    readonly stranger: stranger.Stranger;
    readonly linkEnded: stranger.Ended;
    readonly roll: undefined;
    readonly rollImport: { readonly preview?: state.ImportView };
    readonly awayForm: undefined;
    readonly awaySet: cardsAway.AwaySet;
  }
}
