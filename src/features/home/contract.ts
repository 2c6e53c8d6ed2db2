/** The names of this feature, and the types behind them: what is stored, asked for, looked at and drawn. Nothing at run time. */
import type * as help from './cards/help.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Acts {
    readonly home: NoInputs;
    readonly help: NoInputs;
  }
  interface Views {
    readonly home: view.HomeView;
  }
  interface Cards {
    readonly home: undefined;
    readonly welcome: undefined;
    readonly help: undefined;
    readonly suggestions: help.Unknown;
  }
}
