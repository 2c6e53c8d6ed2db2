/** The cards of the work plan: the plan or an entity's part of it, an activity, and the question to its lead. */
import type { Action, Block, Card, ListItem, Tone } from '../../../core/card.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { Reader } from '../../../core/people.ts';
import { own } from '../../../core/own.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, table, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { choice, date, form, line, requestFields, words } from '../../../kit/blocks/forms.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { ACTIVITY_STATES } from '../rules/state.ts';
import type { ActivityView, FigureView, PlanView } from './view.ts';

export interface Paged {
  readonly entity?: string;
  readonly year?: number;
}

export function planPage({ say, reader, view }: CardContext<PlanView, Paged>): Card {
  const title = view.entity === undefined ? say('plan.title') : say('plan.titleOf', { entity: view.entity });
  return {
    title,
    body: [
      ...when(view.adopted, ({ decision, at }) => text(say('plan.adoptedBy', { decision, at }), 'good')),
      ...when(view.put, (ref) => putUp(say, ref)),
      ...activities(say, reader, view),
      ...figures(say, view),
    ],
    actions: pageActions(say, view),
    more: say('card.more'),
    summary: title,
  };
}

const putUp = (say: Speaker, ref: Ref): Block =>
  list([{ text: say('plan.put', { ref }), press: { verb: 'endorsement.show', target: ref } }]);

function activities(say: Speaker, reader: Reader, { activities: all, entity }: PlanView): Block[] {
  if (all.length === 0)
    return entity === undefined ? nothingYet(say, reader, 'plan', say('plan.none')) : [text(say('plan.none'))];
  if (entity === undefined) return [list(upTo(say, all, (one) => item(say, one)))];
  const leads = all.filter(({ lead }) => lead === entity);
  const contributes = all.filter(({ lead }) => lead !== entity);
  return [
    ...(leads.length > 0 ? [heading(say('plan.leads')), list(upTo(say, leads, (one) => item(say, one)))] : []),
    ...(contributes.length > 0
      ? [heading(say('plan.contributes')), list(upTo(say, contributes, (one) => item(say, one)))]
      : []),
  ];
}

const item = (say: Speaker, a: ActivityView): ListItem => ({
  text: say('plan.line', { ref: a.ref, activity: a.activity }),
  note: [
    say(`plan.state.${a.state}`),
    ...(a.lead === undefined ? [say('plan.noLead')] : [entityIn(say, a, a.lead)]),
    ...(a.to === undefined ? [] : [say('plan.until', { to: a.to })]),
    ...(a.isOverdue ? [say('plan.overdue')] : []),
    ...(a.isSilent ? [say('plan.silent')] : []),
  ].join(' · '),
  ...(a.isOverdue || a.isSilent ? { tone: 'warning' as const } : {}),
  press: { verb: 'plan.show', target: a.ref },
});

const figures = (say: Speaker, { figures: all }: PlanView): Block[] => {
  if (all.length === 0) return [];
  const { columns, rows } = byYear(say, all);
  return [heading(say('plan.figures')), table(columns, rows.slice(0, MAX_FIGURES))];
};
const MAX_FIGURES = 30;
const MAX_YEARS_ON_CARD = 4;

/** What the entity is called in the activity: in one that is over, by its name of that day. */
export const entityIn = (
  say: Speaker,
  { called }: { readonly called?: Readonly<Record<string, string>> | undefined },
  id: EntityId,
): string => (called && own(called, id)) ?? say.entity(id);

/** A row for each indicator of an entity, a column for each of the latest years. */
export function byYear(
  say: Speaker,
  all: readonly FigureView[],
  most: number = MAX_YEARS_ON_CARD,
): { readonly columns: string[]; readonly rows: string[][] } {
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b).slice(-most);
  const keyOf = ({ name, entity, activity }: FigureView): string =>
    JSON.stringify([name.toLowerCase(), entity, activity]);
  const lines = [...new Map(all.map((one) => [keyOf(one), one])).entries()];
  return {
    columns: [say('plan.figure.name'), say('plan.figure.entity'), ...years.map(String)],
    rows: lines.map(([key, { name, entity, activity }]) => [
      activity === undefined ? name : say('plan.line', { ref: activity, activity: name }),
      say.entity(entity),
      ...years.map((year) => all.find((one) => keyOf(one) === key && one.year === year)?.figure ?? ''),
    ]),
  };
}

function pageActions(say: Speaker, { manages, entity, year }: PlanView): Action[] {
  if (!manages) return [];
  const asked = { ...(entity !== undefined && { entity }), ...(year !== undefined && { year: String(year) }) };
  return [
    form(say('plan.act.new'), say('plan.act.newSubmit'), 'plan.set', activityFields(say), { look: 'primary' }),
    form(say('plan.act.figure'), say('plan.act.figureSubmit'), 'plan.indicator', [
      line(say, 'name', say('plan.figure.name'), 200, { required: true }),
      line(say, 'entity', say('plan.figure.entity'), 200, { required: true, value: entity }),
      { id: 'year', label: say('plan.figure.year'), type: 'number', min: 2000, max: 2100, required: true },
      line(say, 'figure', say('plan.figure.figure'), 40, { required: true }),
    ]),
    form(
      say('plan.act.endorse'),
      say('mail.form.preview'),
      'plan.endorse.preview',
      requestFields(say, { title: say('plan.title'), hint: say('plan.endorse.hint') }),
      { minor: true },
    ),
    form(
      say('plan.act.adopt'),
      say('plan.act.adoptSubmit'),
      'plan.adopt',
      [line(say, 'decision', say('plan.form.decision'), 60, { required: true, hint: say('plan.form.decisionHint') })],
      { minor: true },
    ),
    { type: 'press', title: say('plan.act.export'), verb: 'plan.export', inputs: asked },
  ];
}

