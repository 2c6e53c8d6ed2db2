/** Meetings: series, agenda, consensus, minutes [ToR 2.a.ix, 3.a.i–iii, 3.b.i–iii]. */
import { type InputSchema } from '../../core/inputs.ts';
import type { Acts } from '../../core/contract.ts';
import { phrase } from '../../i18n/phrase.ts';
import * as action from './rules/actions.ts';
import * as agenda from './rules/agenda.ts';
import * as changing from './rules/change.ts';
import * as decision from './rules/decision.ts';
import { due } from './rules/due.ts';
import { itemKey, type Around } from './rules/item.ts';
import * as minutes from './rules/minutes.ts';
import * as newcomer from './rules/newcomer.ts';
import * as occurrence from './rules/occurrence.ts';
import * as placing from './rules/place.ts';
import * as planning from './rules/plan.ts';
import * as proposals from './rules/propose.ts';
import * as question from './rules/question.ts';
import * as request from './rules/request.ts';
import * as series from './rules/series.ts';
import * as sitting from './rules/sitting.ts';
import { gatherAround, gatherContent, gatherItems, gatherSlots } from './queries/facts.ts';
import { FEEDS, gatherSecrets, renewFeed, showFeed, type FeedRule } from './calendarFeed.ts';
import { listInputs, listMeetings, showAgenda, showMeeting, showMinutes } from './queries/answers.ts';
import {
  change,
  create,
  each,
  internal,
  keyed,
  keyedOrNew,
  plainCard,
  query,
  type ActTable,
  type Named,
  type Permission,
} from '../../kit/acts.ts';

const onItem = ({ inputs }: Named): string => itemKey(String(inputs['source']));
/** In the meeting, where the rule knows the meeting and the request that brought the item. */
const onQuestion = <W extends Permission, S extends InputSchema>(
  who: W,
  inputs: S,
  rule: Parameters<typeof change<'agenda', W, S, Around>>[0]['rule'],
) => change({ kind: 'agenda', who, inputs, facts: gatherAround, rule });

/** Everyone has one, made when it is first asked for. */
const onFeed = (rule: FeedRule) =>
  keyedOrNew({ kind: FEEDS, who: 'anyone', inputs: {}, key: ({ from }) => from, facts: gatherSecrets, rule });

const seriesVerbs = {
  'series.set': keyedOrNew({
    kind: 'series',
    who: 'secretariat',
    inputs: series.seriesInputs,
    key: ({ inputs }) => series.seriesKey(inputs['kind']),
    rule: series.setSeries,
  }),
  'series.include': change({
    kind: 'series',
    who: 'concord',
    inputs: newcomer.includeInputs,
    rule: newcomer.includeInSeries,
  }),
  'allSeries.include': each('series', ['set'], 'series.include'),
  'series.due': change({ kind: 'series', who: 'concord', inputs: {}, rule: series.extend }),
} satisfies ActTable;

const sittingVerbs = {
  'meeting.compose': query({
    who: 'secretariat',
    inputs: {},
    answer: plainCard('composeMeeting', phrase('concord.form')),
  }),
  'meeting.schedule': create({
    kind: 'meetings',
    who: 'secretariat',
    inputs: planning.scheduleInputs,
    rule: planning.schedule,
  }),
  'meeting.composeRequest': query({
    who: 'representative',
    inputs: {},
    answer: plainCard('composeMeetingRequest', phrase('concord.form')),
  }),
  'meeting.request': create({
    kind: 'meetingRequests',
    who: 'representative',
    inputs: request.requestInputs,
    rule: request.request,
  }),
  'meeting.requestApprove': change({
    kind: 'meetingRequests',
    who: 'secretariat',
    inputs: request.approveInputs,
    rule: request.approve,
  }),
  'meeting.requestDecline': change({
    kind: 'meetingRequests',
    who: 'secretariat',
    inputs: request.declineInputs,
    rule: request.decline,
  }),
  'meeting.move': change({ kind: 'meetings', who: 'secretariat', inputs: changing.moveInputs, rule: changing.move }),
  'meeting.cancel': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: changing.cancelInputs,
    rule: changing.cancel,
  }),
  'meeting.reply': change({
    kind: 'meetings',
    who: 'representative',
    inputs: changing.replyInputs,
    rule: changing.reply,
  }),
  'meeting.show': query({ who: 'anyone', inputs: {}, answer: showMeeting }),
  'meeting.list': query({ who: 'anyone', inputs: listInputs, answer: listMeetings }),
  'meeting.begin': change({ kind: 'meetings', who: 'secretariat', inputs: {}, rule: sitting.begin }),
  'meeting.present': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: sitting.presenceInputs,
    rule: sitting.present,
  }),
  'meeting.left': change({ kind: 'meetings', who: 'secretariat', inputs: sitting.presenceInputs, rule: sitting.left }),
  'meeting.end': change({ kind: 'meetings', who: 'secretariat', inputs: {}, rule: sitting.end }),
  'meeting.plan': keyedOrNew({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.plan']>(),
    key: ({ inputs }) => occurrence.occurrenceKey(String(inputs['series']), String(inputs['on'])),
    rule: occurrence.planOccurrence,
  }),
  'meeting.convene': keyedOrNew({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.convene']>(),
    key: ({ inputs }) => request.conveneKey(String(inputs['request'])),
    rule: request.convene,
  }),
  'meeting.convened': change({
    kind: 'meetingRequests',
    who: 'concord',
    inputs: request.convenedInputs,
    rule: request.learnMeeting,
  }),
  'meeting.follow': change({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.follow']>(),
    rule: occurrence.follow,
  }),
  'meetings.follow': each('meetings', ['planned'], 'meeting.follow'),
  'meeting.replan': change({ kind: 'meetings', who: 'concord', inputs: {}, rule: occurrence.replan }),
  'meetings.replan': each('meetings', ['planned'], 'meeting.replan'),
  'meeting.include': change({
    kind: 'meetings',
    who: 'concord',
    inputs: newcomer.includeInputs,
    rule: newcomer.include,
  }),
  'meetings.include': each('meetings', ['planned', 'running', 'ended'], 'meeting.include'),
  'meeting.agenda': change({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.agenda']>(),
    facts: gatherItems,
    rule: sitting.look,
  }),
  'meeting.due': change({ kind: 'meetings', who: 'concord', inputs: {}, rule: due }),
} satisfies ActTable;

