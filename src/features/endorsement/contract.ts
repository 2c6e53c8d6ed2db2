/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Ref } from '../../core/ids.ts';
import type { Inputs } from '../../core/inputs.ts';
import type * as files from './cards/files.ts';
import type * as open from './rules/open.ts';
import type * as positions from './rules/positions.ts';
import type * as enterFor from './rules/enterFor.ts';
import type * as contest from './rules/contest.ts';
import type * as membership from './rules/membership.ts';
import type * as change from './rules/change.ts';
import type * as close from './rules/close.ts';
import type * as conclude from './rules/conclude.ts';
import type * as queries from './queries/answers.ts';
import type * as notices from './cards/notices.ts';
import type * as receipt from './cards/receipt.ts';
import type * as reached from './cards/reached.ts';
import type * as state from './rules/state.ts';
import type * as compose from './cards/compose.ts';
import type * as view from './cards/view.ts';
import type * as recordView from './cards/recordView.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly endorsements: state.Endorsement;
  }
  interface Acts {
    readonly 'endorsement.compose': Inputs<typeof queries.composeInputs>;
    readonly 'endorsement.open.preview': Inputs<typeof open.openInputs>;
    readonly 'endorsement.open': Inputs<typeof open.openInputs>;
    readonly 'input.endorse': Inputs<typeof open.openInputs>;
    readonly 'input.endorse.preview': Inputs<typeof open.openInputs>;
    readonly 'plan.endorse': Inputs<typeof open.openInputs>;
    readonly 'plan.endorse.preview': Inputs<typeof open.openInputs>;
    readonly 'endorsement.endorse': Inputs<typeof positions.endorseInputs>;
    readonly 'endorsement.abstain': Inputs<typeof positions.endorseInputs>;
    readonly 'endorsement.recuse': Inputs<typeof positions.recuseInputs>;
    readonly 'endorsement.object': Inputs<typeof positions.objectInputs>;
    readonly 'endorsement.requestDiscussion': Inputs<typeof positions.requestInputs>;
    readonly 'endorsement.withdrawObjection': Inputs<typeof positions.withdrawInputs>;
    readonly 'endorsement.withdrawRequest': Inputs<typeof positions.withdrawInputs>;
    readonly 'endorsement.needTime': Inputs<typeof positions.needTimeInputs>;
    readonly 'endorsement.comment': Inputs<typeof positions.commentInputs>;
    readonly 'endorsement.enterFor': Inputs<typeof enterFor.enterForInputs>;
    readonly 'endorsement.contest': Inputs<typeof contest.contestInputs>;
    readonly 'endorsement.correct': Inputs<typeof change.correctInputs>;
    readonly 'endorsement.challengeCorrection': Inputs<typeof change.challengeInputs>;
    readonly 'endorsement.revise.preview': Inputs<typeof change.reviseInputs>;
    readonly 'endorsement.revise': Inputs<typeof change.reviseInputs>;
    readonly 'endorsement.extend': Inputs<typeof change.extendInputs>;
    readonly 'endorsement.closeUnreached': Inputs<typeof close.closeUnreachedInputs>;
    readonly 'endorsement.retry': NoInputs;
    readonly 'endorsement.withdraw': Inputs<typeof change.withdrawRequestInputs>;
    readonly 'endorsement.show': Inputs<typeof queries.showInputs>;
    readonly 'endorsement.export': Inputs<typeof queries.exportInputs>;
    readonly 'endorsement.list': Inputs<typeof queries.listInputs>;
    readonly 'endorsement.due': NoInputs;
    readonly 'endorsement.replan': NoInputs;
    readonly 'endorsement.numbered': Inputs<typeof close.numberedInputs>;
    readonly 'endorsement.onAgenda': Inputs<typeof close.onAgendaInputs>;
    readonly 'endorsement.waitsForMeeting': Inputs<typeof close.waitsInputs>;
    readonly 'endorsement.concluded': conclude.ConcludeInputs;
    readonly 'endorsement.lifted': conclude.LiftedInputs;
    readonly 'endorsement.takenBack': Inputs<typeof conclude.takenBackInputs>;
    readonly 'endorsement.followed': Inputs<typeof conclude.followedInputs>;
    readonly 'endorsement.include': Inputs<typeof close.includeInputs>;
    readonly 'endorsement.reach': NoInputs;
    readonly 'endorsement.looked': Inputs<typeof close.lookedInputs>;
    readonly 'endorsement.redraw': NoInputs;
    readonly 'endorsements.redraw': NoInputs;
    readonly 'endorsement.entityLeft': membership.LeftInputs;
    readonly 'endorsements.entityLeft': membership.LeftInputs;
    readonly 'endorsements.include': Acts['endorsement.include'];
    readonly 'endorsements.replan': Acts['endorsement.replan'];
    readonly 'endorsements.review': Acts['endorsement.reach'];
  }
  interface Views {
    readonly request: view.RequestView;
    readonly requests: view.RequestsPage;
    readonly requestRecord: recordView.RecordView;
  }
  interface Cards {
    readonly openPreview: compose.OpenPreview;
    readonly revisePreview: compose.RevisePreview;
    readonly request: { readonly typed?: string };
    readonly stands: { readonly page?: unknown };
    readonly earlierText: undefined;
    readonly reminder: state.SentReminder;
    readonly reminderPast: undefined;
    readonly objectionAlonePast: undefined;
    readonly objectionAlone: state.SentReminder;
    readonly referred: notices.Referred;
    readonly pairWithdrawn: notices.PairWithdrawn;
    readonly outcome: { readonly meeting?: Ref };
    readonly askDecision: reached.Entities;
    readonly unreached: reached.Unreached;
    readonly cameBack: reached.Entities;
    readonly needTime: notices.NeedTime;
    readonly objectionNoted: notices.ObjectionNoted;
    readonly withoutEffect: reached.WithoutEffect;
    readonly enteredFor: reached.EnteredFor;
    readonly contested: reached.Contested;
    readonly positionReceipt: receipt.Receipt;
    readonly closesOnDayOff: undefined;
    readonly corrected: notices.Corrected;
    readonly challenged: notices.Challenged;
    readonly extended: notices.Extended;
    readonly withdrawnNotice: notices.Withdrawn;
    readonly waitsForMeeting: { readonly item: Ref };
    readonly requests: { readonly state?: state.RequestState; readonly all?: true; readonly page?: number };
    readonly offerButtons: { readonly typed?: string };
    readonly compose: compose.Compose;
    readonly requestFiles: files.Asked;
  }
}
