/** Correspondence through the Secretariat [ToR 3.a.iv], urgent information [2.a.i], calls for proposals [2.d.iv], news [2.c.i]. */
import * as answers from './rules/answers.ts';
import * as circulate from './rules/circulate.ts';
import * as passOn from './rules/passOn.ts';
import * as urgent from './rules/urgent.ts';
import { entityLeft, newsEntityLeft } from './rules/membership.ts';
import * as moderate from './rules/moderate.ts';
import { replanned } from './rules/replan.ts';
import * as time from './rules/time.ts';
import * as news from './rules/news.ts';
import { callFacts, failedFacts, progressFacts, urgentFacts } from './queries/facts.ts';
import {
  compose,
  composeInputs,
  composeNews,
  exportInputs,
  exportMessage,
  list,
  listInputs,
  listNews,
  newsListInputs,
  preview,
  previewFromCall,
  previewPassOn,
  previewProposals,
  previewUrgent,
  show,
  showInputs,
  showNews,
} from './queries/answers.ts';
import type { Acts } from '../../core/contract.ts';
import { each, type ActTable, query, create, change, internal } from '../../kit/acts.ts';

const KIND = 'correspondence';

export const acts = {
  'correspondence.compose': query({ who: 'representativeOrSecretariat', inputs: composeInputs, answer: compose }),
  'correspondence.preview': query({
    who: 'representativeOrSecretariat',
    inputs: circulate.sendInputs,
    answer: preview,
  }),
  // These previews have the names of contract.md. The act that was there first keeps its own name.
  'correspondence.send.preview': query({ who: 'secretariat', inputs: circulate.sendInputs, answer: preview }),
  'correspondence.submit.preview': query({ who: 'representative', inputs: circulate.sendInputs, answer: preview }),
  'correspondence.urgent.preview': query({
    who: 'representative',
    inputs: urgent.urgentInputs,
    answer: previewUrgent,
  }),
  'correspondence.proposals.preview': query({
    who: 'secretariat',
    inputs: passOn.proposalsInputs,
    answer: previewProposals,
  }),
  'correspondence.passOn.preview': query({
    who: 'secretariat',
    inputs: passOn.passOnInputs,
    answer: previewPassOn,
  }),
  'input.circulate.preview': query({ who: 'secretariat', inputs: circulate.sendInputs, answer: previewFromCall }),
  // Declared here and not with the inputs, because it makes a message. The call for input is told of it.
  'input.circulate': create({
    kind: KIND,
    who: 'secretariat',
    ofTarget: 'inputs',
    inputs: circulate.sendInputs,
    facts: callFacts,
    rule: circulate.sendFromCall,
  }),
  'correspondence.send': create({ kind: KIND, who: 'secretariat', inputs: circulate.sendInputs, rule: circulate.send }),
  'correspondence.proposals': create({
    kind: KIND,
    who: 'secretariat',
    inputs: passOn.proposalsInputs,
    rule: passOn.proposals,
  }),
  'correspondence.passOn': create({
    kind: KIND,
    who: 'secretariat',
    inputs: passOn.passOnInputs,
    rule: passOn.passOn,
  }),
  'correspondence.urgent': create({
    kind: KIND,
    who: 'representative',
    inputs: urgent.urgentInputs,
    facts: urgentFacts,
    rule: urgent.urgent,
  }),
  'correspondence.submit': create({
    kind: KIND,
    who: 'representative',
    inputs: moderate.submitInputs,
    rule: moderate.submit,
  }),
  'correspondence.edit': change({
    kind: KIND,
    who: 'representative',
    inputs: moderate.editInputs,
    rule: moderate.edit,
  }),
  'correspondence.cancelSubmission': change({
    kind: KIND,
    who: 'representativeOrSecretariat',
    inputs: {},
    rule: moderate.cancelSubmission,
  }),
  'correspondence.claim': change({ kind: KIND, who: 'secretariat', inputs: {}, rule: moderate.claim }),
  'correspondence.release': change({ kind: KIND, who: 'secretariat', inputs: {}, rule: moderate.release }),
  'correspondence.approve': change({
    kind: KIND,
    who: 'secretariat',
    inputs: moderate.approveInputs,
    rule: moderate.approve,
  }),
  'correspondence.decline': change({
    kind: KIND,
    who: 'secretariat',
    inputs: moderate.declineInputs,
    rule: moderate.decline,
  }),
  'correspondence.acknowledge': change({ kind: KIND, who: 'anyone', inputs: {}, rule: answers.acknowledge }),
  'correspondence.shared': change({ kind: KIND, who: 'representative', inputs: {}, rule: answers.shared }),
  'correspondence.passedOn': change({
    kind: KIND,
    who: 'representative',
    inputs: answers.passedOnInputs,
    rule: answers.passedOn,
  }),
  'correspondence.reply': change({ kind: KIND, who: 'anyone', inputs: answers.replyInputs, rule: answers.reply }),
  'correspondence.review': change({
    kind: KIND,
    who: 'secretariat',
    inputs: answers.reviewInputs,
    rule: answers.review,
  }),
  'correspondence.retry': change({
    kind: KIND,
    who: 'secretariat',
    inputs: {},
    facts: failedFacts,
    occasion: time.timesFailed,
    rule: time.retry,
  }),
  'correspondence.show': query({ who: 'anyone', inputs: showInputs, answer: show }),
  'correspondence.export': query({ who: 'anyone', inputs: exportInputs, answer: exportMessage }),
  'correspondence.list': query({ who: 'anyone', inputs: listInputs, answer: list }),
  'correspondence.due': change({ kind: KIND, who: 'concord', inputs: {}, rule: time.due }),
  'correspondence.replan': change({ kind: KIND, who: 'concord', inputs: {}, rule: replanned }),
  'correspondences.replan': each(KIND, ['scheduled', 'running'], 'correspondence.replan'),
  'correspondence.left': change({
    kind: KIND,
    who: 'concord',
    inputs: internal<Acts['correspondence.left']>(),
    rule: entityLeft,
  }),
  'correspondence.entityLeft': each(KIND, ['held', 'scheduled', 'running'], 'correspondence.left'),
  'correspondence.progress': change({
    kind: KIND,
    who: 'concord',
    inputs: internal<Acts['correspondence.progress']>(),
    facts: progressFacts,
    rule: time.progress,
  }),
  'correspondence.requeue': change({
    kind: KIND,
    who: 'concord',
    inputs: internal<Acts['correspondence.requeue']>(),
    facts: progressFacts,
    rule: time.requeue,
  }),
  'news.left': change({
    kind: 'news',
    who: 'concord',
    inputs: internal<Acts['news.left']>(),
    rule: newsEntityLeft,
  }),
  'news.entityLeft': each('news', ['queued'], 'news.left'),
  'news.compose': query({ who: 'representativeOrSecretariat', inputs: {}, answer: composeNews }),
  'news.submit': create({ kind: 'news', who: 'representative', inputs: news.newsInputs, rule: news.submitNews }),
  'news.edit': change({ kind: 'news', who: 'secretariat', inputs: news.editNewsInputs, rule: news.editNews }),
  'news.use': change({ kind: 'news', who: 'secretariat', inputs: {}, rule: news.useNews }),
  'news.decline': change({ kind: 'news', who: 'secretariat', inputs: news.declineNewsInputs, rule: news.declineNews }),
  'news.show': query({ who: 'representativeOrSecretariat', inputs: {}, answer: showNews }),
  'news.list': query({ who: 'secretariat', inputs: newsListInputs, answer: listNews }),
} satisfies ActTable;
