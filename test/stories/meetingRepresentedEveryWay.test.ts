/** Who came to a meeting, entered in Slack's modal, in Teams' dialog, in the console and on the page: one record, and the same faults. */
import { expect, it } from 'vitest';
import { everyWay } from '../support/everyWay.ts';
import { begin, meeting, plan } from '../support/meetings.ts';
import { pageBrowser } from '../support/pageBrowser.ts';
import { soon } from '../support/slack/world.ts';

const ENTITIES = ['UNHCR', 'UNICEF', 'UNFPA', 'WFP'];
const LABEL = 'Who represented them? (optional)';
const WRONG = 'Nobody of UNHCR on the roll is called Jane.';

it('an officer enters who came wherever they are', async () => {
  const { w, inSlack, inTeams } = await everyWay({ entities: ENTITIES });
  const m = await plan(w);
  await begin(w, m, ENTITIES.join(', '));
  const entered = async (): Promise<Readonly<Record<string, string>>> => {
    const { represented = [] } = (await meeting(w, m)) as unknown as {
      represented?: readonly { readonly entity: string; readonly people: readonly { readonly name: string }[] }[];
    };
    return Object.fromEntries(represented.map(({ entity, people }) => [entity, people.map(({ name }) => name).join()]));
  };

  // Slack: the fault stands at the field, and what was typed stays.
  const slack = inSlack('nadia@secretariat.example');
  await slack.command(`meeting show ${m}`);
  await soon(() => expect(slack.chat()).toContain('Who is here…'));
  await slack.press('Who is here…');
  await soon(() => expect(slack.modal()).toBeDefined());
  await slack.submit({ Entities: 'UNHCR', [LABEL]: 'UNHCR: Jane' });
  await soon(() => expect(slack.modalText()).toContain(WRONG));
  await slack.submit({ Entities: 'UNHCR', [LABEL]: 'UNHCR: Jane Doe' });
  await soon(async () => expect(await entered()).toEqual({ UNHCR: 'Jane Doe' }));

  // Teams: the form on the card, and the fault in it.
  const teams = inTeams('marisol', 'marisol@secretariat.example');
  await teams.install();
  await teams.type(`meeting show ${m}`);
  await w.settle();
  const send = async (entities: string, represented: string): Promise<string> => {
    const desk = teams.posts().at(-1);
    if (!desk) throw new Error('there is no desk');
    return JSON.stringify((await teams.press(desk, 'They are here', { entities, represented })).body);
  };
  expect(await send('UNHCR', 'UNHCR: Jane')).toContain(WRONG);
  await send('UNICEF', 'UNICEF: Focal point of UNFPA (guest)');
  expect(await entered()).toEqual({ UNHCR: 'Jane Doe', UNICEF: 'Focal point of UNFPA' });

  // The console: typed words.
  expect(await w.officer.say(`represented ${m} UNHCR: Jane`)).toMatchObject({
    fields: { represented: expect.stringContaining(WRONG) as string },
  });
  expect(await w.officer.say(`represented ${m} UNFPA: Max Moe`)).toMatchObject({ ok: true });

  // The page, once a code has proved whose it is.
  const page = pageBrowser(w);
  const { card } = await w.officer.press('page.show');
  await page.open(/"url":"([^"]*)"/.exec(JSON.stringify(card))?.[1] ?? '');
  await page.press('Open my page');
  await w.settle();
  const code =
    slack
      .chat()
      .match(/\b\d{6}\b/g)
      ?.at(-1) ?? '';
  await page.press('Confirm', { code });
  await page.press('Meetings');
  await page.press(`${m} · Focal Points meeting`);
  expect(page.here().text).toContain(LABEL);
  await page.press('They are here', { 'm:entities': 'WFP', 'i:entities': 'WFP', 'i:represented': 'UNHCR: Jane' });
  expect(page.here().text).toContain(WRONG);
  await page.press('They are here', { 'm:entities': 'WFP', 'i:entities': 'WFP', 'i:represented': 'WFP: Ada Lee' });
  expect(await entered()).toEqual({
    ...{ UNHCR: 'Jane Doe', UNICEF: 'Focal point of UNFPA', UNFPA: 'Max Moe', WFP: 'Ada Lee' },
  });
  expect(page.here().text).toContain('Ada Lee');
});
