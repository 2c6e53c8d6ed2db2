/** Acts on the roll: who represents whom, who is away, people's identities on platforms, the RMC Chair (domain.md 4). */
import { phrase } from '../../i18n/phrase.ts';
import {
  awayInputs,
  clearAway,
  clearInputs,
  languageInputs,
  noteStranger,
  setAway,
  setLanguage,
  strangerInputs,
} from './rules/away.ts';
import { tellingEnded } from './rules/absenceEnded.ts';
import { chairInputs, nameChair } from './rules/chair.ts';
import { importInputs, importRoll } from './rules/import.ts';
import * as answers from './queries/answers.ts';
import * as erasure from './queries/erasure.ts';
import { importFacts } from './queries/importFacts.ts';
import { closeEntity, closeInputs, entityInputs, mergeEntities, mergeInputs, setEntity } from './rules/entities.ts';
import { endLink, link, unlink, linkByEmail, linkedInputs, linkInputs, unlinkedInputs } from './rules/identities.ts';
import { eraseInputs, erasePerson } from './rules/erase.ts';
import { exchange, exchangeInputs, removeInputs, removePerson, setInputs, setPerson } from './rules/roll.ts';
import { mailRetryInputs, retriedBefore, retryMail } from './rules/mailRetry.ts';
import { revoke, revokedBefore, revokeInputs } from './rules/revoke.ts';
import { plainCard, type ActTable, query, single } from '../../kit/acts.ts';

export const acts = {
  'roll.show': query({ who: 'anyone', inputs: answers.showInputs, answer: answers.show }),
  'roll.person': query({ who: 'secretariat', inputs: answers.personInputs, answer: answers.person }),
  'roll.compose': query({ who: 'secretariat', inputs: answers.composeInputs, answer: answers.compose }),
  'roll.remove.preview': query({ who: 'secretariat', inputs: answers.personInputs, answer: answers.removal }),
  'entity.show': query({ who: 'anyone', inputs: answers.entityInputs, answer: answers.entity }),
  'entity.compose': query({ who: 'secretariat', inputs: {}, answer: plainCard('entityForm', phrase('concord.form')) }),
  'entity.merge.preview': query({ who: 'secretariat', inputs: mergeInputs, answer: answers.mergePreview }),
  'entity.close.preview': query({ who: 'secretariat', inputs: closeInputs, answer: answers.closePreview }),
  'entity.set': single({ kind: 'roll', who: 'secretariat', isStrict: true, inputs: entityInputs, rule: setEntity }),
  'entity.merge': single({ kind: 'roll', who: 'secretariat', inputs: mergeInputs, rule: tellingEnded(mergeEntities) }),
  'entity.close': single({ kind: 'roll', who: 'secretariat', inputs: closeInputs, rule: tellingEnded(closeEntity) }),
  'roll.import': single({
    kind: 'roll',
    who: 'secretariat',
    inputs: importInputs,
    facts: importFacts,
    rule: tellingEnded(importRoll),
  }),
  'roll.upload': query({
    who: 'secretariat',
    inputs: {},
    answer: plainCard('rollUpload', phrase('roll.uploadHere')),
  }),
  'roll.export': query({ who: 'secretariat', inputs: answers.exportInputs, answer: answers.exportRoll }),
  'roll.set': single({
    kind: 'roll',
    who: 'secretariat',
    isStrict: true,
    inputs: setInputs,
    rule: tellingEnded(setPerson),
  }),
  'roll.remove': single({ kind: 'roll', who: 'secretariat', inputs: removeInputs, rule: tellingEnded(removePerson) }),
  'person.erase.preview': query({ who: 'secretariat', inputs: erasure.erasureInputs, answer: erasure.erasure }),
  'person.erase': single({
    kind: 'roll',
    who: 'secretariat',
    inputs: eraseInputs,
    facts: erasure.eraseFacts,
    rule: tellingEnded(erasePerson),
  }),
  'roll.link': single({ kind: 'roll', who: 'secretariat', inputs: linkInputs, rule: link }),
  'roll.exchange': single({ kind: 'roll', who: 'secretariat', inputs: exchangeInputs, rule: tellingEnded(exchange) }),
  'roll.unlink': single({ kind: 'roll', who: 'secretariat', inputs: linkInputs, rule: unlink }),
  'mail.revoke': single({
    kind: 'roll',
    who: 'secretariat',
    inputs: revokeInputs,
    occasion: revokedBefore,
    rule: revoke,
  }),
  'mail.retry': single({
    kind: 'roll',
    who: 'secretariat',
    inputs: mailRetryInputs,
    occasion: retriedBefore,
    rule: retryMail,
  }),
  'roll.linked': single({ kind: 'roll', who: 'concord', inputs: linkedInputs, rule: linkByEmail }),
  'roll.unlinked': single({ kind: 'roll', who: 'concord', inputs: unlinkedInputs, rule: endLink }),
  'roll.stranger': single({ kind: 'roll', who: 'concord', inputs: strangerInputs, rule: noteStranger }),
  'away.set': single({ kind: 'roll', who: 'representativeOrSecretariat', inputs: awayInputs, rule: setAway }),
  'away.clear': single({ kind: 'roll', who: 'representativeOrSecretariat', inputs: clearInputs, rule: clearAway }),
  'away.form': query({
    who: 'representativeOrSecretariat',
    inputs: {},
    answer: plainCard('awayForm', phrase('away.form')),
  }),
  'language.set': single({ kind: 'roll', who: 'anyone', inputs: languageInputs, rule: setLanguage }),
  'rmc.chair': single({ kind: 'roll', who: 'secretariat', inputs: chairInputs, rule: nameChair }),
} satisfies ActTable;
