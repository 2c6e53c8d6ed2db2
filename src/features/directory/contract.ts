/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { CalendarDate, EntityId } from '../../core/ids.ts';
import type { Inputs } from '../../core/inputs.ts';
import type * as imports from './rules/import.ts';
import type * as erasureCard from './cards/erasure.ts';
import type * as erase from './rules/erase.ts';
import type * as roll from './rules/roll.ts';
import type * as entities from './rules/entities.ts';
import type * as answers from './queries/answers.ts';
import type * as erasure from './queries/erasure.ts';
import type { NobodyLeft } from '../../core/entityLeft.ts';
import type * as notices from './cards/notices.ts';
import type * as mailRetry from './rules/mailRetry.ts';
import type * as revoke from './rules/revoke.ts';
import type * as identities from './rules/identities.ts';
import type * as away from './rules/away.ts';
import type * as chair from './rules/chair.ts';
import type * as stranger from './cards/stranger.ts';
import type * as state from './rules/state.ts';
import type * as cardsAway from './cards/away.ts';
import type { RollFormat } from './cards/files.ts';
import type * as view from './cards/view.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly roll: state.RollState;
  }
  interface Acts {
    readonly 'roll.show': Inputs<typeof answers.showInputs>;
    readonly 'roll.person': Inputs<typeof answers.personInputs>;
    readonly 'roll.compose': Inputs<typeof answers.composeInputs>;
    readonly 'roll.remove.preview': Inputs<typeof answers.personInputs>;
    readonly 'roll.exchange': Inputs<typeof roll.exchangeInputs>;
    readonly 'roll.unlink': Inputs<typeof identities.linkInputs>;
    readonly 'entity.set': Inputs<typeof entities.entityInputs>;
    readonly 'entity.merge': Inputs<typeof entities.mergeInputs>;
    readonly 'entity.merge.preview': Inputs<typeof entities.mergeInputs>;
    readonly 'entity.close': Inputs<typeof entities.closeInputs>;
    readonly 'entity.close.preview': Inputs<typeof entities.closeInputs>;
    readonly 'entity.show': Inputs<typeof answers.entityInputs>;
    readonly 'entity.compose': NoInputs;
    readonly 'roll.import': Inputs<typeof imports.importInputs>;
    readonly 'roll.export': Inputs<typeof answers.exportInputs>;
    readonly 'roll.upload': NoInputs;
    readonly 'roll.set': Inputs<typeof roll.setInputs>;
    readonly 'roll.remove': Inputs<typeof roll.removeInputs>;
    readonly 'person.erase.preview': Inputs<typeof erasure.erasureInputs>;
    readonly 'person.erase': Inputs<typeof erase.eraseInputs>;
    readonly 'roll.link': Inputs<typeof identities.linkInputs>;
    readonly 'mail.revoke': Inputs<typeof revoke.revokeInputs>;
    readonly 'mail.retry': Inputs<typeof mailRetry.mailRetryInputs>;
    readonly 'roll.linked': Inputs<typeof identities.linkedInputs>;
    readonly 'roll.unlinked': Inputs<typeof identities.unlinkedInputs>;
    readonly 'roll.stranger': Inputs<typeof away.strangerInputs>;
    readonly 'away.set': Inputs<typeof away.awayInputs>;
    readonly 'away.clear': Inputs<typeof away.clearInputs>;
    readonly 'away.form': NoInputs;
    readonly 'language.set': Inputs<typeof away.languageInputs>;
    readonly 'rmc.chair': Inputs<typeof chair.chairInputs>;
  }
  interface Views {
    readonly roll: view.RollView;
    readonly person: view.PersonView;
    readonly entity: view.EntityView;
  }
  interface Cards {
    readonly stranger: stranger.Stranger;
    readonly linkEnded: stranger.Ended;
    readonly roll: undefined;
    readonly person: { readonly email: string };
    readonly personForm: { readonly email?: string };
    readonly personRemoval: { readonly email: string };
    readonly personErasure: erasureCard.Erased;
    readonly addressChanged: notices.AddressChanged;
    readonly placesExchanged: notices.PlacesExchanged;
    readonly entity: { readonly entity: EntityId };
    readonly entityForm: undefined;
    readonly entityMerge: { readonly entity: EntityId; readonly into: EntityId };
    readonly entityClose: { readonly entity: EntityId; readonly leftOn?: CalendarDate; readonly reason: string };
    readonly entityMerged: notices.EntityMerged;
    readonly entityClosed: notices.EntityClosed;
    readonly nobodyLeft: NobodyLeft;
    readonly rollImport: { readonly preview?: state.ImportView };
    readonly rollUpload: undefined;
    readonly rollFiles: { readonly format?: RollFormat };
    readonly awayForm: undefined;
    readonly awaySet: cardsAway.AwaySet;
    readonly awayEnded: cardsAway.AwayEnded;
  }
}
