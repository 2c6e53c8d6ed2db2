/** Long forms in dialogs, and "Send to the network…". */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import { withAddresses } from '../../../src/platforms/teams/addresses.ts';
import { listen, createHttp } from '../../../src/runtime/server.ts';
import { parseFaults, shownBy } from '../../support/adaptiveCardClient.ts';
import { AMINA, fakeClock, fakeDoor, shown, type FakeDoor } from '../../support/localDoor.ts';
import { openedTeams, TENANT } from '../../support/teams/opened.ts';
import { buttonsOf, cardOf, teamsUser, type Answered, type TeamsUser } from '../../support/teams/people.ts';
import { teamsWorld } from '../../support/teams/world.ts';
import { processorMs } from '../../support/realTime.ts';

type Json = Readonly<Record<string, unknown>>;

interface Task {
  readonly type: string;
  readonly value: { readonly title: string; readonly card: { readonly content: Json } };
}
const taskOf = ({ body }: Answered): Task => body['task'] as Task;
const dialogOf = (answered: Answered): Json => taskOf(answered).value.card.content;

const fill = (dialog: Json, inputs: Readonly<Record<string, string>>): Json => {
  const buttons = buttonsOf(dialog).map(({ data }) => data as Json & { readonly concord?: Json });
  const data = buttons.find(({ verb, concord }) => concord?.['form'] === verb) ?? {};
  const filled = Object.entries(inputs).map(([name, value]) => [`${String(data['verb'])}#${name}`, value]);
  return { ...data, ...(Object.fromEntries(filled) as Json) };
};
const submit = (user: TeamsUser, data: Json): Promise<Answered> => user.bring('taskSubmit', { value: { data } });
const fetch_ = (user: TeamsUser, data: unknown): Promise<Answered> => user.bring('taskFetch', { value: { data } });

