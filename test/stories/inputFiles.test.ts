/** A file sent to the bot as an answer to a call for input: in Slack, in Teams, and in base64 to the local platform. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';
import { buttonsOf, cardOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';
import { world } from '../support/world.ts';

const FP = 'fp@unhcr.example';
const CALL = {
  title: 'Annual report',
  questions: 'What was achieved?\nComments (table: paragraph; comment)\nThe report (link)',
  dueOn: '2026-12-02',
};
const table = (...rows: readonly (readonly string[])[]): Uint8Array => {
  const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cells = rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`).join('');
  const page = `<w:document xmlns:w="w"><w:body><w:tbl>${cells}</w:tbl></w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(page) });
};
const answers = async (w: { records(kind: string, target?: string): Promise<unknown[]> }): Promise<unknown> =>
  ((await w.records('inputs', 'I-1'))[0] as { answers: { answers: unknown }[] }).answers[0]?.answers;

it('in Slack: is asked for its question, fetched with the bot’s token, and answers by a press', async () => {
  const { w, in: person, slack, arrive } = await slackWorld([FP]);
  const fp = person(FP);
  await w.officer.press('input.open', null, CALL);
  await arrive();
  await fp.attach('answer.txt', 'Forty people were trained.');
  await soon(() => expect(fp.chat()).toContain('Which question does answer.txt answer?'));
  expect(slack.calls.filter(({ method }) => method === 'files.info')).toHaveLength(1);
  expect(await answers(w)).toBeUndefined();
  await fp.press('Question 1');
  await soon(async () => expect(await answers(w)).toEqual({ 1: 'Forty people were trained.' }));

  // Of a picture nothing is read: it is named, with its link. Words with the call's reference are words beside the answer.
  await fp.attach('photo.png', new Uint8Array([0x89, 0x50, 0, 1]), 'Our report for I-1');
  await soon(() => expect(fp.chat()).toContain('Which question does photo.png answer?'));
  expect(slack.calls.filter(({ method }) => method === 'files.info')).toHaveLength(1);
  await fp.press(
    'Question 3',
    fp.messages().findLast((one) => fp.words(one).includes('Which question does photo.png')),
  );
  await soon(async () =>
    expect(await answers(w)).toMatchObject({ 3: expect.stringMatching(/^https:.*photo\.png$/) as unknown }),
  );
  await fp.attach('answer.docm', 'x');
  await soon(() => expect(fp.chat()).toContain('may hold macros'));
  // Words that are no command go with the file; of a command the file is only an attachment.
  await fp.attach('second.txt', 'x', 'Please find our answer attached.');
  await soon(() => expect(fp.chat()).toContain('Which question does second.txt answer?'));
  expect(fp.chat()).not.toContain('I did not understand');
  for (const [name, words] of [
    ['third.txt', 'Hello'],
    ['fourth.txt', 'Thank you'],
  ] as const) {
    await fp.attach(name, 'x', words);
    await soon(() => expect(fp.chat(), words).toContain(`Which question does ${name} answer?`));
  }
  await fp.attach('annex.txt', 'x', 'people');
  await soon(() => expect(fp.chat()).toContain('The roll'));
  expect(fp.chat()).not.toContain('annex.txt answer?');
});

it('in Slack: also in a thread, and when the event tells no more of it than its id', async () => {
  const { w, in: person, slack, arrive } = await slackWorld([FP]);
  const fp = person(FP);
  await w.officer.press('input.open', null, CALL);
  await arrive();
  await fp.attach('answer.txt', 'Forty people were trained.');
  await soon(() => expect(fp.chat()).toContain('Which question does answer.txt answer?'));
  const [id] = [...slack.state.files.keys()];
  const before = fp.messages().length;
  const asked = () =>
    fp
      .messages()
      .slice(before)
      .filter((one) => fp.words(one).includes('Which question does answer.txt'));
  const thread = fp.messages().find((one) => fp.words(one).includes('Annual report'))?.ts;
  await fp.say('', thread, { subtype: 'file_share', upload: false, files: [{ id, name: 'answer.txt' }] });
  await soon(() => expect(asked()).toHaveLength(1));
  // Of one message three are taken, and the others are named.
  const five = ['one', 'two', 'three', 'four', 'five'].map((name) => ({ id, name: `${name}.txt` }));
  await fp.say('', undefined, { subtype: 'file_share', upload: false, files: five });
  await soon(() => expect(fp.chat()).toContain('Not taken: four.txt and five.txt. Of one message 3 files are taken'));
  const connect = { id, mode: 'file_access', file_access: 'check_file_info' };
  await fp.say('', undefined, { subtype: 'file_share', upload: false, files: [connect] });
  await soon(() => expect(asked()).toHaveLength(2));
});

it('in Teams: the same, from the address that Teams gives, and from no other', async () => {
  const w = await teamsWorld();
  const fp = w.user('Fp', FP);
  await fp.install();
  await fp.attach('note.pdf', 'x');
  expect(fp.last() + JSON.stringify(fp.posts().at(-1)?.activity)).toContain('no call for input waits');
  await fp.attach('people.csv', 'entity,name\r\nUNHCR,Ana');
  expect(JSON.stringify(fp.posts().at(-1)?.activity)).toContain('imported by the Secretariat: please send it there');
  await w.officer.press('input.open', null, CALL);
  await w.advance('PT10S');
  await fp.attach('matrix.csv', 'Paragraph,Comment\r\n10,Too long\r\n3(a),Good\r\n');
  expect(fp.last()).toContain('Which question does matrix.csv answer?');
  const press = async (begin: string): Promise<void> => {
    const post = fp.posts().at(-1);
    const title = buttonsOf(cardOf(post))
      .map((button) => String(button['title']))
      .find((one) => one.startsWith(begin));
    if (!post || title === undefined) throw new Error(`no ${begin}`);
    await fp.press(post, title);
  };
  await press('2. Comments');
  expect(await answers(w)).toEqual({ 2: '10\tToo long\n3(a)\tGood' });
  const file = (name: string) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name,
    content: { downloadUrl: `https://contoso-my.sharepoint.com/${name}` },
  });
  await fp.bring('message', { text: null, attachments: ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'].map(file) });
  expect(JSON.stringify(fp.posts().at(-1)?.activity)).toContain(
    'Not taken: 4.pdf and 5.pdf. Of one message 3 files are taken',
  );
  await fp.attach('elsewhere.txt', 'x', undefined, 'https://evil.example/elsewhere.txt');
  expect(fp.last()).toContain('cannot be fetched just now');
  await fp.attach('report.txt', 'x', 'Please find our report attached.');
  expect(fp.last()).toContain('Which question does report.txt answer?');
  await fp.attach('greeted.txt', 'x', 'Hello');
  expect(fp.last()).toContain('Which question does greeted.txt answer?');
  await fp.attach('report.pdf', 'x', 'For I-1');
  await press('1. What was achieved?');
  expect(await answers(w)).toMatchObject({
    1: 'report.pdf\nhttps://contoso-my.sharepoint.com/personal/Fp/Documents/report.pdf',
  });
});

it('in base64: is decided as a typed answer, refused with what is wrong, and nobody else’s file', async () => {
  const w = await world();
  await w.officer.press('input.open', null, { ...CALL, audience: 'UNHCR' });
  const fp = w.focalPoint('UNHCR');
  const file = (text: string) => Buffer.from(text).toString('base64');
  const give = (inputs: object, who = fp) => who.press('input.file', 'I-1', { question: '1', ...inputs });
  expect(await give({ name: 'a.txt', file: file('=1+2 <b>Words</b>') })).toMatchObject({ ok: true, target: 'I-1' });
  expect(await answers(w)).toEqual({ 1: '=1+2 <b>Words</b>' });
  const macros = Buffer.from(zipSync({ 'xl/vbaProject.bin': strToU8('x') })).toString('base64');
  for (const [inputs, field, words] of [
    [{ name: 'a.xlsx', file: macros }, 'question', 'may hold macros'],
    [{ name: 'a.pdf', file: file('%PDF') }, 'question', 'No text can be taken from a.pdf'],
    [{ name: 'a.txt', file: '' }, 'file', 'This file is empty'],
    [{ name: 'a.txt', file: file(' \r\n') }, 'question', 'a.txt is empty'],
    [{ name: 'a.txt', file: file('x'.repeat(20_001)) }, 'question', 'more text than an answer may have (20,000'],
    [{ name: 'a.txt', file: file('x'), question: '3' }, 'question', 'has no link'],
    [{ upload: 'nobodys' }, 'upload', 'no longer kept'],
    [{ name: 'a.txt', file: file('x'), question: '9' }, 'answers.9', 'no question 9'],
  ] as const) {
    const refused = await give(inputs);
    expect(refused, words).toMatchObject({ code: 'invalid' });
    expect(refused.fields?.[field]).toContain(words);
  }
  expect(await give({ name: 'a.txt', file: file('x') }, w.focalPoint('UNICEF'))).toMatchObject({ code: 'notAllowed' });
  expect(await w.observer.press('input.handedIn', null, {})).toMatchObject({ code: 'notAllowed' });
  expect(await w.focalPoint('UNICEF').press('input.handedIn', null, {})).toMatchObject({ code: 'conflict' });
  await w.officer.press('input.close', 'I-1');
  expect(await give({ name: 'a.txt', file: file('y') })).toMatchObject({ code: 'closed' });
});

it('leaves cells in their columns, also beside empty ones, and cleans the words as typed ones', async () => {
  const w = await world();
  await w.officer.press('input.open', null, { ...CALL, audience: 'UNHCR' });
  const fp = w.focalPoint('UNHCR');
  const give = async (name: string, content: Uint8Array | string, question = '2') => {
    const file = Buffer.from(content).toString('base64');
    expect(await fp.press('input.file', 'I-1', { question, name, file })).toMatchObject({ ok: true });
    return ((await answers(w)) as Record<string, string>)[question];
  };
  expect(await give('a.docx', table(['', 'On the whole'], ['3', 'Short']))).toBe('\tOn the whole\n3\tShort');
  expect(await give('a.docx', table(['3', 'Short'], ['A; B; C', '']))).toBe('3\tShort\nA; B; C\t');
  expect(await give('a.csv', '3,Short\r\n,\r\nA; B; C,\r\n')).toBe('3\tShort\nA; B; C\t');
  expect(await give('a.txt', '\tOn the whole\r\n3\tShort\r\n')).toBe('\tOn the whole\n3\tShort');
  await fp.press('input.save', 'I-1', { answers: { 2: '\n\tPasted\n3\tShort\nA; B; C\t\n ', 1: '\t Words\t' } });
  expect(await answers(w)).toEqual({ 1: 'Words', 2: '\tPasted\n3\tShort\nA; B; C\t' });
  // Heads in other words are left out, or said to be an entry.
  const said = async (content: string): Promise<string> => {
    const file = Buffer.from(content).toString('base64');
    return (await fp.press('input.file', 'I-1', { question: '2', name: 'a.csv', file })).message;
  };
  expect(await said('Para,Remark\r\n3,Short')).toContain('without the first row');
  expect((await answers(w)) as object).toMatchObject({ 2: '3\tShort' });
  expect(await said('Place,Remark\r\n3,Short')).toContain('taken as an entry. The columns are paragraph and comment');
  expect((await answers(w)) as object).toMatchObject({ 2: 'Place\tRemark\n3\tShort' });
  expect(await said('3,Short\r\n4,Long')).toContain('Saved: ');
  expect(await give('a.txt', 'Cafe\u0301 \u202egpj.exe', '1')).toBe('Café gpj.exe');
});

it('in the local chat: is asked for its question and answers by a press; a list of an officer is previewed', async () => {
  const w = await world();
  await w.officer.press('input.open', null, CALL);
  const fp = w.focalPoint('UNHCR');
  const attach = async (id: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await w.fetch(`/local/people/${encodeURIComponent(id)}/file`, sent);
    return { status: answer.status, said: await answer.text() };
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const words = 'Forty people were trained.';
  const asked = await attach(fp.id, { name: 'a.txt', size: words.length, file: base64(words) });
  expect(asked.said).toContain('Which question does a.txt answer?');
  const [said, reply] = (await fp.messages()).slice(-2);
  expect([said?.text, reply?.words]).toEqual(['a.txt', expect.stringContaining('Which question does a.txt answer?')]);
  const upload = /"upload":"([^"]+)"/.exec(JSON.stringify(reply?.card))?.[1];
  expect(await fp.press('input.file', 'I-1', { upload, question: '1' })).toMatchObject({ ok: true });
  expect(await answers(w)).toEqual({ 1: words });

  const large = await attach(fp.id, { name: 'b.txt', size: 3_000_000 });
  expect(large.said).toContain('b.txt is too large');
  const list = 'entity,name,email,role\nUNHCR,Ana Li,ana@unhcr.example,alternate';
  expect((await attach(w.officer.id, { name: 'roll.csv', size: 70, file: base64(list) })).said).toContain('Ana Li');
  expect((await attach('una-9999', { name: 'a.txt', size: 1, file: base64('x') })).said).toContain('notOnRoll');
  expect((await attach(fp.id, { name: 'a.txt' })).status).toBe(400);
});
