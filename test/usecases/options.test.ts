/** A word that is none of the options is refused with all of them, for every choice of every act. */
import { expect, it } from 'vitest';
import { ACT_DEFINITIONS, REGISTRY } from '../support/features.ts';
import { world } from '../support/world.ts';

it('names the options in the reader’s language', async () => {
  const w = await world();
  const e = await w.open();
  const inputs = { entity: 'UNHCR', position: 'perhaps', source: 'A mail.', requestDiscussion: 'perhaps' };
  const fieldsIn = async () => (await w.officer.press('endorsement.enterFor', e, inputs)).fields;
  expect(await fieldsIn()).toEqual({
    position: 'Please choose one of these: endorse, abstain and object.',
    requestDiscussion: 'Please answer yes or no.',
  });
  await w.officer.press('language.set', null, { language: 'fr' });
  expect(await fieldsIn()).toEqual({
    position: 'Veuillez choisir parmi\u00a0: endorse, abstain et object.',
    requestDiscussion: 'Veuillez répondre par oui ou par non.',
  });
});

it('leaves no choice of any act without its options', () => {
  let choices = 0;
  for (const verb of REGISTRY.publicActs) {
    const read = ACT_DEFINITIONS[verb]?.inputs({ ...Object.fromEntries(fieldsOf(verb).map((name) => [name, '?!'])) });
    if (!read || read.ok) continue;
    for (const [name, fault] of Object.entries(read.faults)) {
      if (typeof fault !== 'string' || !fault.startsWith('input.notOption')) continue;
      choices += 1;
      expect(fault, `${verb} ${name}`).toMatch(/^input[.]notOption:\w/);
    }
  }
  expect(choices).toBeGreaterThan(20);
});
const fieldsOf = (verb: string): readonly string[] => ACT_DEFINITIONS[verb]?.fields ?? [];