function activityFields(say: Speaker, a?: ActivityView) {
  return [
    line(say, 'activity', say('plan.form.activity'), TITLE, { required: true, value: a?.activity }),
    line(say, 'lead', say('plan.form.lead'), 200, { value: a?.lead && say.entity(a.lead) }),
    line(say, 'contributors', say('plan.form.contributors'), 4000, {
      value: a?.contributors.map(say.entity).join(', '),
      hint: say('plan.form.contributorsHint'),
    }),
    date(say, 'from', say('plan.form.from'), { value: a?.from }),
    date(say, 'to', say('plan.form.to'), { value: a?.to }),
    ...(a === undefined
      ? []
      : [line(say, 'decision', say('plan.form.decision'), 60, { hint: say('plan.form.decisionHint') })]),
  ];
}

const tone = ({ state, isOverdue, isSilent }: ActivityView): Tone => {
  if (isOverdue || isSilent) return 'warning';
  return state === 'done' ? 'good' : state === 'atRisk' ? 'attention' : 'neutral';
};

export function planActivity({ say, view }: CardContext<ActivityView>): Card {
  return {
    title: view.activity,
    eyebrow: say('plan.eyebrow', { ref: view.ref, state: say(`plan.state.${view.state}`) }),
    tone: tone(view),
    body: [
      ...(view.isOverdue ? [strong(say('plan.isOverdue'), 'warning')] : []),
      ...(view.isSilent ? [strong(say('plan.isSilent', { n: view.asked }), 'warning')] : []),
      facts(
        [say('plan.form.lead'), view.lead === undefined ? say('plan.noLead') : entityIn(say, view, view.lead)],
        ...(view.contributors.length > 0
          ? [[say('plan.form.contributors'), say.list(view.contributors.map((id) => entityIn(say, view, id)))] as const]
          : []),
        ...when(view.from, (from) => [say('plan.form.from'), say.date(from)] as const),
        ...when(view.to, (to) => [say('plan.form.to'), say.date(to)] as const),
        ...(view.decisions.length > 0 ? [[say('plan.form.decision'), say.list(view.decisions)] as const] : []),
      ),
      ...when(view.text, (said) => text(said)),
      ...when(view.source, (ref) =>
        list([{ text: say('plan.source', { ref }), press: { verb: 'input.show', target: ref } }]),
      ),
      ...fold(
        say('plan.changes'),
        view.changes.length === 0
          ? []
          : [
              list(
                upTo(say, view.changes, ({ at, by, decision, ...before }) => ({
                  text: say.list([
                    before.activity,
                    ...(before.lead === undefined ? [] : [say.entity(before.lead)]),
                    ...(before.from === undefined ? [] : [say('plan.since', { from: before.from })]),
                    ...(before.to === undefined ? [] : [say('plan.until', { to: before.to })]),
                  ]),
                  note:
                    decision === undefined ? say('plan.updateBy', { by, at }) : say('plan.changedBy', { decision, at }),
                })),
              ),
            ],
      ),
      ...fold(
        say('plan.updates'),
        view.updates.length === 0
          ? []
          : [
              list(
                upTo(say, [...view.updates].reverse(), ({ state, text: said, by, at }) => ({
                  text:
                    said === undefined
                      ? say(`plan.state.${state}`)
                      : say('plan.update', { state: say(`plan.state.${state}`), text: said }),
                  note: say('plan.updateBy', { by, at }),
                })),
              ),
            ],
      ),
    ],
    actions: [
      ...updating(say, view),
      ...(view.manages
        ? [form(say('plan.act.change'), say('plan.act.changeSubmit'), 'plan.set', activityFields(say, view))]
        : []),
    ],
    context: { target: view.ref },
    summary: view.activity,
    refreshVerb: 'plan.show',
  };
}

const updating = (say: Speaker, view: ActivityView): Action[] =>
  view.mayUpdate
    ? [
        form(
          say('plan.act.update'),
          say('plan.act.updateSubmit'),
          'plan.update',
          [
            choice(
              say,
              'state',
              say('plan.form.state'),
              ACTIVITY_STATES.map((value) => ({ value, title: say(`plan.state.${value}`) })),
              { required: true, value: view.state },
            ),
            words(say, 'text', say('plan.form.text')),
          ],
          { look: 'primary' },
        ),
      ]
    : [];

export interface Asked {
  /** The entity has just become the lead. */
  readonly leads?: boolean;
  /** To the Secretariat: the lead has not reported. */
  readonly silent?: boolean;
}

/** To the lead once a quarter, and to the Secretariat when the lead does not report. Not sent once the lead has reported. */
export function planAsk({ say, view, data }: CardContext<ActivityView, Asked>): Card | null {
  if (!data.leads && !data.silent && view.asked === 0) return null;
  if (data.silent && !view.isSilent) return null;
  const title = data.silent
    ? say('plan.ask.silent', { ref: view.ref })
    : data.leads
      ? say('plan.ask.leads', { ref: view.ref })
      : say('plan.ask.title', { ref: view.ref });
  return {
    title,
    eyebrow: view.activity,
    tone: 'attention',
    body: [
      text(data.silent ? say('plan.isSilent', { n: view.asked }) : say('plan.ask.body')),
      ...when(view.to, (to) => facts([say('plan.form.to'), say.date(to)])),
    ],
    actions: [
      ...(data.silent ? [] : updating(say, view)),
      { type: 'press', title: say('mail.act.show.ref', { ref: view.ref }), verb: 'plan.show', target: view.ref },
    ],
    context: { target: view.ref },
    summary: say('mail.summary', { what: title, subject: view.activity }),
  };
}
