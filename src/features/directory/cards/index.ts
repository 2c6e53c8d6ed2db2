/** The cards of the roll. */
import { card } from '../../../kit/cards.ts';
import { awayEnded, awayForm, awaySet } from './away.ts';
import { entity, entityForm } from './entity.ts';
import { entityClose, entityMerge } from './entityChange.ts';
import { personErasure, type Erased } from './erasure.ts';
import { addressChanged, entityClosed, entityMerged, nobodyLeft, placesExchanged } from './notices.ts';
import { person, personForm, personRemoval } from './person.ts';
import { roll, rollFiles, rollImport, rollUpload } from './roll.ts';
import { linkEnded, stranger } from './stranger.ts';

export const cards = {
  stranger: card('none', stranger),
  linkEnded: card('none', linkEnded),
  roll: card('roll', roll),
  rollImport: card('none', rollImport),
  rollFiles: card('none', rollFiles),
  rollUpload: card('none', rollUpload),
  person: card('person', person),
  personForm: card('roll', personForm),
  personRemoval: card('person', personRemoval),
  personErasure: card<'none', Erased>('none', personErasure),
  addressChanged: card('none', addressChanged),
  placesExchanged: card('none', placesExchanged),
  entity: card('entity', entity),
  entityForm: card('none', entityForm),
  entityMerge: card('entity', entityMerge),
  entityClose: card('entity', entityClose),
  entityMerged: card('none', entityMerged),
  entityClosed: card('none', entityClosed),
  nobodyLeft: card('none', nobodyLeft),
  awayForm: card('roll', awayForm),
  awaySet: card('none', awaySet),
  awayEnded: card('none', awayEnded),
};
