/** The network's settings and rooms (domain.md 2, 10). */
import type { Settings } from '../../core/settings.ts';
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { records } from './queries/records.ts';
import { seeRoom } from './queries/roomViews.ts';
import { seeSettings } from './queries/settingsView.ts';
import { roomTask } from './roomLoss.ts';
import { askedAt } from './rules/holidayList.ts';
import { newSettings } from './rules/settings.ts';

export const network = {
  kinds: { settings: { ...one, dueAt: askedAt, dueAct: 'holidays.due' } },
  acts,
  views: {
    settings: seeSettings,
    room: seeRoom,
  },
  cards,
  commands,
  records,
  context: {
    settings: (stored: Settings) => ({ ...newSettings(stored.id, stored.name, stored.madeAt), ...stored }),
  },
  afterDelivery: () => roomTask,
} satisfies Feature;
