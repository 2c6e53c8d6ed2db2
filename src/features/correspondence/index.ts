/** Correspondence through the Secretariat [ToR 3.a.iv], urgent information [2.a.i], calls for proposals [2.d.iv], news [2.c.i]. */
import * as answers from './rules/answers.ts';
import * as circulate from './rules/circulate.ts';
import * as moderate from './rules/moderate.ts';
import * as time from './rules/time.ts';
import * as news from './rules/news.ts';
import { gatherFailed, gatherProgress, gatherUrgent } from './queries/facts.ts';
import {
  compose,
  composeInputs,
  composeNews,
  list,
  listInputs,
  listNews,
  newsListInputs,
  preview,
  show,
  showInputs,
  showNews,
} from './queries/answers.ts';
import { change, create, look, trusted, type ActTable } from '../../kit/acts.ts';

const KIND = 'correspondence';

export const correspondenceVerbs = {
  'correspondence.compose': look('representativeOrSecretariat', composeInputs, compose),
  'correspondence.preview': look('representativeOrSecretariat', circulate.sendInputs, preview),
  'correspondence.send': create(KIND, 'secretariat', circulate.sendInputs, circulate.send),
  'correspondence.proposals': create(KIND, 'secretariat', circulate.proposalsInputs, circulate.proposals),
  'correspondence.urgent': {
    ...create(KIND, 'representative', circulate.urgentInputs, circulate.urgent as never),
    gather: gatherUrgent,
  },
  'correspondence.submit': create(KIND, 'representative', moderate.submitInputs, moderate.submit),
  'correspondence.edit': change(KIND, 'representative', moderate.editInputs, moderate.edit),
  'correspondence.cancelSubmission': change(KIND, 'representativeOrSecretariat', {}, moderate.cancelSubmission),
  'correspondence.claim': change(KIND, 'secretariat', {}, moderate.claim),
  'correspondence.release': change(KIND, 'secretariat', {}, moderate.release),
  'correspondence.approve': change(KIND, 'secretariat', moderate.approveInputs, moderate.approve),
  'correspondence.decline': change(KIND, 'secretariat', moderate.declineInputs, moderate.decline),
  'correspondence.acknowledge': change(KIND, 'anyone', {}, answers.acknowledge),
  'correspondence.shared': change(KIND, 'representative', {}, answers.shared),
  'correspondence.reply': change(KIND, 'anyone', answers.replyInputs, answers.reply),
  'correspondence.review': change(KIND, 'secretariat', answers.reviewInputs, answers.review),
  'correspondence.retry': {
    ...change(KIND, 'secretariat', {}, time.retry as never),
    gather: gatherFailed,
    occasion: time.timesFailed,
  },
  'correspondence.show': look('anyone', showInputs, show),
  'correspondence.list': look('anyone', listInputs, list),
  'correspondence.due': change(KIND, 'concord', {}, time.due),
  'correspondence.progress': {
    ...change(KIND, 'concord', {}, time.progress as never),
    ...trusted(),
    gather: gatherProgress,
  },
  'correspondence.requeue': {
    ...change(KIND, 'concord', {}, time.requeue as never),
    ...trusted(),
    gather: gatherProgress,
  },
  'news.compose': look('representativeOrSecretariat', {}, composeNews),
  'news.submit': create('news', 'representative', news.newsInputs, news.submitNews),
  'news.edit': change('news', 'secretariat', news.editNewsInputs, news.editNews),
  'news.use': change('news', 'secretariat', {}, news.useNews),
  'news.decline': change('news', 'secretariat', news.declineNewsInputs, news.declineNews),
  'news.show': look('representativeOrSecretariat', {}, showNews),
  'news.list': look('secretariat', newsListInputs, listNews),
} satisfies ActTable;
