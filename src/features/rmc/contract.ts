/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { CalendarDate, EntityId, PersonId, Ref } from '../../core/ids.ts';
import type { Inputs } from '../../core/inputs.ts';
import type * as composition from './cards/composition.ts';
import type * as configure from './rules/configure.ts';
import type * as membership from './rules/membership.ts';
import type * as history from './rules/history.ts';
import type * as swaps from './rules/swaps.ts';
import type * as standIn from './rules/standIn.ts';
import type * as outcome from './rules/outcome.ts';
import type * as answers from './queries/answers.ts';
import type * as outcomes from './cards/outcomes.ts';
import type * as rotation from './cards/rotation.ts';
import type * as state from './rules/state.ts';
import type * as notices from './cards/notices.ts';
import type * as cardsSwaps from './cards/swaps.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly terms: state.Rotation;
    readonly outcomes: outcome.RmcOutcome;
  }
  interface Acts {
    readonly 'rmc.show': NoInputs;
    readonly 'rmc.preview': Inputs<typeof answers.previewInputs>;
    readonly 'rmc.export': Inputs<typeof answers.exportInputs>;
    readonly 'rmc.form': NoInputs;
    readonly 'rmc.configure': Inputs<typeof configure.confirmedInputs>;
    readonly 'rmc.configure.preview': Inputs<typeof configure.configureInputs>;
    readonly 'rmc.importHistory': Inputs<typeof history.historyInputs>;
    readonly 'rmc.swap': Inputs<typeof swaps.swapInputs>;
    readonly 'rmc.swapAccept': Inputs<typeof swaps.answerInputs>;
    readonly 'rmc.swapUndo': Inputs<typeof swaps.answerInputs>;
    readonly 'rmc.acknowledge': NoInputs;
    readonly 'rmc.standIn': Inputs<typeof standIn.standInInputs>;
    readonly 'rmc.shareOutcome.preview': Inputs<typeof outcome.shareInputs>;
    readonly 'rmc.shareOutcome': Inputs<typeof outcome.shareInputs>;
    readonly 'rmc.owesOutcome': Inputs<typeof outcome.owesInputs>;
    readonly 'rmc.outcomeDue': NoInputs;
    readonly 'rmc.review': NoInputs;
    readonly 'rmc.due': NoInputs;
    readonly 'rmc.entityLeft': membership.LeftInputs;
  }
  interface Views {
    readonly rmc: view.RmcView;
    readonly rmcComposition: view.CompositionView;
    readonly outcome: view.OutcomeView;
  }
  interface Cards {
    readonly rmc: undefined;
    readonly rmcTerm: rotation.OneTerm;
    readonly rmcPreview: { readonly years?: number };
    readonly rmcFiles: composition.Asked;
    readonly rmcForm: undefined;
    readonly rmcConfigurePreview: { readonly preview: state.ConfigurePreview };
    readonly rmcStays: state.Days & { readonly seat: number };
    readonly rmcMoved: { readonly term: Ref; readonly was: state.Days };
    readonly rmcNotKept: Pick<state.ConfigurePreview, 'broken' | 'moved' | 'lost'>;
    readonly rmcHistory: { readonly preview?: state.HistoryView };
    readonly rmcIncoming: { readonly terms: readonly Ref[] };
    readonly rmcIncomingPast: undefined;
    readonly rmcOutgoing: { readonly terms: readonly Ref[] };
    readonly rmcAhead: { readonly days?: readonly CalendarDate[] };
    readonly rmcTurn: { readonly on: CalendarDate };
    readonly rmcConcerns: { readonly terms: readonly Ref[] };
    readonly rmcNoLonger: notices.Lost;
    readonly rmcTakenOver: { readonly term: Ref; readonly entity: EntityId };
    readonly rmcChairNamed: { readonly name: string; readonly person: PersonId };
    readonly rmcSwapAsked: { readonly swap: number };
    readonly rmcSwapOver: undefined;
    readonly rmcSwapEnded: cardsSwaps.Ended;
    readonly rmcOutcome: undefined;
    readonly rmcOutcomePreview: outcomes.OutcomePreview;
    readonly rmcOutcomeOwed: undefined;
    readonly rmcOutcomeReminder: undefined;
    readonly rmcOutcomeMissing: undefined;
  }
}