const agendaVerbs = {
  'agenda.show': query({ who: 'anyone', inputs: {}, answer: showAgenda }),
  'agenda.propose': create({
    kind: 'agenda',
    who: 'representative',
    inputs: proposals.proposeInputs,
    facts: gatherSlots,
    rule: proposals.propose,
  }),
  'agenda.accept': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: {},
    facts: gatherSlots,
    rule: proposals.acceptItem,
  }),
  'agenda.decline': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: proposals.declineInputs,
    rule: proposals.declineItem,
  }),
  'agenda.order': change({ kind: 'meetings', who: 'secretariat', inputs: sitting.orderInputs, rule: sitting.order }),
  'agenda.add': keyedOrNew({
    kind: 'agenda',
    who: 'concord',
    inputs: agenda.addInputs,
    key: onItem,
    facts: gatherSlots,
    rule: (item, act, _network, target) => agenda.add(item, target, act),
  }),
  'agenda.stand': keyedOrNew({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.stand']>(),
    key: onItem,
    rule: (item, act, _network, target) => agenda.stand(item, target, act),
  }),
  'agenda.leave': keyed({
    kind: 'agenda',
    who: 'concord',
    inputs: agenda.leaveInputs,
    key: onItem,
    rule: agenda.leave,
  }),
  'agenda.mark': keyed({ kind: 'agenda', who: 'concord', inputs: agenda.markInputs, key: onItem, rule: agenda.mark }),
  'agenda.place': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.place']>(),
    facts: gatherSlots,
    rule: placing.takeIn,
  }),
  'agendas.place': each('agenda', ['pool', 'proposed'], 'agenda.place'),
  'agenda.displace': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.displace']>(),
    facts: gatherSlots,
    rule: placing.displace,
  }),
  'agendas.displace': each('agenda', ['planned', 'proposed', 'taken'], 'agenda.displace'),
  'agenda.due': change({ kind: 'agenda', who: 'concord', inputs: {}, rule: action.chase }),
  'action.done': change({
    kind: 'agenda',
    who: 'representativeOrSecretariat',
    inputs: action.doneInputs,
    rule: action.done,
  }),
} satisfies ActTable;

const decisionVerbs = {
  'decision.put': onQuestion('secretariat', question.putInputs, question.put),
  'decision.object': onQuestion('representativeOrSecretariat', question.objectInputs, question.object),
  'decision.withdrawObjection': onQuestion(
    'representativeOrSecretariat',
    question.withdrawInputs,
    question.withdrawObjection,
  ),
  'decision.noObjection': onQuestion('representativeOrSecretariat', question.noObjectionInputs, question.noObjection),
  'decision.record': onQuestion('secretariat', decision.recordInputs, decision.record),
  'decision.numbered': change({
    kind: 'agenda',
    who: 'concord',
    inputs: decision.numberedInputs,
    rule: decision.numbered,
  }),
} satisfies ActTable;

const minutesVerbs = {
  'minutes.show': query({ who: 'anyone', inputs: {}, answer: showMinutes }),
  'minutes.draft': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: minutes.draftInputs,
    facts: gatherContent,
    rule: minutes.draft,
  }),
  'minutes.comment': change({
    kind: 'meetings',
    who: 'representative',
    inputs: minutes.commentInputs,
    rule: minutes.comment,
  }),
  'minutes.issue': change({ kind: 'meetings', who: 'secretariat', inputs: {}, rule: minutes.issue }),
  'minutes.correct': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: minutes.correctInputs,
    rule: minutes.correct,
  }),
  'minutes.numbered': change({
    kind: 'meetings',
    who: 'concord',
    inputs: minutes.numberedInputs,
    rule: minutes.numbered,
  }),
} satisfies ActTable;

const calendarVerbs = {
  'calendar.show': onFeed(showFeed),
  'calendar.renew': onFeed(renewFeed),
} satisfies ActTable;

export const meetingVerbs = {
  ...calendarVerbs,
  ...seriesVerbs,
  ...sittingVerbs,
  ...agendaVerbs,
  ...decisionVerbs,
  ...minutesVerbs,
} satisfies ActTable;
