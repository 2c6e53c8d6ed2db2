/** Meetings: series, agenda, consensus, minutes [ToR 2.a.ix, 3.a.i–iii, 3.b.i–iii]. */
import { type InputSchema } from '../../core/inputs.ts';
import type { Kind } from '../../core/contract.ts';
import type { Ref } from '../../core/ids.ts';
import { phrase } from '../../i18n/phrase.ts';
import * as action from './rules/actions.ts';
import * as agenda from './rules/agenda.ts';
import * as changing from './rules/change.ts';
import * as decision from './rules/decision.ts';
import { due } from './rules/due.ts';
import { itemKey, type AgendaItem } from './rules/item.ts';
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
import { FEEDS, gatherSecrets, renewFeed, showFeed } from './calendarFeed.ts';
import { listInputs, listMeetings, showAgenda, showMeeting, showMinutes } from './queries/answers.ts';
import { each, type Change, type Create, type Named, plainCard } from '../../kit/acts.ts';
import { change, create, look, trusted, type NamedActs } from '../../kit/positionalActs.ts';

const keyed = (verb: Change, key: (pressed: Named) => string, orNew = true): Change => ({
  ...verb,
  where: { key, orNew },
});
const onItem = (verb: Change, orNew = false): Change =>
  keyed(verb, ({ inputs }) => itemKey(String(inputs['source'])), orNew);
/** By Concord itself, with inputs that another rule made. */
const inner = (kind: Kind, rule: unknown): Change => ({
  ...change(kind, 'concord', {}, rule as never),
  ...trusted(),
});
/** In the meeting, where the rule knows the meeting and the request that brought the item. */
const onQuestion = (who: Change['who'], inputs: InputSchema, rule: unknown): Change =>
  knowing(change('agenda', who, inputs, rule as never), gatherAround);
const knowing = <V extends Change | Create>(verb: V, gather: NonNullable<Change['gather']>): V => ({ ...verb, gather });

/** Everyone has one, made when it is first asked for. */
const onFeed = (rule: unknown): Change =>
  knowing(
    keyed(change(FEEDS, 'anyone', {}, rule as never), ({ from }) => from),
    gatherSecrets,
  );

const seriesVerbs = {
  'series.set': keyed(change('series', 'secretariat', series.seriesInputs, series.setSeries as never), ({ inputs }) =>
    series.seriesKey(inputs['kind']),
  ),
  'series.include': change('series', 'concord', newcomer.includeInputs, newcomer.includeInSeries),
  'allSeries.include': each('series', ['set'], 'series.include'),
  'series.due': change('series', 'concord', {}, series.extend),
} satisfies NamedActs;

const meetingVerbs_ = {
  'meeting.compose': look('secretariat', {}, plainCard('composeMeeting', phrase('concord.form'))),
  'meeting.schedule': create('meetings', 'secretariat', planning.scheduleInputs, planning.schedule),
  'meeting.composeRequest': look('representative', {}, plainCard('composeMeetingRequest', phrase('concord.form'))),
  'meeting.request': create('meetingRequests', 'representative', request.requestInputs, request.request),
  'meeting.requestApprove': change('meetingRequests', 'secretariat', request.approveInputs, request.approve),
  'meeting.requestDecline': change('meetingRequests', 'secretariat', request.declineInputs, request.decline),
  'meeting.move': change('meetings', 'secretariat', changing.moveInputs, changing.move),
  'meeting.cancel': change('meetings', 'secretariat', changing.cancelInputs, changing.cancel),
  'meeting.reply': change('meetings', 'representative', changing.replyInputs, changing.reply),
  'meeting.show': look('anyone', {}, showMeeting),
  'meeting.list': look('anyone', listInputs, listMeetings),
  'meeting.begin': change('meetings', 'secretariat', {}, sitting.begin),
  'meeting.present': change('meetings', 'secretariat', sitting.presenceInputs, sitting.present),
  'meeting.left': change('meetings', 'secretariat', sitting.presenceInputs, sitting.left),
  'meeting.end': change('meetings', 'secretariat', {}, sitting.end),
  'meeting.plan': keyed(inner('meetings', occurrence.planOccurrence), ({ inputs }) =>
    occurrence.occurrenceKey(String(inputs['series']), String(inputs['on'])),
  ),
  'meeting.convene': keyed(inner('meetings', request.convene), ({ inputs }) =>
    request.conveneKey(String(inputs['request'])),
  ),
  'meeting.convened': change('meetingRequests', 'concord', request.convenedInputs, request.learnMeeting),
  'meeting.follow': inner('meetings', occurrence.follow),
  'meetings.follow': each('meetings', ['planned'], 'meeting.follow'),
  'meeting.replan': change('meetings', 'concord', {}, occurrence.replan),
  'meetings.replan': each('meetings', ['planned'], 'meeting.replan'),
  'meeting.include': change('meetings', 'concord', newcomer.includeInputs, newcomer.include),
  'meetings.include': each('meetings', ['planned', 'running', 'ended'], 'meeting.include'),
  'meeting.agenda': knowing(inner('meetings', sitting.look), gatherItems),
  'meeting.due': change('meetings', 'concord', {}, due),
} satisfies NamedActs;

