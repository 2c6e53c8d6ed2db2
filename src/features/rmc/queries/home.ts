/** This feature's part of the home card. */
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import type { RmcHome } from '../cards/view.ts';
import { rotationOf, sightOf } from './answers.ts';
import { rmcHome } from './views.ts';

/** The view of that part. */
export async function homeOfRmc(read: ReadStore, asked: ViewRequest, network: Network): Promise<RmcHome | undefined> {
  const { state } = await rotationOf(read);
  return rmcHome(state, await sightOf(read, { ...asked, data: {} }, network, state));
}
