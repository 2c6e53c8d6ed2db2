/** Acts on meetings: requested, scheduled, moved, held [ToR 3.a.i–iii]. */
import type { Acts } from '../../core/contract.ts';
import { phrase } from '../../i18n/phrase.ts';
import * as beginning from './rules/begin.ts';
import * as ending from './rules/end.ts';
import * as changing from './rules/change.ts';
import { due } from './rules/due.ts';
import * as membership from './rules/membership.ts';
import * as newcomer from './rules/newcomer.ts';
import * as occurrence from './rules/occurrence.ts';
import * as planning from './rules/plan.ts';
import { onTime, rezone } from './rules/rezone.ts';
import * as previews from './queries/previews.ts';
import * as request from './rules/request.ts';
import * as sitting from './rules/sitting.ts';
import {
  calendarFacts,
  includeFacts,
  itemFacts,
  lookFacts,
  mailedFacts,
  seatedFacts,
  timeFacts,
} from './queries/facts.ts';
import { listInputs, listMeetings, showMeeting } from './queries/answers.ts';
import { change, create, each, internal, keyedOrNew, plainCard, query, type ActTable } from '../../kit/acts.ts';

export const sittingActs = {
  'meeting.compose': query({
    who: 'secretariat',
    inputs: {},
    answer: plainCard('composeMeeting', phrase('concord.form')),
  }),
  'meeting.schedule.preview': query({
    who: 'secretariat',
    inputs: planning.scheduleInputs,
    answer: previews.previewSchedule,
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
  'meeting.requestApprove.preview': query({
    who: 'secretariat',
    inputs: request.approveInputs,
    answer: previews.previewApprove,
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
  'meeting.move.preview': query({ who: 'secretariat', inputs: changing.moveInputs, answer: previews.previewMove }),
  'meeting.move': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: changing.moveInputs,
    rule: onTime(changing.move),
  }),
  'meeting.cancel.preview': query({
    who: 'secretariat',
    inputs: changing.cancelInputs,
    answer: previews.previewCancel,
  }),
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
    rule: onTime(changing.reply),
  }),
  'meeting.show': query({ who: 'anyone', inputs: {}, answer: showMeeting }),
  'meeting.list': query({ who: 'anyone', inputs: listInputs, answer: listMeetings }),
  'meeting.begin': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: beginning.beginInputs,
    rule: onTime(beginning.begin),
  }),
  'meeting.unbegin': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: {},
    facts: itemFacts,
    rule: beginning.unbegin,
  }),
  'meeting.present': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: sitting.presentInputs,
    rule: sitting.present,
  }),
  'meeting.represented': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: sitting.whoCameInputs,
    rule: sitting.whoCame,
  }),
  'meeting.left': change({ kind: 'meetings', who: 'secretariat', inputs: sitting.presenceInputs, rule: sitting.left }),
  'meeting.end': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: ending.endInputs,
    facts: itemFacts,
    rule: ending.end,
  }),
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
  'meeting.endSeries': change({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.endSeries']>(),
    rule: occurrence.endedWithSeries,
  }),
  'meetings.endSeries': each('meetings', ['planned'], 'meeting.endSeries'),
  'meeting.replan': change({ kind: 'meetings', who: 'concord', inputs: {}, rule: onTime(occurrence.replan) }),
  'meeting.rezone': change({ kind: 'meetings', who: 'concord', inputs: {}, facts: timeFacts, rule: rezone }),
  'meetings.replan': each('meetings', ['planned'], 'meeting.replan'),
  'meeting.redraw': change({ kind: 'meetings', who: 'concord', inputs: {}, rule: membership.redraw }),
  'meetings.redraw': each('meetings', ['planned', 'running'], 'meeting.redraw'),
  'meeting.entityLeft': change({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.entityLeft']>(),
    rule: membership.entityLeft,
  }),
  'meetingRequest.entityLeft': change({
    kind: 'meetingRequests',
    who: 'concord',
    inputs: internal<Acts['meetingRequest.entityLeft']>(),
    rule: membership.requestEntityLeft,
  }),
  'meetingRequests.entityLeft': each('meetingRequests', ['waiting'], 'meetingRequest.entityLeft'),
  'meetings.entityLeft': each('meetings', ['planned', 'running'], 'meeting.entityLeft'),
  'meeting.include': change({
    kind: 'meetings',
    who: 'concord',
    inputs: newcomer.includeInputs,
    facts: includeFacts,
    rule: newcomer.include,
  }),
  'meetings.include': each('meetings', ['planned', 'running', 'ended'], 'meeting.include'),
  'meeting.readdress': change({
    kind: 'meetings',
    who: 'concord',
    inputs: newcomer.readdressInputs,
    facts: calendarFacts,
    rule: newcomer.readdress,
  }),
  'meetings.readdress': each('meetings', ['planned'], 'meeting.readdress'),
  'meeting.reseat': change({ kind: 'meetings', who: 'concord', inputs: {}, facts: seatedFacts, rule: newcomer.reseat }),
  'meetings.reseat': each('meetings', ['planned'], 'meeting.reseat'),
  'meeting.agenda': change({
    kind: 'meetings',
    who: 'concord',
    inputs: internal<Acts['meeting.agenda']>(),
    facts: lookFacts,
    rule: sitting.look,
  }),
  'meeting.due': change({ kind: 'meetings', who: 'concord', inputs: {}, facts: mailedFacts, rule: onTime(due) }),
} satisfies ActTable;
