/** Forms in Slack: what an act came to is said, what was typed is kept, and a button does what it says. */
import { describe, expect, it } from 'vitest';
import { slackWords } from '../../../src/app/platforms.ts';
import { createWindows } from '../../../src/platforms/slack/windows.ts';
import { modalAnswer } from '../../../src/platforms/slack/views.ts';
import { controls, viewText } from '../../support/slack/reading.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const OFFICER = 'nadia@secretariat.example';
const ELSEWHERE = 'C0ELSEWHERE';

async function atTheOffice() {
  const world = await slackWorld([FP, OFFICER]);
  return { ...world, officer: world.in(OFFICER), fp: world.in(FP) };
}
type Office = Awaited<ReturnType<typeof atTheOffice>>;

const modalsOf = ({ slack, officer }: Office) => slack.state.modals.get(officer.user.id) ?? [];
const labels = (content: { readonly [name: string]: unknown } | undefined): unknown[] =>
  ((content?.['blocks'] ?? []) as { type: string }[]).filter(({ type }) => type === 'input');

/** The form for a circular, with something typed into it. */
async function composing(office: Office) {
  await office.officer.command('send');
  await soon(() => expect(office.officer.modalText()).toContain('Write to the network'));
  office.officer.fill({ Subject: 'Workshop in Nairobi', Text: 'Half an hour of typing.' });
}

describe('what an act came to', () => {
  it('is said when settings are saved in a modal, with what was raised, and the form does not stand there as before', async () => {
    const { w, officer } = await atTheOffice();
    await officer.command('settings');
    await soon(() => expect(officer.modalText()).toContain('Shortest period in hours'));
    await officer.submit({ 'Shortest period in hours': '24' });
    expect(officer.modalText()).toContain('cannot be under 72 hours and was raised');
    expect(labels(officer.modal()?.content)).toEqual([]);
    expect(await w.records('settings')).toMatchObject([{ floorHours: 72 }]);
    // From there the form is one press away, with what is stored now.
    await officer.press('Settings of the network…');
    await soon(() => expect(labels(officer.modal()?.content)).not.toEqual([]));
  });

  it('is said above the form that is the next step', () => {
    const form = { verb: 'roll.import' as const, fields: [], submit: 'Show what would change' };
    const next = { ...form, inputs: { apply: 'yes' }, submit: 'Apply' };
    const card = { title: 'This would change', body: [], actions: [], summary: '' };
    const shown = { ok: true, message: 'Looked through: nothing is changed yet.', language: 'en' } as const;
    const after = viewText(modalAnswer({ ...shown, card: { ...card, form: next } }, {}, slackWords, form).view);
    expect(after).toMatch(/This would change[^]*nothing is changed yet\.[^]*Apply$/);
    // The same form once more is not the next step: it waits behind a button.
    const same = modalAnswer({ ...shown, card: { ...card, form } }, {}, slackWords, form).view;
    expect(viewText(same)).toMatch(/nothing is changed yet\.[^]*This would change…$/);
    expect(same.submit).toBeUndefined();
  });

  it('is said for `room here` and `room off`, in the channel, and no form opens', async () => {
    const { w, slack, officer } = await atTheOffice();
    await officer.command('room here', 'C0GENERAL');
    const seen = () =>
      officer
        .inChannel('C0GENERAL')
        .filter(({ only }) => only === officer.user.id)
        .map(officer.words);
    await soon(() => expect(seen().join('\n')).toContain('This channel is the network’s room now'));
    await officer.command('room off', 'C0GENERAL');
    await soon(() => expect(seen().join('\n')).toContain('I post nothing more'));
    expect(slack.calls.filter(({ method }) => method === 'views.open')).toEqual([]);
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
  });

  it('of a press at home that took too long for Slack is said in the chat', async () => {
    const { w, slack, fp } = await atTheOffice();
    await w.open({ title: 'Framework of Cooperation' });
    await fp.openHome();
    await soon(() => expect(fp.home()).toContain('Framework of Cooperation'));
    slack.fate('views.open', { error: 'expired_trigger_id' });
    const before = fp.messages().length;
    await fp.press('All requests', 'home');
    await soon(() => expect(fp.messages()).toHaveLength(before + 1));
    expect(fp.words(fp.messages().at(-1)!)).toMatch(/All endorsement requests[^]*Framework of Cooperation/);
  });
});

describe('`room here`', () => {
  it('where Concord is not says so, and sets nothing', async () => {
    const { w, slack, officer } = await atTheOffice();
    slack.state.channels.set(ELSEWHERE, { id: ELSEWHERE, name: 'elsewhere', hasApp: false });
    await officer.command('room here', ELSEWHERE);
    await soon(() => expect(officer.inChannel(ELSEWHERE).map(officer.words).join()).toContain('not in this channel'));
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
    await w.settle();
    expect(await w.officer.messages('roomLost')).toEqual([]);
  });

  it('is to be said again when Slack cannot be asked', async () => {
    const { w, slack, officer } = await atTheOffice();
    slack.fate('chat.postEphemeral', { status: 503 });
    await officer.command('room here', 'C0GENERAL');
    await soon(() => expect(officer.inChannel('C0GENERAL').map(officer.words).join()).toContain('try again'));
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
  });

  it('of somebody who may not say it asks nobody', async () => {
    const { slack, fp } = await atTheOffice();
    slack.state.channels.set(ELSEWHERE, { id: ELSEWHERE, name: 'elsewhere', hasApp: false });
    await fp.command('room here', ELSEWHERE);
    await soon(() => expect(fp.inChannel(ELSEWHERE).map(fp.words).join()).toContain('Secretariat'));
    expect(slack.calls.filter(({ method }) => method === 'chat.postEphemeral')).toEqual([]);
  });
});

