import { expect, test } from 'vitest';
import type { Person } from '../../../src/platforms/local/console/api.ts';
import { groupOf, initials, manages, roleName } from '../../../src/platforms/local/console/who.ts';

const person = (role: string, ...others: string[]): Person => ({
  ...{ id: 'p-1', name: 'Amina Diallo', entity: 'UNHCR', role, roles: [role, ...others] },
  ...{ unread: 0, language: 'en', zone: 'America/New_York', blocked: false },
});

test.each([
  [person('focalPoint'), 'Focal points', 'Focal point', false],
  [person('focalPoint', 'rmcChair'), 'Focal points', 'Focal point, RMC Chair', false],
  [person('alternate'), 'Alternates', 'Alternate', false],
  [person('secretariat'), 'Secretariat', 'Secretariat', true],
  [person('coordinator', 'secretariat'), 'Secretariat', 'Coordinator', true],
  [person('observer'), 'Others', 'Observer', false],
])('%#: in which group, under which name', (who, group, name, may) => {
  expect([groupOf(who), roleName(who), manages(who)]).toEqual([group, name, may]);
});

test.each([
  ['Amina Diallo', 'AD'],
  ['Ana Lucía Ferreira (sample)', 'AF'],
  ['Étienne Gaudreau', 'ÉG'],
  ['  Cher ', 'C'],
  ['آمنة ديالو', 'آد'],
  ['李 小龍', '李小'],
  ['', ''],
  ['123', ''],
])('the initials of "%s" are "%s"', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
