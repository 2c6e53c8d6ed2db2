/** Reads what waits for a reader from all features that have a part on the home card. */
import { instant } from '../../../core/ids.ts';
import { MAILBOX_SPACE, UNREADABLE } from '../../../core/mailbox.ts';
import { personName } from '../../../core/people.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { correspondenceWaiting } from '../../correspondence/queries/home.ts';
import { inputsWaiting } from '../../inputs/queries/home.ts';
import { planWaiting } from '../../plan/queries/home.ts';
import { homeOfRmc } from '../../rmc/queries/home.ts';
import { meetingsAtHome } from '../../meetings/queries/home.ts';
import type { HomeView } from '../cards/view.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { requestsFor } from '../../endorsement/queries/home.ts';

export async function homeView(read: ReadStore, asked: ViewRequest, network: Network): Promise<HomeView> {
  const { reader, now } = asked;
  // Read at the same time: with a distant store, one query after the other would be noticeably slow.
  const [rmc, running, correspondence, inputs, plan, meetings, unread] = await Promise.all([
    homeOfRmc(read, asked, network),
    requestsFor(read, reader, network, now),
    correspondenceWaiting(read, reader, network),
    inputsWaiting(read, reader, network),
    planWaiting(read, reader, network, now),
    meetingsAtHome(read, asked, network),
    reader.manages ? read.keyValue(MAILBOX_SPACE, UNREADABLE) : undefined,
  ]);
  const today = dateAt(now, network.settings.timeZone);
  const away = network.roll.away.find((a) => a.entity === reader.entity && a.to >= today);
  return {
    networkName: network.settings.name,
    waiting: running.filter((line) => line.waitsForReader),
    running: running.filter((line) => !line.waitsForReader),
    correspondence,
    inputs,
    plan,
    ...meetings,
    toDecide: reader.manages ? running.filter((line) => line.awaitingSecretariat) : [],
    ...(rmc && { rmc }),
    ...(unread !== undefined && { mailboxUnread: instant(unread) }),
    ...(away && {
      away: { from: away.from, to: away.to, alternate: personName(network.roll, away.alternate) },
    }),
  };
}
