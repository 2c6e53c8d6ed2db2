/** Huge cards in the language in which they are not tried every day. They take long, because the largest are megabytes. */
import { rendererContract } from '../contracts/renderer.contract.ts';
import { ADAPTIVE_CARD } from '../support/adaptiveCardRenderer.ts';
import { BLOCK_KIT } from '../support/slack/renderer.ts';

rendererContract(BLOCK_KIT, (kind, language) => kind === 'huge' && language !== 'en');
rendererContract(ADAPTIVE_CARD, (kind, language) => kind === 'huge' && language !== 'fr');
