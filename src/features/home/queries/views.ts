/** What waits for a reader, from all features that have a part in it. */
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Store } from '../../../store/store.ts';
import { correspondenceWaiting } from '../../correspondence/queries/subjects.ts';
import { homeOfRmc } from '../../rmc/queries/answers.ts';
import { meetingsAtHome } from '../../meetings/queries/lists.ts';
import type { HomeView } from '../cards/view.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { requestsFor } from '../../endorsement/queries/answers.ts';

export async function homeView(store: Store, asked: ViewRequest, network: Network): Promise<HomeView> {
  const { reader, now } = asked;
  // Asked together: with a store far away, each question after the other would be heard.
  const [rmc, running, correspondence, meetings] = await Promise.all([
    homeOfRmc(store, asked, network),
    requestsFor(store, reader, network, now),
    correspondenceWaiting(store, reader, network),
    meetingsAtHome(store, asked, network),
  ]);
  const today = dateAt(now, network.settings.timeZone);
  const away = network.roll.away.find((a) => a.entity === reader.entity && a.to >= today);
  return {
    networkName: network.settings.name,
    waiting: running.filter((line) => line.waitsForReader),
    running: running.filter((line) => !line.waitsForReader),
    correspondence,
    ...meetings,
    toDecide: reader.manages ? running.filter((line) => line.awaitingSecretariat) : [],
    ...(rmc && { rmc }),
    ...(away && {
      away: { from: away.from, to: away.to, alternate: network.roll.people[away.alternate]?.name ?? away.alternate },
    }),
  };
}