describe('a form that is long', () => {
  const officer = async () => {
    const w = await teamsWorld({}, { dialogs: true });
    const user = w.user('officer', 'nadia@secretariat.example');
    await user.install();
    return { w, user };
  };
  const button = (user: TeamsUser, title: string): Json =>
    buttonsOf(cardOf(user.posts().at(-1))).find((each) => each['title'] === title) ?? {};

  it('opens in a dialog, and sends the act', async () => {
    const { w, user } = await officer();
    const opens = button(user, 'New endorsement request');
    expect(opens).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } });
    const opened = await fetch_(user, opens['data']);
    expect(taskOf(opened)).toMatchObject({ type: 'continue', value: { title: 'New endorsement request' } });
    const dialog = dialogOf(opened);
    expect(parseFaults(dialog)).toEqual([]);
    expect(JSON.stringify(dialog)).not.toContain('Action.Execute');

    const asked = await submit(user, fill(dialog, { title: 'Framework', documentUrl: 'https://un.example/1' }));
    const opening = buttonsOf(dialogOf(asked)).find((each) => each['title'] === 'Open the request');
    const done = await submit(user, opening?.['data'] as Json);
    expect(shownBy(dialogOf(done))).toContain('E-1');
    expect((await w.request('E-1')).title).toBe('Framework');
  });

  it('has no button beside its own by which what was typed would be lost', async () => {
    const { user } = await officer();
    const dialog = dialogOf(await fetch_(user, button(user, 'Write to the network…')['data']));
    const verbs = buttonsOf(dialog).map(({ data }) => (data as Json)['verb']);
    expect(verbs).toEqual(['correspondence.preview']);
  });

  it('that is wrong comes back as it was filled in, with what is wrong', async () => {
    const { user } = await officer();
    const dialog = dialogOf(await fetch_(user, button(user, 'New endorsement request')['data']));
    const again = await submit(user, fill(dialog, { title: 'Framework', documentUrl: 'ftp://un.example/1' }));
    const words = shownBy(dialogOf(again));
    expect(words).toContain('https://');
    expect(words).toContain('Framework');
    expect(words).toContain('ftp://un.example/1');
  });

  it('that is wrong names each field that is, all of them at once', async () => {
    const { user } = await officer();
    const dialog = dialogOf(await fetch_(user, button(user, 'New endorsement request')['data']));
    const words = shownBy(dialogOf(await submit(user, fill(dialog, { title: '', documentUrl: '' }))));
    expect(words.match(/[^\n]+: Please fill this in\./g)).toHaveLength(2);
  });

  it('is none: a short one on a card is refused in words that name its field', async () => {
    const { w, user } = await officer();
    await w.open();
    await user.type('endorsement show E-1');
    const card = user.posts().at(-1)!;
    const refused = await user.press(card, 'Withdraw this request', { reason: ' ' });
    expect(refused.body['value']).toMatch(/\nReason: Please fill this in\.$/);
    const tooLong = await user.press(card, 'Withdraw this request', { reason: 'x'.repeat(10_000) });
    expect(tooLong.body['value']).toMatch(/\nReason: At most 4,000 characters/);
  });

  const forged = (target: string) => ({
    opener: { verb: 'endorsement.withdraw', target, inputs: { reason: 'Forged.' } },
  });

  it('is opened by looks alone: what opens it does nothing, though the person may do it', async () => {
    const { w, user } = await officer();
    const e = await w.open();
    const opened = await fetch_(user, { concord: forged(e) });
    expect(taskOf(opened)).toMatchObject({
      type: 'message',
      value: expect.stringContaining('I do not know') as string,
    });
    expect((await w.request(e)).state).toBe('open');
  });

  it('that is wrong is brought back by looks alone', async () => {
    const { w, user } = await officer();
    const e = await w.open();
    await submit(user, { verb: 'endorsement.open', concord: forged(e) });
    expect((await w.request(e)).state).toBe('open');
  });

  it('is no matter of a card that draws itself anew: that does nothing either', async () => {
    const { w, user } = await officer();
    const e = await w.open();
    const data = { target: e, 'endorsement.withdraw#reason': 'Forged.' };
    const action = { type: 'Action.Execute', verb: 'endorsement.withdraw', data };
    await user.bring('invoke', { value: { action, trigger: 'automatic' } });
    expect((await w.request(e)).state).toBe('open');
    await user.bring('invoke', { value: { action, trigger: 'manual' } });
    expect((await w.request(e)).state).toBe('withdrawn');
  });

  it('under a button of a card is asked for, and drawn for the request as it is now', async () => {
    const { w, user } = await officer();
    const e = await w.open();
    const forms = buttonsOf(cardOf(user.posts().at(-1))).filter(({ data }) =>
      JSON.stringify(data).includes('"opener"'),
    );
    const revise = forms.find(({ data }) => JSON.stringify(data).includes('endorsement.enterFor')) ?? forms[0];
    const { opener } = (revise?.['data'] as { concord: { opener: { form: string } } }).concord;
    const dialog = dialogOf(await fetch_(user, revise?.['data']));
    expect(buttonsOf(dialog).map(({ data }) => (data as Json)['verb'])).toEqual([opener.form]);
    await w.officer.press('endorsement.withdraw', e, { reason: 'No longer needed.' });
    // The form is not on offer any more: the dialog shows the request.
    const late = dialogOf(await fetch_(user, revise?.['data']));
    expect(shownBy(late)).toContain('No longer needed.');
    const done = await submit(user, fill(dialog, {}));
    expect(taskOf(done).type).not.toBe('error');
    expect((await w.request(e)).state).toBe('withdrawn');
  });

  it('is the one that the button asked for', async () => {
    const w = await teamsWorld({}, { dialogs: true });
    const user = w.user('one', 'fp@unhcr.example');
    await user.type('home');
    const urgent = buttonsOf(cardOf(user.posts().at(-1))).find(({ data }) => JSON.stringify(data).includes('urgent'));
    const dialog = dialogOf(await fetch_(user, urgent?.['data']));
    expect(fill(dialog, {})['verb']).toBe('correspondence.urgent.preview');
  });

  it('for a message to the network opens on any message, and what is sent waits for the Secretariat', async () => {
    const w = await teamsWorld({}, { dialogs: true });
    const user = w.user('one', 'fp@unhcr.example');
    await user.install();
    const dialog = dialogOf(await user.bring('sendToNetwork'));
    expect(shownBy(dialog)).toContain('Draft guidance');
    const done = await user.bring('taskSubmit', {
      name: 'composeExtension/submitAction',
      value: { data: fill(dialog, { subject: 'Draft guidance', text: 'Ready.' }) },
    });
    const send = buttonsOf(dialogOf(done)).find(({ data }) => (data as Json)['verb'] === 'correspondence.submit');
    await submit(user, send?.['data'] as Json);
    expect(await w.records('correspondence')).toMatchObject([{ subject: 'Draft guidance' }]);
  });

  it.each([
    ['nothing', {}],
    ['a word', 'x'],
    ['an opener that is none', { concord: { opener: 7 } }],
  ])('asked for with %s is answered in words', async (_what, data) => {
    const { user } = await officer();
    expect(taskOf(await fetch_(user, data))).toMatchObject({ type: 'message' });
  });
});

