/** Every example of typed words that the rules give, in English and French, through every door (domain.md 3, 10). */
import { expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';
import { teamsWorld } from '../support/teams/world.ts';
import { world, type World } from '../support/world.ts';

const OFFICER = 'nadia@secretariat.example';
const FP = 'fp@unhcr.example';
const PARAGRAPH = 'paragraph 3 goes beyond the mandate';
const PARAGRAPHE = 'le paragraphe 3 outrepasse le mandat';

/** Who types what; the card that comes, and what stands in it already. */
type Example = readonly [who: 'officer' | 'fp', typed: string, card: string, holds?: string];
const ENGLISH: readonly Example[] = [
  ['fp', 'E-1.', 'request'],
  ['fp', '(E-1)', 'request'],
  ['fp', 'E–1', 'request'],
  ['fp', `We object to E-1: ${PARAGRAPH}`, 'request', PARAGRAPH],
  ['fp', 'I endorse E-1', 'request'],
  ['fp', 'help me', 'help'],
  ['fp', 'what waits for me', 'home'],
  ['officer', 'people remove alt@unicef.example', 'personRemoval', 'alt@unicef.example'],
  ['officer', 'people change alt@unicef.example', 'person', 'alt@unicef.example'],
  ['officer', 'people add new@unicef.example', 'personForm', 'new@unicef.example'],
  ['officer', 'people UNICEF', 'entity', 'UNICEF'],
  ['officer', 'entity UNICEF', 'entity', 'UNICEF'],
  ['fp', 'help', 'help'],
  ['fp', 'home', 'home'],
  ['officer', 'endorsement new', 'compose'],
  ['fp', 'endorsement list', 'requests'],
  ['fp', 'Endorsements SHOW E-1', 'request'],
  ['fp', 'meeting list', 'meetings'],
  ['officer', 'meeting new', 'composeMeeting'],
  ['fp', 'meeting request', 'composeMeetingRequest'],
  ['fp', 'meeting show M-1', 'meeting'],
  ['fp', 'agenda M-1', 'agenda'],
  ['fp', 'rmc', 'rmc'],
  ['officer', 'send', 'sendForm'],
  ['fp', 'urgent', 'sendForm'],
  ['officer', 'call new', 'inputForm'],
  ['fp', 'call list', 'inputCalls'],
  ['fp', 'call show I-1', 'inputCall'],
  ['officer', 'input new', 'inputForm'],
  ['fp', 'input list', 'inputCalls'],
  ['fp', 'input show I-1', 'inputCall'],
  ['fp', 'register gender', 'register'],
  ['fp', 'people', 'roll'],
  ['officer', 'settings', 'settings'],
  ['officer', 'report 2026', 'report'],
  ['fp', 'away', 'awayForm'],
];
const FRENCH: readonly Example[] = [
  ['fp', `Nous objectons à E-1 : ${PARAGRAPHE}`, 'request', PARAGRAPHE],
  ['fp', `Nous nous opposons à E-1 : ${PARAGRAPHE}`, 'request', PARAGRAPHE],
  ['fp', 'J’approuve E-1', 'request'],
  ['fp', 'aidez-moi', 'help'],
  ['fp', 'qu’est-ce qui m’attend', 'home'],
  ['officer', 'membres retirer alt@unicef.example', 'personRemoval', 'alt@unicef.example'],
  ['officer', 'membres modifier alt@unicef.example', 'person', 'alt@unicef.example'],
  ['officer', 'membres ajouter nouveau@unicef.example', 'personForm', 'nouveau@unicef.example'],
  ['officer', 'membres UNICEF', 'entity', 'UNICEF'],
  ['officer', 'entité UNICEF', 'entity', 'UNICEF'],
  ['fp', 'aide', 'help'],
  ['fp', 'accueil', 'home'],
  ['officer', 'nouvelle demande', 'compose'],
  ['fp', 'approbation liste', 'requests'],
  ['fp', 'montrer E-1', 'request'],
  ['fp', 'réunion liste', 'meetings'],
  ['officer', 'réunion nouvelle', 'composeMeeting'],
  ['fp', 'réunion demander', 'composeMeetingRequest'],
  ['fp', 'réunion montrer M-1', 'meeting'],
  ['fp', 'ordre du jour M-1', 'agenda'],
  ['fp', 'comité', 'rmc'],
  ['officer', 'envoyer', 'sendForm'],
  ['fp', 'urgent', 'sendForm'],
  ['officer', 'contribution nouvelle', 'inputForm'],
  ['fp', 'contribution liste', 'inputCalls'],
  ['fp', 'contribution montrer I-1', 'inputCall'],
  ['fp', 'registre genre', 'register'],
  ['fp', 'membres', 'roll'],
  ['officer', 'paramètres', 'settings'],
  ['officer', 'bilan 2026', 'report'],
  ['fp', 'absence', 'awayForm'],
];
const OBJECT = { English: 'Object…', French: 'Formuler une objection…' };
const NOT_RECORDED = { English: 'not recorded as a position', French: 'pas été enregistré comme une position' };
const NOT_UNDERSTOOD = /I did not understand|Je n’ai pas compris/;

async function things(w: World): Promise<void> {
  await w.open({ title: 'Framework' });
  await w.officer.press('meeting.schedule', null, { kind: 'focalPoints', startsAt: '2026-12-10T10:00' });
  await w.officer.press('input.open', null, { title: 'Report', questions: 'One?', dueOn: '2026-12-09' });
  await w.settle();
}
const stored = async (w: World): Promise<string> =>
  JSON.stringify(
    await Promise.all(['endorsements', 'people', 'entities', 'settings', 'meetings'].map((k) => w.records(k))),
  );
const inFrench = async (w: World): Promise<void> => {
  for (const email of [OFFICER, FP]) await w.officer.press('roll.set', null, { email, language: 'fr' });
};
const EACH = [
  ['English', ENGLISH],
  ['French', FRENCH],
] as const;

it.each(EACH)(
  'local, %s: the right card, with the words in it, and nothing is done by typing',
  async (language, all) => {
    const w = await world();
    await things(w);
    if (language === 'French') await inFrench(w);
    const before = await stored(w);
    const wrong: unknown[] = [];
    for (const [who, typed, card, holds] of all) {
      const answer = await (who === 'fp' ? w.focalPoint('UNHCR') : w.officer).say(typed);
      const isThere = holds === undefined || JSON.stringify(answer.card).includes(holds);
      if (answer.cardName !== card || !isThere || NOT_UNDERSTOOD.test(answer.message))
        wrong.push([typed, answer.cardName, answer.code, answer.message]);
    }
    expect(wrong).toEqual([]);
    expect(await stored(w)).toBe(before);
  },
);

it.each(EACH)('Slack, %s: in the chat and as /concord', async (language, all) => {
  const { w, in: on } = await slackWorld([FP, OFFICER]);
  await things(w);
  if (language === 'French') await inFrench(w);
  const before = await stored(w);
  for (const door of ['say', 'command'] as const)
    for (const [who, typed, card, holds] of all) {
      const person = on(who === 'fp' ? FP : OFFICER);
      const seen = () => JSON.stringify([person.modal() ?? null, person.messages()]);
      const chat = seen();
      const refusals = () => person.chat().split(NOT_RECORDED[language]).length;
      const had = refusals();
      await person[door](typed);
      await soon(() => expect(seen()).not.toBe(chat));
      // The forms of a request are behind its buttons.
      if (holds !== undefined && card === 'request') {
        // Not one of an earlier row: the button pressed is that of the newest card.
        await soon(() => expect(refusals()).toBeGreaterThan(had));
        await person.press(OBJECT[language]);
        await soon(() => expect(JSON.stringify(person.modal() ?? {})).toContain(holds));
        person.close();
      } else if (holds !== undefined) await soon(() => expect(seen()).toContain(holds));
    }
  for (const email of [FP, OFFICER]) expect(on(email).chat()).not.toMatch(NOT_UNDERSTOOD);
  expect(await stored(w)).toBe(before);
});

it.each(EACH)('Teams, %s: as a message', async (language, all) => {
  const w = await teamsWorld();
  await things(w);
  if (language === 'French') await inFrench(w);
  const people = { fp: w.user('one', FP), officer: w.user('two', OFFICER) };
  for (const person of Object.values(people)) await person.install();
  await w.settle();
  const before = await stored(w);
  const wrong: unknown[] = [];
  for (const [who, typed, , holds] of all) {
    const person = people[who];
    const had = person.posts().length;
    await person.type(typed);
    const last = person.posts().at(-1);
    const shown = JSON.stringify(last?.activity ?? {});
    if (person.posts().length === had || NOT_UNDERSTOOD.test(shown) || (holds !== undefined && !shown.includes(holds)))
      wrong.push([typed, person.posts().length - had, person.last().slice(0, 80)]);
  }
  expect(wrong).toEqual([]);
  expect(await stored(w)).toBe(before);
});

it('what is not understood is answered with buttons, through every door', async () => {
  const { w, in: on } = await slackWorld([OFFICER]);
  const local = await w.officer.say('endorsment lits');
  expect(JSON.stringify(local.card)).toContain('"endorsement.list"');
  await on(OFFICER).say('endorsment lits');
  await soon(() => expect(JSON.stringify(on(OFFICER).messages().at(-1))).toContain('endorsement.list'));
});
