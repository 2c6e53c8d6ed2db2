/** One life of every kind of item that has a label, with planted words in everything that people write on it. */
import type { World } from '../world.ts';
import { link, title, words } from './planted.ts';

type Press = Promise<{ readonly ok: boolean; readonly target?: string; readonly message: string }>;
async function done(press: Press): Promise<string> {
  const answer = await press;
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.target ?? '';
}

/** The items of a world, by what they are. */
export interface Items {
  readonly request: string;
  readonly referred: string;
  readonly meeting: string;
  readonly item: string;
  readonly proposed: string;
  readonly circular: string;
  readonly call: string;
}

/** Requests: one that is endorsed after everything was said on it, one that is referred, one that is withdrawn. */
async function requests(w: World, classification: string): Promise<{ request: string; referred: string }> {
  const [unhcr, unicef, unfpa] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF'), w.focalPoint('UNFPA')];
  const opened = async (what: string) => {
    const asked = { title: title(what), summary: words('summary'), documentUrl: link(what), classification };
    await done(w.officer.press('endorsement.open.preview', null, asked));
    return done(w.officer.press('endorsement.open', null, asked));
  };
  const request = await opened('request');
  const on = (who: typeof unhcr, verb: string, inputs: object) =>
    done(who.press(`endorsement.${verb}`, request, inputs as Record<string, unknown>));
  await on(w.alternate('UNFPA'), 'endorse', { comment: words('endorsed') });
  await on(unhcr, 'comment', { text: words('comment') });
  await on(unicef, 'needTime', { text: words('time'), until: '2026-12-08' });
  await on(unicef, 'recuse', { comment: words('recused') });
  await on(unicef, 'abstain', { comment: words('abstained') });
  await on(w.officer, 'extend', { closesOn: '2026-12-09', reason: words('extension') });
  const corrected = { title: title('corrected'), note: words('correction'), summary: words('newsummary') };
  await on(w.officer, 'correct', corrected);
  await on(unhcr, 'challengeCorrection', { text: words('challenge') });
  const revised = { documentUrl: link('revised'), documentVersion: '2', changes: words('revision') };
  await on(w.officer, 'revise.preview', revised);
  await on(w.officer, 'revise', revised);
  await on(unhcr, 'object', { text: words('objection'), wouldSatisfy: words('satisfy') });
  await on(unhcr, 'requestDiscussion', { text: words('discussion') });
  await on(w.alternate('UNHCR'), 'abstain', { comment: words('withouteffect') });
  await on(unfpa, 'endorse', { comment: words('again') });
  const entered = { entity: 'UNFPA', position: 'object', text: words('entered'), source: words('source') };
  await on(w.officer, 'enterFor', entered);
  await on(unfpa, 'contest', { text: words('contested') });
  await on(unfpa, 'withdrawObjection', { reason: words('lifted') });
  await on(unhcr, 'withdrawRequest', { reason: words('back') });
  const referred = await opened('referred');
  const both = { text: words('pair'), requestDiscussion: 'yes', wouldSatisfy: words('wider') };
  await done(unfpa.press('endorsement.object', referred, both));
  await done(w.officer.press('endorsement.compose', null, { follows: referred }));
  const given = await opened('givenup');
  await done(w.officer.press('endorsement.withdraw', given, { reason: words('withdrawal') }));
  return { request, referred };
}

/** Correspondence of every kind, held, declined, sent, answered. */
async function correspondence(w: World, classification: string): Promise<string> {
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  const said = (what: string) => ({
    subject: title(what),
    text: words(what),
    links: link(what),
    classification,
  });
  const send = async (what: string, more = {}) => {
    const message = { ...said(what), audience: 'all', ...more };
    await done(w.officer.press('correspondence.send.preview', null, message));
    return done(w.officer.press('correspondence.send', null, message));
  };
  await done(w.officer.press('correspondence.preview', null, { ...said('preview'), audience: 'all' }));
  const circular = await send('circular', { acknowledge: 'yes' });
  await done(unhcr.press('correspondence.reply', circular, { text: words('reply') }));
  await send('scheduled', { sendAt: '2026-12-03T09:00' });
  const { links: _none, ...urgent } = said('urgent');
  await done(unhcr.press('correspondence.urgent.preview', null, urgent));
  const alarm = await done(unhcr.press('correspondence.urgent', null, urgent));
  await done(w.officer.press('correspondence.review', alarm, { note: words('review') }));
  const submit = async (what: string) => {
    const message = { ...said(what), audience: 'all' };
    await done(unhcr.press('correspondence.submit.preview', null, message));
    return done(unhcr.press('correspondence.submit', null, message));
  };
  const approved = await submit('submitted');
  await done(unhcr.press('correspondence.edit', approved, { text: words('edited') }));
  const better = { subject: title('approved'), text: words('approved') };
  await done(w.officer.press('correspondence.approve', approved, better));
  const declined = await submit('refused');
  await done(w.officer.press('correspondence.decline', declined, { reason: words('refusal') }));
  const held = await submit('held');
  await done(w.officer.press('correspondence.claim', held));
  const takenBack = await submit('cancelled');
  await done(unhcr.press('correspondence.cancelSubmission', takenBack));
  const asked = { ...said('proposals'), dueOn: '2026-12-08' };
  await done(w.officer.press('correspondence.proposals.preview', null, asked));
  await done(w.officer.press('correspondence.proposals', null, asked));
  const guidance = { ...said('guidance'), dueOn: '2026-12-08', kind: 'guidance' };
  await done(w.officer.press('correspondence.passOn.preview', null, guidance));
  const passed = await done(w.officer.press('correspondence.passOn', null, guidance));
  const where = { where: words('where'), link: link('where') };
  await done(unicef.press('correspondence.passedOn', passed, where));
  await w.settle();
  return circular;
}

