/** The settings of the local console. It is on by default where no other platform is set up, except in production. */
import { isLoopbackHost } from '../../core/loopback.ts';
import type { Environment, SettingsReader } from '../descriptor.ts';
import { yesNoSetting } from '../yes.ts';

const isAskedFor = (given: Environment, others: boolean): boolean =>
  given['CONCORD_LOCAL'] === undefined
    ? given['NODE_ENV'] !== 'production' && !others
    : yesNoSetting.safeParse(given['CONCORD_LOCAL']).data === true;

export const localReader: SettingsReader<true> = {
  names: { CONCORD_LOCAL: 'yes: the local console even in production or beside Teams and Slack' },
  shape: { CONCORD_LOCAL: yesNoSetting.optional() },
  isAskedFor,
  faults(given, others) {
    const isOpen = isAskedFor(given, others) && given['HOST'] !== undefined && !isLoopbackHost(given['HOST']);
    return isOpen ? ['HOST must be 127.0.0.1 while the local console is on: it believes whoever can reach it.'] : [];
  },
  read({ CONCORD_LOCAL: asked, NODE_ENV: kind }, others) {
    return (asked ?? (kind !== 'production' && !others)) === true ? true : undefined;
  },
};