const agendaVerbs = {
  'agenda.show': look('anyone', {}, showAgenda),
  'agenda.propose': {
    ...create('agenda', 'representative', proposals.proposeInputs, proposals.propose as never),
    gather: gatherSlots,
  },
  'agenda.accept': knowing(change('agenda', 'secretariat', {}, proposals.acceptItem as never), gatherSlots),
  'agenda.decline': change('agenda', 'secretariat', proposals.declineInputs, proposals.declineItem),
  'agenda.order': change('meetings', 'secretariat', sitting.orderInputs, sitting.order),
  'agenda.add': knowing(onItem(change('agenda', 'concord', agenda.addInputs, addItem as never), true), gatherSlots),
  'agenda.stand': onItem(inner('agenda', standItem), true),
  'agenda.leave': onItem(change('agenda', 'concord', agenda.leaveInputs, agenda.leave)),
  'agenda.mark': onItem(change('agenda', 'concord', agenda.markInputs, agenda.mark)),
  'agenda.place': knowing(inner('agenda', placing.takeIn), gatherSlots),
  'agendas.place': each('agenda', ['pool', 'proposed'], 'agenda.place'),
  'agenda.displace': knowing(inner('agenda', placing.displace), gatherSlots),
  'agendas.displace': each('agenda', ['planned', 'proposed', 'taken'], 'agenda.displace'),
  'agenda.due': change('agenda', 'concord', {}, action.chase),
  'action.done': change('agenda', 'representativeOrSecretariat', action.doneInputs, action.done),
} satisfies NamedActs;

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
  'decision.numbered': change('agenda', 'concord', decision.numberedInputs, decision.numbered),
} satisfies NamedActs;

const minutesVerbs = {
  'minutes.show': look('anyone', {}, showMinutes),
  'minutes.draft': knowing(
    change('meetings', 'secretariat', minutes.draftInputs, minutes.draft as never),
    gatherContent,
  ),
  'minutes.comment': change('meetings', 'representative', minutes.commentInputs, minutes.comment),
  'minutes.issue': change('meetings', 'secretariat', {}, minutes.issue),
  'minutes.correct': change('meetings', 'secretariat', minutes.correctInputs, minutes.correct),
  'minutes.numbered': change('meetings', 'concord', minutes.numberedInputs, minutes.numbered),
} satisfies NamedActs;

const calendarVerbs = {
  'calendar.show': onFeed(showFeed),
  'calendar.renew': onFeed(renewFeed),
} satisfies NamedActs;

export const meetingVerbs = {
  ...calendarVerbs,
  ...seriesVerbs,
  ...meetingVerbs_,
  ...agendaVerbs,
  ...decisionVerbs,
  ...minutesVerbs,
} satisfies NamedActs;

function addItem(item: AgendaItem | undefined, act: Parameters<typeof agenda.add>[2], _network: unknown, target: Ref) {
  return agenda.add(item, target, act);
}
function standItem(
  item: AgendaItem | undefined,
  act: Parameters<typeof agenda.stand>[2],
  _network: unknown,
  target: Ref,
) {
  return agenda.stand(item, target, act);
}
