/** All huge cards. They take long, because the largest are megabytes; the unit suite tries the first of each card. */
import { rendererContract } from '../../contracts/renderer.contract.ts';
import { ADAPTIVE_CARD } from '../../support/adaptiveCardRenderer.ts';
import { BLOCK_KIT } from '../../support/slack/renderer.ts';

rendererContract(BLOCK_KIT, (kind) => kind === 'huge');
rendererContract(ADAPTIVE_CARD, (kind) => kind === 'huge');