/** Calls for input, with what was answered, asked and corrected; and entities' own, approved and declined. */
async function inputs(w: World, classification: string): Promise<string> {
  const [unhcr, unicef, unfpa] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF'), w.focalPoint('UNFPA')];
  const asked = (what: string) => ({
    title: title(what),
    questions: `${words('question')}\n${words('second')}`,
    documentUrl: link(what),
    dueOn: '2026-12-02',
    classification,
  });
  await done(w.officer.press('input.open.preview', null, asked('call')));
  const call = await done(w.officer.press('input.open', null, asked('call')));
  await done(w.officer.press('input.compose', null, { from: call }));
  await done(unhcr.press('input.save', call, { answers: { 1: words('saved') } }));
  await done(unhcr.press('input.answer', call, { answers: { 1: words('answer'), 2: words('second') } }));
  const file = Buffer.from(words('file')).toString('base64');
  await done(unhcr.press('input.file', call, { question: '2', name: 'a.txt', file }));
  await done(w.officer.press('input.nudge', call, { entity: 'UNICEF' }));
  await done(unicef.press('input.needTime', call, { until: '2026-12-04', text: words('moretime') }));
  await done(unfpa.press('input.needTime', call, { until: '2026-12-04', text: words('waits') }));
  await done(w.officer.press('input.grantTime', call, { entity: 'UNFPA', until: '2026-12-04' }));
  await done(w.officer.press('input.declineTime', call, { entity: 'UNICEF', reason: words('notime') }));
  await done(unfpa.press('input.save', call, { answers: { 1: words('partly') } }));
  const corrected = { title: title('callcorrected'), questions: words('asked'), documentUrl: link('callcorrected') };
  await done(w.officer.press('input.correct', call, corrected));
  const own = await done(unhcr.press('input.submit', null, asked('owncall')));
  await done(w.officer.press('input.approve', own, { title: title('owncallapproved') }));
  const takenBack = await done(unhcr.press('input.submit', null, asked('cancelledcall')));
  await done(unhcr.press('input.edit', takenBack, { title: title('editedcall'), questions: words('edited') }));
  await done(unhcr.press('input.cancelSubmission', takenBack));
  const not = await done(unhcr.press('input.submit', null, asked('notcalled')));
  await done(w.officer.press('input.decline', not, { reason: words('notcalled') }));
  const held = await done(unicef.press('input.submit', null, asked('heldcall')));
  await done(w.officer.press('input.claim', held));
  return call;
}

/** Proposals for the agenda before the meeting. */
async function agenda(
  w: World,
  classification: string,
): Promise<{ meeting: string; second: string; proposed: string; back: string }> {
  const schedule = (startsAt: string) =>
    done(w.officer.press('meeting.schedule', null, { kind: 'focalPoints', startsAt, place: 'Room 7' }));
  const meeting = await schedule('2026-12-10T10:00');
  const second = await schedule('2027-01-14T10:00');
  const propose = (what: string) =>
    done(
      w.focalPoint('UNHCR').press('agenda.propose', null, { title: title(what), note: words('note'), classification }),
    );
  const proposed = await propose('proposed');
  await done(w.officer.press('agenda.accept', proposed));
  const declined = await propose('unwanted');
  await done(w.officer.press('agenda.decline', declined, { reason: words('unwanted') }));
  const back = await propose('takenback');
  await done(w.officer.press('agenda.accept', back));
  await propose('undecided');
  return { meeting, second, proposed, back };
}

