/** Acts on series of meetings, and on the calendar to which people subscribe. */
import type { Acts } from '../../core/contract.ts';
import * as membership from './rules/membership.ts';
import * as newcomer from './rules/newcomer.ts';
import * as previews from './queries/previews.ts';
import { calledOffFacts, seriesFacts } from './queries/facts.ts';
import * as series from './rules/series.ts';
import * as ending from './rules/seriesEnd.ts';
import { FEEDS, secretFacts, renewFeed, showFeed, type FeedRule } from './calendarFeed.ts';
import { change, each, internal, keyedOrNew, query, type ActTable } from '../../kit/acts.ts';

/** An act on the person's own calendar address, which is made when it is first needed. */
const onFeed = (rule: FeedRule) =>
  keyedOrNew({ kind: FEEDS, who: 'anyone', inputs: {}, key: ({ from }) => from, facts: secretFacts, rule });

export const seriesActs = {
  'series.set.preview': query({ who: 'secretariat', inputs: series.seriesInputs, answer: previews.previewSeries }),
  'series.set': keyedOrNew({
    kind: 'series',
    who: 'secretariat',
    inputs: series.seriesInputs,
    key: ({ inputs }) => series.seriesKey(inputs['kind'], inputs['title']),
    facts: calledOffFacts,
    rule: series.setSeries,
  }),
  'series.end.preview': query({ who: 'secretariat', inputs: ending.endInputs, answer: previews.previewSeriesEnd }),
  'series.end': keyedOrNew({
    kind: 'series',
    who: 'secretariat',
    inputs: ending.endInputs,
    key: ({ inputs }) => series.seriesKey(inputs['kind'], inputs['title']),
    rule: ending.endSeries,
  }),
  'series.include': change({
    kind: 'series',
    who: 'concord',
    inputs: newcomer.includeInputs,
    facts: seriesFacts,
    rule: newcomer.includeInSeries,
  }),
  'allSeries.include': each('series', ['set'], 'series.include'),
  'series.entityLeft': change({
    kind: 'series',
    who: 'concord',
    inputs: internal<Acts['series.entityLeft']>(),
    rule: membership.seriesEntityLeft,
  }),
  'allSeries.entityLeft': each('series', ['set'], 'series.entityLeft'),
  'series.due': change({ kind: 'series', who: 'concord', inputs: {}, rule: series.extend }),
} satisfies ActTable;

export const calendarActs = {
  'calendar.show': onFeed(showFeed),
  'calendar.renew': onFeed(renewFeed),
} satisfies ActTable;