describe('a button inside a form', () => {
  it('opens over it: what was typed is there afterwards, and is sent', async () => {
    const office = await atTheOffice();
    const { officer } = office;
    await composing(office);
    await officer.press('All messages');
    await soon(() => expect(modalsOf(office)).toHaveLength(2));
    await soon(() => expect(officer.modalText()).toContain('There is nothing here'));
    officer.close();
    await officer.submit();
    await soon(() => expect(officer.modalText()).toContain('Half an hour of typing.'));
    expect(officer.modalText()).toContain('Workshop in Nairobi');
  });

  it('says in the form that it came too late, and leaves what was typed', async () => {
    const office = await atTheOffice();
    const { officer, slack } = office;
    await composing(office);
    slack.fate('views.push', { error: 'expired_trigger_id' });
    await officer.press('All messages');
    await soon(() => expect(officer.modalText()).toContain('press the button again'));
    expect(modalsOf(office)).toHaveLength(1);
    // Said once, however often it happens.
    slack.fate('views.push', { error: 'expired_trigger_id' });
    const { hash } = officer.modal()!;
    await officer.press('All messages');
    await soon(() => expect(officer.modal()?.hash).not.toBe(hash));
    expect(officer.modalText().split('press the button again')).toHaveLength(2);
    await officer.submit();
    await soon(() => expect(officer.modalText()).toContain('Half an hour of typing.'));
  });

  it('opens no fourth window, and says so', async () => {
    const office = await atTheOffice();
    const { officer } = office;
    await composing(office);
    for (const depth of [2, 3]) {
      await officer.press('All messages');
      await soon(() => expect(modalsOf(office)).toHaveLength(depth));
      await soon(() => officer.press('Write to the network…'));
      await soon(() => expect(labels(officer.modal()?.content)).not.toEqual([]));
    }
    officer.fill({ Subject: 'The third' });
    await officer.press('All messages');
    await soon(() => expect(officer.modalText()).toContain('no more than three windows'));
    expect(modalsOf(office)).toHaveLength(3);
    expect(JSON.stringify(officer.modal()?.typed)).toContain('The third');
  });

  it('that does something does it also when nothing more can open, and says what', async () => {
    const office = await atTheOffice();
    const { officer, slack, w } = office;
    await officer.command('room here', 'C0GENERAL');
    await soon(async () => expect(await w.records('settings')).toMatchObject([{ rooms: [{ platform: 'slack' }] }]));
    await officer.command('settings');
    await soon(() => expect(officer.modalText()).toContain('Shortest period in hours'));
    slack.fate('views.push', { error: 'push_limit_reached' });
    await officer.press('Post no more on Slack');
    await soon(() => expect(officer.modalText()).toContain('I post nothing more'));
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
  });
});

describe('an answer in a window', () => {
  const previewing = async () => {
    const office = await atTheOffice();
    await office.officer.command('endorsement new');
    await soon(() => expect(office.officer.modalText()).toContain('Link to the document'));
    await office.officer.submit({ Title: 'Framework', 'Link to the document': 'https://un.example/f' });
    await soon(() => expect(office.officer.modalText()).toContain('Nothing has been sent yet'));
    // The acknowledgement shows it plainly, and it is drawn in full at once.
    await soon(() => expect(office.slack.calls.some(({ method }) => method === 'views.update')).toBe(true));
    return office;
  };

  it('takes the place of a preview that we have drawn anew meanwhile: it does not stand as if it were to be sent', async () => {
    const { officer, slack, w } = await previewing();
    slack.fate('views.update', { error: 'hash_conflict' });
    await officer.press('Open the request');
    await soon(async () => expect(await w.records('endorsements')).toHaveLength(1));
    await soon(() => expect(officer.modalText()).toContain('E-1 is open'));
    expect(officer.modalText()).not.toContain('Nothing has been sent yet');
  });

  it('is said in the chat where the window was closed', async () => {
    const { officer, slack } = await previewing();
    slack.fate('views.update', { error: 'not_found' });
    await officer.press('Open the request');
    await soon(() => expect(officer.messages().map(officer.words).join('\n')).toContain('E-1 is open. 3 entities'));
  });

  it('gives way to what was pressed in it later', () => {
    const windows = createWindows();
    const first = windows.touched('V1');
    expect(first()).toBe(true);
    const other = windows.touched('V2');
    expect([first(), other()]).toEqual([true, true]);
    const second = windows.touched('V1');
    expect([first(), second()]).toEqual([false, true]);
  });
});

