/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as answerForm from './cards/answerForm.ts';
import type * as fileView from './cards/fileView.ts';
import type * as filesCard from './cards/filesCard.ts';
import type * as forms from './cards/forms.ts';
import type * as handedCard from './cards/handed.ts';
import type * as handedView from './cards/handedView.ts';
import type * as list from './cards/list.ts';
import type * as notices from './cards/notices.ts';
import type * as view from './cards/view.ts';
import type * as queries from './queries/answers.ts';
import type * as handed from './queries/handed.ts';
import type * as answer from './rules/answer.ts';
import type * as asked from './rules/asked.ts';
import type * as correct from './rules/correct.ts';
import type * as file from './rules/file.ts';
import type * as held from './rules/held.ts';
import type * as membership from './rules/membership.ts';
import type * as moderate from './rules/moderate.ts';
import type * as open from './rules/open.ts';
import type * as replan from './rules/replan.ts';
import type * as state from './rules/state.ts';
import type * as time from './rules/time.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly inputs: state.InputCall;
    readonly inputAnswers: state.InputAnswer;
  }
  interface Acts {
    readonly 'input.compose': Inputs<typeof queries.composeInputs>;
    readonly 'input.open.preview': open.Opening;
    readonly 'input.open': open.Opening;
    readonly 'input.submit': open.Opening;
    readonly 'input.claim': NoInputs;
    readonly 'input.release': NoInputs;
    readonly 'input.approve': Inputs<typeof moderate.approveInputs>;
    readonly 'input.decline': Inputs<typeof moderate.declineInputs>;
    readonly 'input.edit': Inputs<typeof held.editInputs>;
    readonly 'input.cancelSubmission': NoInputs;
    readonly 'input.correct': Inputs<typeof correct.correctInputs>;
    readonly 'input.fill': Inputs<typeof queries.fillInputs>;
    readonly 'input.save': Inputs<typeof answer.saveInputs>;
    readonly 'input.answer': Inputs<typeof answer.answerInputs>;
    readonly 'input.handedIn': Inputs<typeof handed.handedInputs>;
    readonly 'input.file': Inputs<typeof file.fileInputs>;
    readonly 'input.nothing': NoInputs;
    readonly 'input.withdraw': NoInputs;
    readonly 'input.needTime': Inputs<typeof asked.needTimeInputs>;
    readonly 'input.grantTime': Inputs<typeof asked.grantInputs>;
    readonly 'input.declineTime': Inputs<typeof asked.declineTimeInputs>;
    readonly 'input.nudge': Inputs<typeof time.nudgeInputs>;
    readonly 'input.retry': NoInputs;
    readonly 'input.close': NoInputs;
    readonly 'input.export': Inputs<typeof queries.exportInputs>;
    readonly 'input.show': Inputs<typeof queries.showInputs>;
    readonly 'input.list': Inputs<typeof queries.listInputs>;
    readonly 'input.due': NoInputs;
    readonly 'input.heard': time.HeardInputs;
    readonly 'input.progress': NoInputs;
    readonly 'input.passed': time.PassedInputs;
    readonly 'input.include': Inputs<typeof replan.includeInputs>;
    readonly 'inputs.include': Acts['input.include'];
    readonly 'input.replan': NoInputs;
    readonly 'inputs.replan': NoInputs;
    readonly 'input.left': membership.LeftInputs;
    readonly 'inputs.entityLeft': membership.LeftInputs;
    readonly 'input.answerMoved': membership.MovedInputs;
  }
  interface Views {
    readonly inputCall: view.InputCallView;
    readonly inputCalls: view.InputPage;
    readonly inputFile: fileView.InputFileView;
    readonly inputComposing: view.InputComposing;
    readonly inputsOwed: handedView.OwedCalls;
  }
  interface Cards {
    readonly inputCall: undefined;
    readonly inputBoard: undefined;
    readonly inputAnswer: answerForm.Filling;
    readonly inputReminder: notices.Reminded;
    readonly inputNotice: notices.Noticed;
    readonly inputCalls: list.InputsListed;
    readonly inputFiles: filesCard.FilesAsked;
    readonly inputHanded: handedCard.Handed;
    readonly inputForm: forms.Composed;
    readonly inputPreview: forms.InputPreviewed;
  }
}