describe('"Send to the network…" on a message', () => {
  const form: Card = {
    title: 'Send to the network',
    body: [],
    actions: [],
    form: {
      verb: 'correspondence.submit',
      submit: 'Send',
      fields: [
        { id: 'subject', label: 'Subject', type: 'text', max: 200 },
        { id: 'text', label: 'Text', type: 'text', lines: 'many', max: 4000 },
        { id: 'links', label: 'Links', type: 'text', max: 2000 },
      ],
    },
    summary: 'Send to the network',
  };

  async function sender(): Promise<{ door: FakeDoor; user: TeamsUser; other: TeamsUser }> {
    const door = fakeDoor();
    door.answer('send', () => shown({ card: form, cardName: 'correspondenceForm' }));
    const at = await openedTeams();
    const { routers } = await at.module.serve(door, fakeClock());
    const server = await listen(createHttp({ ready: async () => undefined }, routers), { port: 0, host: '127.0.0.1' });
    onTestFinished(async () => {
      await server.close();
      await at.stop();
    });
    const send = async (activity: Json): Promise<Answered> => {
      const answer = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(activity),
      });
      return { status: answer.status, body: (await answer.json()) as Json };
    };
    return {
      door,
      user: teamsUser(at.connector, send, { name: 'amina', email: AMINA.email }),
      other: teamsUser(at.connector, send, { name: 'nobody', email: 'nobody@elsewhere.example' }),
    };
  }

  it('opens the form with the message in it, as plain words', async () => {
    const { user } = await sender();
    const words = shownBy(dialogOf(await user.bring('sendToNetwork')));
    expect(words).toContain('Draft guidance');
    expect(words).toContain('Dear colleagues,\nthe draft is ready & waits for you.');
    expect(words).toContain('https://teams.microsoft.com/l/message/');
  });

  it('keeps where links lead, and where the files lie', async () => {
    const { user } = await sender();
    const content =
      '<p><at id="0">Ana Costa</at>: read <a href="https://un.example/a?x=1&amp;y=2" title="x">the <b>note</b></a>, ' +
      '<a href="https://un.example/b">un.example/b</a> and <a href="javascript:x">this</a>.</p>';
    const attachments = [
      { contentType: 'reference', contentUrl: 'https://un.sharepoint.example/a note.pdf', name: 'a note.pdf' },
      { contentType: 'messageReference', contentUrl: 'https://teams.microsoft.com/other' },
    ];
    const messagePayload = {
      body: { contentType: 'html', content },
      attachments,
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
    };
    const opened = await user.bring('sendToNetwork', { value: { commandContext: 'message', messagePayload } });
    const words = shownBy(dialogOf(opened));
    expect(words).toContain('Ana Costa: read the note (https://un.example/a?x=1&y=2), un.example/b and this.');
    expect(words).toContain('https://un.sharepoint.example/a%20note.pdf https://teams.microsoft.com/l/message/1');
    expect(words).not.toContain('teams.microsoft.com/other');
  });

  it('keeps what a forwarded message says, and who said it', async () => {
    const { user } = await sender();
    const content = {
      originalMessageId: '1727881360458',
      originalMessageContent: '<p>The <a href="https://un.example/t">training</a> is on Monday.</p>',
      originalMessageSender: { application: null, user: { userIdentityType: 'aadUser', displayName: 'Ana Costa' } },
    };
    const attachments = [
      { id: '1', contentType: 'forwardedMessageReference', content: JSON.stringify(content) },
      { id: '2', contentType: 'forwardedMessageReference', content: 'no JSON' },
    ];
    const body = { contentType: 'html', content: '<attachment id="1"></attachment>' };
    const opened = await user.bring('sendToNetwork', { value: { messagePayload: { body, attachments } } });
    expect(shownBy(dialogOf(opened))).toContain('Ana Costa: The training (https://un.example/t) is on Monday.');
  });

  it.each(['<a ', '<a href="https://un.example">', '</a>'])('takes no time over many %s', (mark) => {
    expect(processorMs(() => withAddresses(mark.repeat(30_000)))).toBeLessThan(1_000);
  });

  it('sends what was written', async () => {
    const { door, user } = await sender();
    const dialog = dialogOf(await user.bring('sendToNetwork'));
    const data = fill(dialog, { subject: 'Draft guidance', text: 'Ready.', links: '' });
    const done = await user.bring('taskSubmit', { name: 'composeExtension/submitAction', value: { data } });
    expect(taskOf(done)).toEqual({ type: 'message', value: 'Done.' });
    expect(door.presses).toMatchObject([
      {
        verb: 'correspondence.submit',
        from: AMINA.id,
        platform: 'teams',
        inputs: { subject: 'Draft guidance', text: 'Ready.' },
      },
    ]);
    expect(Object.keys(door.presses[0]?.inputs ?? {}).sort()).toEqual(['links', 'subject', 'text']);
  });

  it('gives back what was written when something breaks: the form, or else the words', async () => {
    const { door, user } = await sender();
    const broken = (): never => {
      throw new Error('the disk is full');
    };
    const write = async (dialog: Json): Promise<Json> => {
      const data = {
        ...fill(dialog, { subject: 'Draft guidance', text: 'Ready for all.', links: '' }),
        opened: 'first',
      };
      return dialogOf(await user.bring('taskSubmit', { name: 'composeExtension/submitAction', value: { data } }));
    };
    const first = dialogOf(await user.bring('sendToNetwork', { value: {} }));
    door.answer('correspondence.submit', broken);
    const back = await write(first);
    expect(shownBy(back)).toContain('I cannot say whether it was recorded');
    expect(JSON.stringify(back)).toContain('"value":"Ready for all."');
    // What was recorded after all is known by the name of the form.
    expect(JSON.stringify(back)).toContain('"id":"opened","isVisible":false,"value":"first"');
    expect(buttonsOf(back)).toHaveLength(1);

    door.answer('send', broken);
    const words = await write(back);
    expect(shownBy(words)).toContain('I cannot say whether it was recorded');
    expect(shownBy(words)).toContain('Ready for all.');

    door.answer('correspondence.submit', () => shown());
    const data = fill(back, { subject: 'Draft guidance', text: 'Ready for all.', links: '' });
    expect(taskOf(await user.bring('taskSubmit', { value: { data } }))).toMatchObject({ value: 'Done.' });
  });

  it.each(['conflict', 'unknown', 'notAllowed'] as const)(
    'gives back what was written when it is refused without a card (%s)',
    async (code) => {
      const { door, user } = await sender();
      door.answer('correspondence.submit', () => shown({ ok: false, code, message: 'Not now.' }));
      const data = fill(dialogOf(await user.bring('sendToNetwork')), { text: 'Ready for all.' });
      const back = dialogOf(await user.bring('taskSubmit', { value: { data } }));
      expect(shownBy(back)).toContain('Not now.');
      expect(JSON.stringify(back)).toContain('"value":"Ready for all."');
    },
  );

  it('tells somebody who is on no roll whom to ask', async () => {
    const { other } = await sender();
    const answer = await other.bring('sendToNetwork');
    expect(taskOf(answer)).toEqual({ type: 'message', value: 'You are not on the roll.' });
  });

  /** As Teams brings it from a chat of two people: by its looks it is like Concord's own with one of them. */
  const ofTwo = { conversationType: 'personal', tenantId: TENANT, id: 'a:chat-of-two-people' };
  const closedChannel = {
    conversationType: 'channel',
    isGroup: true,
    tenantId: TENANT,
    id: '19:closed@thread.tacv2;messageid=1',
  };
  const NOWHERE = undefined;

  it.each([
    ['a chat of two people', ofTwo],
    ['a channel without Concord', closedChannel],
    ['the search box', NOWHERE],
  ])('opens in %s for whoever was met, and does not take that for their chat', async (_where, conversation) => {
    const w = await teamsWorld();
    const focal = w.user('focal', 'fp@unhcr.example');
    await focal.install();
    expect(taskOf(await focal.bring('sendToNetwork', { conversation }))).toMatchObject({
      type: 'continue',
      value: { title: 'Submit for circulation' },
    });

    await w.open();
    expect(focal.last()).toContain('If UNHCR does not answer');
    expect(w.connector.calls.filter((call) => call.includes('two-people'))).toEqual([]);
  });

  it.each([
    ['a chat of two people', ofTwo],
    ['a channel without Concord', closedChannel],
    ['the search box', NOWHERE],
  ])('tells whoever was not met, in %s, to add Concord first', async (_where, conversation) => {
    const w = await teamsWorld();
    const focal = w.user('focal', 'fp@unhcr.example');
    const { body } = await focal.bring('sendToNetwork', { conversation });
    expect(JSON.stringify(body)).toContain('Please add Concord to your Teams apps');
  });

  it.each([
    ['of the message', { locale: 'fr-CH' }],
    [
      'of the client',
      { locale: undefined, entities: [{ type: 'clientInfo', locale: 'fr-FR', country: 'FR', platform: 'Web' }] },
    ],
  ])('in the language %s', async (_whose, said) => {
    const w = await teamsWorld();
    const never = w.user('never', 'never@met.example');
    const { body } = await never.bring('sendToNetwork', { conversation: ofTwo, ...said });
    expect(JSON.stringify(body)).toContain('Veuillez ajouter Concord');
  });
});
