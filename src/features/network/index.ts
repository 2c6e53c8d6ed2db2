/** The network itself: its settings and its rooms (domain.md 2, 10). */
import type { Settings } from '../../core/settings.ts';
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { records } from './queries/records.ts';
import { seeRoom } from './queries/roomViews.ts';
import { roomTask } from './roomLoss.ts';
import { newSettings, settingsAsTyped } from './rules/settings.ts';

export const network = {
  kinds: { settings: one },
  acts,
  views: {
    settings: async (_read, _asked, { settings }) =>
      unversioned({ values: settingsAsTyped(settings), rooms: settings.rooms }),
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
