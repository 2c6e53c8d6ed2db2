/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type * as help from './cards/help.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Acts {
    readonly home: NoInputs;
    readonly help: NoInputs;
    readonly 'page.show': NoInputs;
  }
  interface Views {
    readonly home: view.HomeView;
  }
  interface Cards {
    readonly home: undefined;
    readonly welcome: undefined;
    readonly help: undefined;
    readonly page: undefined;
    readonly suggestions: help.Unknown;
  }
}