/** The meeting: one item by consensus, one without; its minutes, commented on, issued and corrected. */
async function sitting(
  w: World,
  { meeting, item, proposed, back }: Readonly<Record<'meeting' | 'item' | 'proposed' | 'back', string>>,
): Promise<void> {
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  const officer = (verb: string, target: string, given = {}) => done(w.officer.press(verb, target, given));
  await w.to('2026-12-10T15:00:00Z');
  await officer('meeting.begin', meeting);
  await officer('meeting.present', meeting, { entities: 'UNHCR, UNICEF' });
  await officer('decision.put', item, { text: words('put') });
  await done(unhcr.press('decision.object', item, { text: words('oral') }));
  await done(unhcr.press('decision.withdrawObjection', item, { text: words('orallifted') }));
  const agreed = { outcome: 'consensus', text: words('decided'), actions: `UNHCR: ${words('action')} by 2026-12-16` };
  await officer('decision.record', item, agreed);
  await officer('decision.put', proposed, { text: words('putagain') });
  await done(unicef.press('decision.object', proposed, { text: words('standing') }));
  const open = { outcome: 'noConsensus', then: 'steeringCommittee', text: words('undecided') };
  await officer('decision.record', proposed, { ...open, actions: `UNICEF: ${words('task')} by 2026-12-16` });
  await officer('decision.put', back, { text: words('putback') });
  await officer('decision.record', back, { ...open, text: words('nobody') });
  await officer('meeting.end', meeting, { confirm: 'yes' });
  await officer('agenda.takeBack', back, { reason: words('takenback') });
  await officer('minutes.draft', meeting, { text: words('minutes') });
  await done(unicef.press('minutes.comment', meeting, { text: words('remark') }));
  const decided = { text: words('committee'), on: '2026-12-10', documentUrl: link('committee') };
  await officer('agenda.committeeDecided', proposed, decided);
  await w.to('2026-12-17T15:00:00Z');
  await officer('minutes.issue', meeting);
  await officer('minutes.correct', meeting, { text: words('comma') });
  await officer('action.change', item, { n: '1', due: '2027-02-01' });
  await done(unhcr.press('action.done', item, { n: '1' }));
  await done(unhcr.press('action.undone', item, { n: '1' }));
  await done(unhcr.press('action.done', item, { n: '1' }));
}

/** What was brought together goes round and is put up for endorsement; so is the work plan. */
async function handedOn(w: World, call: string, classification: string): Promise<void> {
  const officer = (verb: string, target: string | null, given: object) =>
    done(w.officer.press(verb, target, given as Record<string, unknown>));
  const message = { subject: title('answers'), text: words('answers') };
  const request = { title: title('endorseanswers'), documentUrl: link('endorse'), summary: words('endorse') };
  await officer('input.circulate.preview', call, message);
  await officer('input.circulate', call, message);
  await officer('input.endorse.preview', call, request);
  await officer('input.endorse', call, request);
  await officer('plan.set', null, PLANNED);
  const plan = { title: title('plan'), documentUrl: link('plan'), summary: words('plan'), classification };
  await officer('plan.endorse.preview', null, plan);
  await officer('plan.endorse', null, plan);
}
/** What the network does has no label. */
const PLANNED = { activity: 'Train focal points', lead: 'UNHCR', to: '2027-03-31' };

/** A request on which the Secretariat says why it closed it, although an entity was not reached. */
async function unreached(w: World, classification: string): Promise<void> {
  for (const who of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await who.block();
  const asked = { title: title('unreached'), documentUrl: link('unreached'), classification };
  const target = await done(w.officer.press('endorsement.open', null, asked));
  const { closesAt } = await w.request(target);
  await w.to(new Date(Date.parse(closesAt) + 60_000).toISOString());
  await done(w.officer.press('endorsement.closeUnreached', target, { reason: words('unreached') }));
  for (const who of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await who.block(false);
  await w.settle();
}

/** What people look at afterwards. */
async function lookedUp(w: World, { meeting, call }: Pick<Items, 'meeting' | 'call'>): Promise<void> {
  const unhcr = w.focalPoint('UNHCR');
  const [first, second] = await w.records<{ number: string }>('register');
  const { number = '' } = first ?? {};
  await done(w.officer.press('register.review', null, { number, on: '2027-02-01' }));
  await done(w.officer.press('register.supersede', null, { number, by: second?.number }));
  for (const who of [unhcr, w.officer, w.observer]) {
    await who.press('register.show', null, { number });
    await who.press('minutes.show', meeting);
    await who.press('register.search', null, { words: number });
  }
  await done(w.officer.press('register.export', null, { format: 'csv' }));
  await done(w.officer.press('input.export', call));
  await unhcr.press('input.fill', call);
}

/** Everything, from 24 November to after the meeting of 10 December. */
export async function lived(w: World, classification: string): Promise<Items> {
  await done(w.officer.say('room here', { room: true }));
  const { meeting, second, proposed, back } = await agenda(w, classification);
  const { request, referred } = await requests(w, classification);
  const circular = await correspondence(w, classification);
  const call = await inputs(w, classification);
  await w.settle();
  const { agendaItem: item = '' } = await w.request(referred);
  await w.to('2026-12-04T15:00:00Z');
  await done(w.officer.press('input.close', call));
  await handedOn(w, call, classification);
  await sitting(w, { meeting, item, proposed, back });
  await w.settle();
  await w.focalPoint('UNICEF').press('endorsement.object', request, { text: words('late') });
  await unreached(w, classification);
  await lookedUp(w, { meeting, call });
  // What is on its agenda waits for another one.
  await done(w.officer.press('meeting.cancel', second, { reason: 'The room is taken.' }));
  await w.settle();
  return { request, referred, meeting, item, proposed, circular, call };
}
