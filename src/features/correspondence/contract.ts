/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type * as circularFile from './cards/circularFile.ts';
import type * as chase from './rules/chase.ts';
import type * as circulate from './rules/circulate.ts';
import type * as passOn from './rules/passOn.ts';
import type * as urgent from './rules/urgent.ts';
import type * as membership from './rules/membership.ts';
import type * as moderate from './rules/moderate.ts';
import type * as answers from './rules/answers.ts';
import type * as news from './rules/news.ts';
import type * as notices from './cards/notices.ts';
import type * as queries from './queries/answers.ts';
import type * as list from './cards/list.ts';
import type * as forms from './cards/forms.ts';
import type * as replan from './rules/replan.ts';
import type * as state from './rules/state.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly correspondence: state.Correspondence;
    readonly news: news.NewsItem;
  }
  interface Acts {
    readonly 'correspondence.compose': Inputs<typeof queries.composeInputs>;
    readonly 'correspondence.urgent.preview': Inputs<typeof urgent.urgentInputs>;
    readonly 'correspondence.proposals.preview': Inputs<typeof passOn.proposalsInputs>;
    readonly 'correspondence.passOn.preview': Inputs<typeof passOn.passOnInputs>;
    readonly 'correspondence.preview': Inputs<typeof circulate.sendInputs>;
    readonly 'correspondence.send.preview': Inputs<typeof circulate.sendInputs>;
    readonly 'correspondence.submit.preview': Inputs<typeof circulate.sendInputs>;
    readonly 'correspondence.send': Inputs<typeof circulate.sendInputs>;
    readonly 'input.circulate': Inputs<typeof circulate.sendInputs>;
    readonly 'input.circulate.preview': Inputs<typeof circulate.sendInputs>;
    readonly 'correspondence.proposals': Inputs<typeof passOn.proposalsInputs>;
    readonly 'correspondence.passOn': Inputs<typeof passOn.passOnInputs>;
    readonly 'correspondence.urgent': Inputs<typeof urgent.urgentInputs>;
    readonly 'correspondence.submit': Inputs<typeof moderate.submitInputs>;
    readonly 'correspondence.edit': Inputs<typeof moderate.editInputs>;
    readonly 'correspondence.cancelSubmission': NoInputs;
    readonly 'correspondence.claim': NoInputs;
    readonly 'correspondence.release': NoInputs;
    readonly 'correspondence.approve': Inputs<typeof moderate.approveInputs>;
    readonly 'correspondence.decline': Inputs<typeof moderate.declineInputs>;
    readonly 'correspondence.acknowledge': NoInputs;
    readonly 'correspondence.shared': NoInputs;
    readonly 'correspondence.passedOn': Inputs<typeof answers.passedOnInputs>;
    readonly 'correspondence.reply': Inputs<typeof answers.replyInputs>;
    readonly 'correspondence.review': Inputs<typeof answers.reviewInputs>;
    readonly 'correspondence.retry': NoInputs;
    readonly 'correspondence.show': Inputs<typeof queries.showInputs>;
    readonly 'correspondence.export': Inputs<typeof queries.exportInputs>;
    readonly 'correspondence.list': Inputs<typeof queries.listInputs>;
    readonly 'correspondence.due': NoInputs;
    readonly 'correspondence.replan': NoInputs;
    readonly 'correspondences.replan': NoInputs;
    readonly 'correspondence.left': membership.LeftInputs;
    readonly 'correspondence.entityLeft': membership.LeftInputs;
    readonly 'news.left': membership.LeftInputs;
    readonly 'news.entityLeft': membership.LeftInputs;
    readonly 'correspondence.progress': NoInputs;
    readonly 'correspondence.requeue': NoInputs;
    readonly 'news.compose': NoInputs;
    readonly 'news.submit': Inputs<typeof news.newsInputs>;
    readonly 'news.edit': Inputs<typeof news.editNewsInputs>;
    readonly 'news.use': NoInputs;
    readonly 'news.decline': Inputs<typeof news.declineNewsInputs>;
    readonly 'news.show': NoInputs;
    readonly 'news.list': Inputs<typeof queries.newsListInputs>;
  }
  interface Views {
    readonly correspondence: view.CorrespondenceView;
    readonly circularDocument: view.CircularView;
    readonly correspondences: view.CorrespondencePage;
    readonly outgoing: readonly view.CorrespondenceRow[];
    readonly composing: view.ComposingView;
    readonly preview: view.PreviewView;
    readonly news: view.NewsView;
    readonly newsQueue: readonly view.NewsView[];
  }
  interface Cards {
    readonly circular: undefined;
    readonly circularFiles: circularFile.Asked;
    readonly correspondence: undefined;
    readonly heldTooLong: undefined;
    readonly correspondenceDecided: undefined;
    readonly correspondenceReply: notices.Reply;
    readonly proposalsReminder: chase.SentReminder;
    readonly proposalsOver: undefined;
    readonly correspondenceMoved: replan.Moving;
    readonly correspondences: list.Listed;
    readonly sendForm: forms.Composed;
    readonly preview: forms.Previewed;
    readonly replyOffer: forms.Offered;
    readonly newsItem: undefined;
    readonly newsQueue: { readonly all?: boolean };
    readonly newsForm: undefined;
  }
}