describe('words typed in the chat', () => {
  it.each([
    ['settings', 'Settings of the network…', 'Save'],
    ['send', 'Write to the network…', 'Preview'],
    ['endorsement new', 'New endorsement request…', 'Preview'],
  ])('%s get a button that is named after the form, which it opens', async (words, button, submit) => {
    const { officer } = await atTheOffice();
    await officer.say(words);
    await soon(() => expect(officer.chat()).toContain(button));
    const pressable = officer.messages().flatMap(({ blocks }) => controls(blocks).map((each) => each.words));
    expect(pressable).not.toContain(submit);
    await officer.press(button);
    await soon(() => expect(officer.modalText()).toContain(submit));
  });
});

describe('the first form after a restart', () => {
  it('is in the reader’s language to its last button', async () => {
    const { w, arrive, fp } = await atTheOffice();
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    await w.open();
    await arrive();
    await fp.press('Formuler une objection…');
    await soon(() => expect(fp.modal()).toBeDefined());
    const view = JSON.stringify(fp.modal()?.content);
    expect(view).toContain('Fermer');
    expect(view).toMatch(/"text":"Oui"/);
    expect(view).not.toMatch(/"text":"(Close|Yes|No)"/);
  });

  it('so is what stands there while it is looked for', async () => {
    const { w, slack, fp } = await atTheOffice();
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    await fp.shortcut('send_to_network', 'Bonjour.');
    await soon(() => expect(fp.modalText()).toContain('Bonjour.'));
    const opened = slack.calls.find(({ method }) => method === 'views.open');
    expect(JSON.stringify(opened?.args)).toContain('Un instant');
  });
});

describe('"Send to the network…"', () => {
  it('keeps names, channels and addresses as words, and files as links', async () => {
    const { slack, fp } = await atTheOffice();
    const ana = slack.addUser({ name: 'Ana Costa', displayName: 'Ana C. & Co', email: 'ana@unhcr.example' });
    const text = `<@${ana.id}> asks in <#C0GENERAL|> and <#C0OTHER|gbv-field>: read <https://un.example/t|the note>, <!here>`;
    const files = [
      { id: 'F1', name: 'note.pdf', permalink: 'https://sample.slack.example/files/U1/F1/note.pdf' },
      { id: 'F2', name: 'form.docx', permalink: 'https://sample.slack.example/files/U1/F2/form.docx' },
    ];
    await fp.shortcut('send_to_network', text, { files });
    await soon(() =>
      expect(fp.modalText()).toContain(
        '@Ana C. & Co asks in #general and #gbv-field: read the note (https://un.example/t), @here',
      ),
    );
    expect(fp.modalText()).toContain(files.map(({ permalink }) => permalink).join(' '));
    await fp.submit({ Subject: 'For all' });
    await soon(() => expect(fp.modalText()).toContain('form.docx'));
  });

  it('keeps what a forwarded message says, who said it and where it lies, and no preview of a page', async () => {
    const { fp } = await atTheOffice();
    const from = 'https://sample.slack.example/archives/C0GENERAL/p1770000000000100';
    const file = { id: 'F1', name: 'note.pdf', permalink: 'https://sample.slack.example/files/U1/F1/note.pdf' };
    const attachments = [
      {
        is_share: true,
        is_msg_unfurl: true,
        author_name: 'Ana Costa',
        text: 'The <https://un.example/t|training> is on 9 December.',
        fallback: '[December 1st, 2026 9:00 AM] ana: The training is on 9 December.',
        from_url: from,
        files: [file],
      },
      { title: 'A page', title_link: 'https://un.example/t', text: 'What is on the page.' },
    ];
    await fp.shortcut('send_to_network', '', { attachments });
    const words = 'Ana Costa: The training (https://un.example/t) is on 9 December.';
    await soon(() => expect(fp.modalText()).toContain(words));
    expect(fp.modalText()).toContain(`${file.permalink} ${from}`);
    expect(fp.modalText()).not.toContain('What is on the page.');
  });

  it('keeps an id where Slack does not say the name', async () => {
    const { slack, fp } = await atTheOffice();
    await fp.say('help');
    await soon(() => expect(fp.messages().length).toBeGreaterThan(1));
    slack.state.channels.set('C0SECRET', { id: 'C0SECRET', name: 'secret', hasApp: false, isPrivate: true });
    await fp.shortcut('send_to_network', 'With <@U0GONE> in <#C0SECRET|>');
    await soon(() => expect(fp.modalText()).toContain('With @U0GONE in #C0SECRET'));
  });

  it('says so when it came too late to open', async () => {
    const { w, slack, fp } = await atTheOffice();
    slack.fate('views.open', { error: 'expired_trigger_id' });
    await fp.shortcut('send_to_network', 'Hello.');
    await soon(() => expect(fp.inChannel('C0GENERAL').map(fp.words).join()).toContain('“Send to the network…” again'));
    await soon(() => expect(w.faults).toHaveLength(1));
    w.faults.length = 0;
  });
});
