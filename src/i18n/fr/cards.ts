/** Unreviewed: no native reader has checked these texts yet. Words on cards. */
export const cards = {
  'card.more': 'Plus…',
  'card.show': 'Afficher',
  'card.showRequest': 'Afficher {ref}',
  'card.showAll': 'Tout afficher',
  'card.andMore': { one: 'et {n:number} de plus', many: 'et {n:number} de plus', other: 'et {n:number} de plus' },
  'card.others': { one: '{n:number} autre', many: '{n:number} autres', other: '{n:number} autres' },
  'card.openDocument': 'Ouvrir le document (version {version})',
  'card.version': 'Version',
  'card.closes': 'Clôture',
  'card.closed': 'Clôturée',
  'card.classification': 'Classification',
  'card.classification.unclassified': 'Non classifié',
  'card.classification.confidential': 'Confidentiel',
  'card.classification.strictlyConfidential': 'Strictement confidentiel',
  'card.reason': 'Motif donné par le Secrétariat',
  'card.reasonBy': 'Motif donné par {name}',
  'card.restricted': 'Ce point est strictement confidentiel. Appuyez sur le bouton pour en voir le détail.',
  'card.restricted.waits': '{ref} attend votre réponse.',
  'card.restricted.news': 'Il y a du nouveau au sujet de {ref}.',
  'card.notice.summary': '{what} : {title}',

  'card.state.open': 'ouverte',
  'card.state.closing': 'délai écoulé',
  'card.state.awaiting': 'en attente du Secrétariat',
  'card.state.endorsed': 'approuvée',
  'card.state.referred': 'renvoyée à une réunion',
  'card.state.withdrawn': 'retirée',
  'card.state.superseded': 'remplacée',
  'card.state.decided': 'tranchée en réunion',
  'card.state.notDecided': 'sans décision',

  'card.position.endorse': 'approuver',
  'card.position.abstain': 's’abstenir',
  'card.position.object': 'faire objection',
  'card.position.requestDiscussion': 'demander une discussion',
  'card.position.withdrawObjection': 'retirer l’objection',
  'card.position.withdrawRequest': 'retirer la demande de discussion',
  'card.position.needTime': 'demander plus de temps',
  'card.position.comment': 'commenter',

  'card.stand.endorsed': 'Approuve',
  'card.stand.endorsedBy': 'Approuve ({by})',
  'card.stand.objected': 'Fait objection',
  'card.stand.objectedBy': 'Fait objection ({by})',
  'card.stand.abstained': 'S’abstient',
  'card.stand.abstainedBy': 'S’abstient ({by})',
  'card.stand.silent': 'Silence',
  'card.stand.stale': 'A répondu sur une version antérieure',
  'card.stand.staleBy': 'A répondu sur une version antérieure ({by})',
  'card.stand.unreached': 'Non jointe',

  'card.request.eyebrow': 'Demande d’approbation {ref} · {state}',
  'card.request.summaryWaits': '{ref} sollicite votre approbation : {title}. Clôture : {closesAt:instant}.',
  'card.request.summary': '{ref} ({state}) : {title}',
  'card.request.veiledTitle': 'Demande d’approbation {ref}',
  'card.request.veiled':
    'Cette demande est strictement confidentielle. Appuyez sur « Afficher » pour voir ce qui est demandé ; le détail n’est montré qu’à vous.',
  'card.request.discreet':
    'Cette demande est confidentielle. Appuyez sur « Afficher » pour lire le document et ce qui a été dit ; les détails ne sont montrés qu’à vous.',
  'card.request.counts': 'Positions',
  'card.request.countsAre':
    'approbations : {endorsed:number} · objections : {objected:number} · abstentions : {abstained:number} · silences : {silent:number}',
  'card.request.openedBy': 'Ouverte par',
  'card.request.ifSilent': 'Si {entity} ne répond pas d’ici là, son silence vaut absence d’objection.',
  'card.request.othersSilent':
    'Le silence d’une entité qui a été jointe et ne répond pas d’ici là vaut absence d’objection.',
  'card.request.closing': 'Le délai est écoulé. Le résultat est en cours d’enregistrement.',
  'card.request.awaiting':
    'Le délai est écoulé, mais toutes les entités n’ont pas été jointes, et le silence ne vaut accord que pour une entité jointe. Le Secrétariat prolonge le délai ou clôt la demande avec un motif.',
  'card.request.referred':
    'Une objection et une demande de discussion de la même entité ont arrêté la procédure d’approbation écrite. La question sera examinée lors d’une réunion des points focaux.',
  'card.request.referredOpen':
    'Une objection et une demande de discussion de la même entité ont arrêté la procédure d’approbation écrite. La question sera examinée lors d’une réunion des points focaux. Les autres entités peuvent encore s’exprimer jusqu’à la clôture.',
  'card.request.onAgenda': 'Point de l’ordre du jour : {item}',
  'card.request.unreached': {
    one: '{n:number} entité n’a pas été jointe. Son silence ne vaut pas accord.',
    many: '{n:number} entités n’ont pas été jointes. Leur silence ne vaut pas accord.',
    other: '{n:number} entités n’ont pas été jointes. Leur silence ne vaut pas accord.',
  },
  'card.request.changes': 'Ce que cette version apporte',
  'card.request.correction': 'Correction de forme',
  'card.request.correctionAt': 'Correction du {at:instant}. Les positions demeurent.',
  'card.request.challengeUntil':
    'Toute entité peut contester cette correction jusqu’au {until:instant}. Elle compte alors comme une modification de fond.',
  'card.request.challengedBy': '{name} a contesté cette correction. Elle compte comme une modification de fond.',
  'card.request.extended': 'Délai prolongé',
  'card.request.extendedTo': 'Prolongé jusqu’au {to:instant}',

  'card.mine.endorsed': '{name} approuve.',
  'card.mine.endorsedBy': '{name} approuve ({by}, {at:instant}).',
  'card.mine.objected': '{name} fait objection.',
  'card.mine.objectedBy': '{name} fait objection ({by}, {at:instant}).',
  'card.mine.pair': '{name} fait objection et demande une discussion.',
  'card.mine.pairBy': '{name} fait objection et demande une discussion ({by}, {at:instant}).',
  'card.mine.abstained': '{name} s’abstient.',
  'card.mine.abstainedBy': '{name} s’abstient ({by}, {at:instant}).',
  'card.mine.requestsDiscussion': '{name} demande une discussion.',
  'card.mine.stale':
    '{name} a répondu sur une version antérieure. Veuillez répondre à nouveau : cette réponse ne compte pas pour la présente version.',
  'card.mine.objectionAlone':
    'L’objection est seule. Elle sera consignée et la demande sera approuvée, à moins que votre entité ne demande aussi une discussion.',
  'card.mine.requestAlone':
    'Une demande de discussion seule n’arrête pas la procédure d’approbation écrite. Votre entité fait-elle aussi objection ?',
  'card.mine.entered': 'Position consignée par le Secrétariat d’après cette source écrite :',
  'card.mine.source': 'Source écrite',

  'card.said.objections': 'Objections et demandes de discussion',
  'card.said.objects': '{name} fait objection',
  'card.said.objectsBy': '{name} fait objection ({by}, {at:instant})',
  'card.said.pair': '{name} fait objection et demande une discussion',
  'card.said.pairBy': '{name} fait objection et demande une discussion ({by}, {at:instant})',
  'card.said.requests': '{name} demande une discussion',
  'card.said.requestsBy': '{name} demande une discussion ({by}, {at:instant})',
  'card.said.wouldSatisfy': 'Ce qui satisferait {name}',
  'card.said.source': 'Source écrite de la position de {name}, consignée par le Secrétariat',
  'card.said.with': '{name} ({stand})',
  'card.said.all': {
    one: 'L’entité consultée ({n:number})',
    many: 'Toutes les entités ({n:number})',
    other: 'Toutes les entités ({n:number})',
  },
  'card.said.others': {
    one: 'L’autre entité ({n:number})',
    many: 'Les autres entités ({n:number})',
    other: 'Les autres entités ({n:number})',
  },
  'card.said.remarks': {
    one: 'Remarque ({n:number})',
    many: 'Remarques ({n:number})',
    other: 'Remarques ({n:number})',
  },
  'card.said.pageTitle': 'Qui a dit quoi sur {ref} (page {page:number} sur {pages:number})',
  'card.said.nextPage': 'Page suivante',

  'card.remark.comment': '{name}, commentaire ({by}, {at:instant})',
  'card.remark.needTime': '{name} a besoin de plus de temps ({by}, {at:instant})',
  'card.remark.needTimeUntil': '{name} a besoin de plus de temps, jusqu’au {until:date} ({by}, {at:instant})',
  'card.remark.withoutEffect': '{name}, consigné sans effet : la position du point focal prévaut ({by}, {at:instant})',
  'card.remark.late': '{name}, trop tard et sans effet ({by}, {at:instant})',

  'card.act.endorse': 'Approuver',
  'card.act.object': 'Faire objection…',
  'card.act.objectAgain': 'Modifier l’objection…',
  'card.act.objectSubmit': 'Envoyer l’objection',
  'card.act.alsoDiscuss': 'Demander aussi une discussion',
  'card.act.discuss': 'Demander une discussion…',
  'card.act.discussSubmit': 'Envoyer la demande',
  'card.act.withdrawObjection': 'Retirer l’objection…',
  'card.act.withdrawObjectionSubmit': 'Retirer l’objection',
  'card.act.withdrawRequest': 'Retirer la demande de discussion…',
  'card.act.withdrawRequestSubmit': 'Retirer la demande de discussion',
  'card.act.abstain': 'S’abstenir…',
  'card.act.abstainSubmit': 'S’abstenir',
  'card.act.needTime': 'Demander plus de temps…',
  'card.act.needTimeSubmit': 'Demander plus de temps',
  'card.act.comment': 'Commenter…',
  'card.act.commentSubmit': 'Envoyer le commentaire',
  'card.act.challenge': 'Contester la correction…',
  'card.act.challengeSubmit': 'Contester la correction',
  'card.act.enterFor': 'Consigner pour une entité…',
  'card.act.enterForSubmit': 'Consigner la position',
  'card.act.retry': 'Réessayer',
  'card.act.extend': 'Prolonger…',
  'card.act.extendSubmit': 'Prolonger le délai',
  'card.act.closeUnreached': 'Clore avec un motif…',
  'card.act.closeUnreachedSubmit': 'Clore : approuvée',
  'card.act.correct': 'Corriger…',
  'card.act.correctSubmit': 'Publier la correction',
  'card.act.revise': 'Nouvelle version…',
  'card.act.reviseSubmit': 'Diffuser la nouvelle version',
  'card.act.withdraw': 'Retirer cette demande…',
  'card.act.withdrawSubmit': 'Retirer cette demande',
  'card.act.compose': 'Nouvelle demande d’approbation',
  'card.act.list': 'Toutes les demandes',
  'card.act.home': 'Ce qui m’attend',
  'card.act.help': 'Aide',
  'card.act.back': 'Je suis de retour',
  'card.act.import': 'Importer une liste…',

  'card.form.required': 'Veuillez remplir ce champ.',
  'card.form.noSurvivors': 'Aucune information permettant d’identifier des personnes survivantes.',
  'card.form.comment': 'Commentaire (facultatif)',
  'card.form.reason': 'Motif',
  'card.form.reasonOptional': 'Motif (facultatif)',
  'card.form.title': 'Titre',
  'card.form.documentUrl': 'Lien vers le document',
  'card.form.documentUrlHint': 'Le lien doit commencer par https://',
  'card.form.documentVersion': 'Version du document',
  'card.form.summary': 'Résumé (facultatif)',
  'card.form.classification': 'Classification',
  'card.form.workingDays': 'Jours ouvrés pour répondre',
  'card.form.closesOn': 'Ou la date de clôture',
  'card.form.newClosesOn': 'Nouvelle date de clôture',

  'card.object.text': 'À quoi votre entité fait-elle objection, et pourquoi ?',
  'card.object.askDiscussion':
    'Demandez-vous aussi que la question soit discutée lors d’une réunion des points focaux ?',
  'card.object.both':
    'Seules une objection et une demande de discussion réunies arrêtent la procédure d’approbation écrite. Une objection seule est consignée et la demande est approuvée.',
  'card.object.completes':
    'Votre entité demande déjà une discussion. Avec une objection, la procédure d’approbation écrite s’arrête et tout le monde en est informé.',
  'card.object.wouldSatisfy': 'Qu’est-ce qui satisferait votre entité ? (facultatif)',
  'card.object.wouldSatisfyHint':
    'Une formulation, une modification ou une précision avec laquelle votre entité pourrait approuver.',
  'card.discuss.text': 'Que faudrait-il discuter ? (facultatif)',
  'card.discuss.note':
    'Une demande de discussion seule n’arrête pas la procédure d’approbation écrite : une objection de votre entité doit l’accompagner.',
  'card.needTime.until': 'Jusqu’à quand ? (facultatif)',
  'card.needTime.text': 'Pourquoi ? (facultatif)',
  'card.needTime.note':
    'Le Secrétariat en est informé. La clôture ne change pas, sauf prolongation par le Secrétariat.',
  'card.comment.text': 'Commentaire',
  'card.comment.note': 'Un commentaire est visible de tous. Il n’est pas une position et ne compte pas comme telle.',
  'card.challenge.text': 'Pourquoi est-ce davantage qu’une correction de forme ?',
  'card.challenge.note':
    'Si vous la contestez, la correction compte comme une modification de fond et tout le monde est consulté à nouveau. Possible jusqu’au {until:instant}.',
  'card.enterFor.entity': 'Entité',
  'card.enterFor.entityHint': 'Le nom abrégé, par exemple UNHCR.',
  'card.enterFor.position': 'Position',
  'card.enterFor.text': 'Dans les termes de l’entité (requis pour une objection)',
  'card.enterFor.askDiscussion':
    'En cas d’objection : l’entité demande-t-elle aussi une discussion lors d’une réunion des points focaux ?',
  'card.enterFor.source': 'Source écrite',
  'card.enterFor.sourceHint': 'Par exemple : courriel d’Ana Silva au Secrétariat, 3 décembre 2026.',
  'card.enterFor.note':
    'Le registre indique que le Secrétariat a consigné cette position, et d’après quelle source. Les représentants de l’entité en sont informés et peuvent la modifier.',
  'card.extend.hint': 'Postérieure à la date actuelle. Un délai n’est jamais raccourci.',
  'card.closeUnreached.note':
    'La demande est approuvée. Le registre nomme les entités qui n’ont pas été jointes et donne votre motif.',
  'card.correct.explain':
    'Pour les corrections de forme seulement. Les positions demeurent ; toute entité peut contester la correction dans un délai d’un jour ouvré.',
  'card.correct.note': 'Qu’est-ce qui a été corrigé ?',
  'card.revise.explain':
    'Les approbations et les abstentions deviennent caduques et sont redemandées. Les objections et les demandes de discussion demeurent. Un délai complet court.',
  'card.revise.changes': 'Qu’apporte cette version ?',
  'card.revise.period': 'Laissez les deux champs vides pour le délai habituel.',
  'card.withdraw.note':
    'Tout le monde est informé, avec votre motif. L’historique est conservé. Cet acte est définitif.',

  'card.outcome.eyebrow': 'Résultat de {ref} · {state}',
  'card.outcome.veiledEyebrow': 'Résultat de {ref}',
  'card.outcome.summary': '{ref} : {title}. {outcome}',
  'card.outcome.restricted':
    '{ref} est terminée. Elle est strictement confidentielle : appuyez sur le bouton pour voir le résultat.',
  'card.outcome.at': 'Terminée',
  'card.outcome.open': 'Cette demande est ouverte.',
  'card.outcome.endorsed': 'Approuvée.',
  'card.outcome.endorsedNumber': 'Approuvée sous le numéro {number}.',
  'card.outcome.referred': 'Renvoyée à une réunion des points focaux.',
  'card.outcome.withdrawn': 'Retirée par le Secrétariat.',
  'card.outcome.superseded': 'Remplacée par une demande plus récente.',
  'card.outcome.decided': 'Tranchée en réunion.',
  'card.outcome.notDecided': 'Examinée en réunion, sans décision.',
  'card.outcome.reason': 'Motif',
  'card.outcome.reasonBy': 'Motif donné par {name}',
  'card.outcome.objections': 'Objections consignées',
  'card.outcome.those.endorsed': {
    one: 'Approbation expresse ({n:number})',
    many: 'Approbations expresses ({n:number})',
    other: 'Approbations expresses ({n:number})',
  },
  'card.outcome.those.silent': {
    one: 'Silence, sans objection ({n:number})',
    many: 'Silences, sans objection ({n:number})',
    other: 'Silences, sans objection ({n:number})',
  },
  'card.outcome.those.abstained': {
    one: 'Abstention ({n:number})',
    many: 'Abstentions ({n:number})',
    other: 'Abstentions ({n:number})',
  },
  'card.outcome.those.objected': {
    one: 'Objection consignée ({n:number})',
    many: 'Objections consignées ({n:number})',
    other: 'Objections consignées ({n:number})',
  },
  'card.outcome.those.unreached': {
    one: 'Entité non jointe ({n:number})',
    many: 'Entités non jointes ({n:number})',
    other: 'Entités non jointes ({n:number})',
  },

  'card.reminder.past': 'Ce rappel n’a plus d’objet.',
  'card.reminder.eyebrow': 'Rappel · demande d’approbation {ref}',
  'card.reminder.summary':
    '{ref} attend votre réponse : {title}. Clôture : {closesAt:instant} ; le silence vaut absence d’objection.',
  'card.objectionAlone.eyebrow': 'Dernier jour ouvré · {ref}',
  'card.objectionAlone.body':
    'L’objection de {name} est seule. À la clôture, {closesAt:instant}, la demande sera approuvée et l’objection consignée.',
  'card.objectionAlone.both':
    'Si la question doit plutôt être discutée lors d’une réunion des points focaux, votre entité doit aussi le demander.',
  'card.objectionAlone.summary':
    'Votre objection à {ref} est seule. Sans demande de discussion, la demande sera approuvée à la clôture : {closesAt:instant}.',

  'card.referred.eyebrow': 'Procédure écrite arrêtée · {ref}',
  'card.referred.broken':
    '{name} fait objection et demande une discussion ({by}). Le silence est rompu : la procédure d’approbation écrite est arrêtée.',
  'card.referred.brokenBare':
    '{name} fait objection et demande une discussion. Le silence est rompu : la procédure d’approbation écrite est arrêtée.',
  'card.referred.agenda': 'Le point sera inscrit à l’ordre du jour de la prochaine réunion des points focaux.',
  'card.referred.others': 'Les autres entités peuvent encore s’exprimer jusqu’à la clôture : {closesAt:instant}.',
  'card.pairWithdrawn.eyebrow': 'Retrait · {ref}',
  'card.pairWithdrawn.reopened':
    'Retrait de {name}. Plus aucune objection assortie d’une demande de discussion ne subsiste : la demande est de nouveau ouverte. Clôture : {closesAt:instant}.',
  'card.pairWithdrawn.stays':
    'Retrait de {name} après la clôture. Le point reste à l’ordre du jour avec la mention : objection retirée.',
  'card.corrected.eyebrow': 'Correction de forme · {ref}',
  'card.corrected.body': 'Le Secrétariat a apporté une correction de forme. Les positions demeurent.',
  'card.corrected.note': 'Ce qui a été corrigé',
  'card.corrected.challenge':
    'Toute entité peut la contester jusqu’au {until:instant}. Elle compte alors comme une modification de fond.',
  'card.challenged.eyebrow': 'Correction contestée · {ref}',
  'card.challenged.body':
    '{name} a contesté la correction, qui compte donc comme une modification de fond. Les approbations sont redemandées. Clôture : {closesAt:instant}.',
  'card.extended.eyebrow': 'Délai prolongé · {ref}',
  'card.extended.to': 'Nouvelle clôture',
  'card.extended.from': 'Auparavant',
  'card.withdrawn.eyebrow': 'Demande retirée · {ref}',
  'card.withdrawn.body':
    '{by} a retiré cette demande pour le Secrétariat. Plus rien ne vous est demandé ; son historique est conservé.',
  'card.needTime.eyebrow': 'Demande de temps · {ref}',
  'card.needTime.asks':
    '{name} a besoin de plus de temps ({by}). Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksUntil':
    '{name} a besoin de plus de temps, jusqu’au {until:date} ({by}). Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksBare':
    '{name} a besoin de plus de temps. Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksUntilBare':
    '{name} a besoin de plus de temps, jusqu’au {until:date}. Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.objectionNoted.eyebrow': 'Objection consignée · {ref}',
  'card.objectionNoted.body':
    '{name} fait objection ({by}) sans demander de discussion. La procédure d’approbation écrite se poursuit ; l’entité sait comment ajouter la demande.',
  'card.objectionNoted.bodyBare':
    '{name} fait objection sans demander de discussion. La procédure d’approbation écrite se poursuit ; l’entité sait comment ajouter la demande.',
  'card.waitsForMeeting.eyebrow': 'Aucune réunion prévue · {ref}',
  'card.waitsForMeeting.body':
    'Aucune réunion des points focaux n’est prévue pour le point {item}. Il reste en réserve dans l’attente d’une réunion.',

  'card.unreached.eyebrow': 'Entités non jointes · {ref}',
  'card.unreached.todo':
    'Vérifiez la liste, ou écrivez à l’entité par une autre voie et consignez sa position avec la source écrite. Sans position, la demande ne se clôt pas d’elle-même.',
  'card.unreached.over': 'Il n’y a plus rien à faire ici.',
  'card.unreached.reached': 'a été jointe depuis, ou fait l’objet d’un nouvel essai',
  'card.unreached.answered': 'a pris position depuis',
  'card.unreached.newText':
    'Le texte a été envoyé de nouveau depuis. Les entités que cet envoi ne joint pas sont nommées dans un message distinct.',
  'card.askDecision.eyebrow': 'Votre décision est requise · {ref}',
  'card.askDecision.body':
    'Le délai est écoulé, mais ces entités n’ont pas été jointes et n’ont rien dit. Veuillez prolonger le délai, ou clore la demande avec un motif.',
  'card.askDecision.settled': 'La question est réglée. État de la demande : {state}.',
  'card.withoutEffect.eyebrow': 'Consigné sans effet · {ref}',
  'card.withoutEffect.body':
    'Ce que {by} a fait pour votre entité ({act}) est consigné sans effet, car la position du point focal prévaut.',
  'card.withoutEffect.bodyNamed':
    'Ce que {by} a fait pour votre entité ({act}) est consigné sans effet, car la position du point focal, {focalPoint}, prévaut.',
  'card.withoutEffect.focalPoint':
    'Si telle est la volonté de votre entité, veuillez l’indiquer vous-même. Pour vos jours d’absence, déclarez une période d’absence.',
  'card.withoutEffect.alternate':
    'Le point focal peut l’indiquer, ou déclarer une période d’absence pendant laquelle vous agissez.',
  'card.enteredFor.eyebrow': 'Position consignée pour votre entité · {ref}',
  'card.enteredFor.body': '{by} a consigné une position pour votre entité, au nom du Secrétariat : {position}.',
  'card.enteredFor.text': 'Dans les termes de votre entité',
  'card.enteredFor.change': 'En cas d’erreur, vous pouvez la modifier vous-même jusqu’à la clôture.',

  'card.line': '{ref} · {title}',
  'card.line.veiled': '{ref} · strictement confidentiel',
  'card.line.closed': '{ref} · réservé aux membres du réseau',
  'card.line.answerBy': 'Réponse attendue avant la clôture : {closesAt:instant}',
  'card.line.closes': 'Clôture : {closesAt:instant}',
  'card.line.awaiting': 'Délai écoulé, entités non jointes : à prolonger ou à clore',
  'card.line.unreached': {
    one: '{n:number} entité non jointe. Clôture : {closesAt:instant}',
    many: '{n:number} entités non jointes. Clôture : {closesAt:instant}',
    other: '{n:number} entités non jointes. Clôture : {closesAt:instant}',
  },
  'card.line.ended': 'État : {state}',

  'card.home.nothing': 'Rien ne vous attend.',
  'card.home.waiting': {
    one: '{n:number} point vous attend',
    many: '{n:number} points vous attendent',
    other: '{n:number} points vous attendent',
  },
  'card.home.toAnswer': 'En attente de votre réponse',
  'card.home.todo': 'À faire, le plus urgent d’abord',
  'card.home.toReply': 'Réponse attendue. Début : {startsAt:instant}',
  'card.home.proposed': 'Proposé à l’ordre du jour : à accepter ou à refuser',
  'card.home.meetingAsked': 'Réunion demandée : à convoquer ou à refuser',
  'card.home.running': 'En cours',
  'card.home.quiet': 'Aucune demande d’approbation n’est en cours.',
  'card.home.away': 'Absence',
  'card.home.awayIs': 'Du {from:date} au {to:date}, {alternate} agit pour votre entité.',
  'card.welcome.title': 'Bienvenue, {name}',
  'card.welcome.summary': 'Vous figurez désormais sur la liste de {network}.',
  'card.welcome.first':
    'Les demandes d’approbation vous parviennent ici. Il suffit d’appuyer sur « Approuver » ; votre position est celle de votre entité.',
  'card.welcome.second':
    'Le silence d’une entité qui a été jointe et ne répond pas avant la clôture vaut absence d’objection.',
  'card.welcome.third':
    'Seules une objection et une demande de discussion de la même entité arrêtent la procédure d’approbation écrite et portent le point devant une réunion des points focaux.',

  'card.requests.title': 'Demandes d’approbation',
  'card.requests.titleState': 'Demandes d’approbation : {state}',
  'card.requests.none': 'Il n’y en a aucune.',
  'card.offer.title': 'Ceci n’a pas été enregistré comme une position',
  'card.offer.body':
    'Une position se donne en appuyant sur un bouton. Ces demandes attendent votre entité ; appuyez sur l’une d’elles pour l’ouvrir.',
  'card.offer.nothing':
    'Une position se donne en appuyant sur un bouton. Aucune demande n’attend votre entité actuellement.',
  'card.offer.help': 'Tapez « aide » pour voir ce que vous pouvez taper.',

  'card.compose.title': 'Nouvelle demande d’approbation',
  'card.compose.explain':
    'Toutes les entités de la liste sont consultées. Le délai court à partir du jour ouvré suivant. Le silence d’une entité jointe vaut absence d’objection.',
  'card.compose.submit': 'Ouvrir la demande',
  'card.compose.period': 'Laissez les deux champs vides pour le délai habituel.',
  'card.compose.periodOf': {
    one: 'Laissez les deux champs vides pour le délai habituel de {n:number} jour ouvré.',
    many: 'Laissez les deux champs vides pour le délai habituel de {n:number} jours ouvrés.',
    other: 'Laissez les deux champs vides pour le délai habituel de {n:number} jours ouvrés.',
  },
  'card.compose.classification':
    'Confidentiel : les messages ne contiennent aucune déclaration. Strictement confidentiel : les messages ne contiennent que la référence.',

  'card.help.title': 'Ce que Concord peut faire pour vous',
  'card.help.how':
    'Les demandes vous parviennent sous forme de cartes ; répondez à l’aide des boutons. Un texte tapé ou un émoji n’est pas une position.',
  'card.help.secretariat': 'Pour le Secrétariat et la Coordination',
  'card.help.buttons': 'Tout peut aussi se faire à l’aide des boutons des cartes.',
  'card.help.home': 'Ce qui vous attend',
  'card.help.list': 'Toutes les demandes d’approbation',
  'card.help.show': 'Une demande',
  'card.help.register': 'Les décisions, par mots du titre, numéro ou entité',
  'card.help.messages': 'Les messages, par référence ou mots',
  'card.help.send': 'Écrire au réseau, par le Secrétariat',
  'card.help.urgent': 'Information urgente, aussitôt à tous les points focaux',
  'card.help.news': 'Proposer une actualité pour le site',
  'card.help.circulate': 'Écrire au réseau, ou à une partie',
  'card.help.proposals': 'Un appel à propositions',
  'card.help.newsQueue': 'La file des actualités',
  'card.help.language': 'Changer de langue (en, fr)',
  'card.help.help': 'Cette liste',
  'card.help.away': 'Jours pendant lesquels un suppléant agit pour le point focal',
  'card.help.awayFor': 'Jours pendant lesquels un suppléant agit pour un point focal',
  'card.help.new': 'Ouvrir une demande d’approbation',
  'card.help.people': 'La liste des membres et son importation',
  'card.help.settings': 'Les réglages du réseau',
  'card.suggestions.title': 'Je n’ai pas compris',
  'card.suggestions.yours': 'Ce que vous avez tapé',
  'card.suggestions.meant': 'Vouliez-vous dire l’une de ces commandes ?',
  'card.suggestions.none': 'Tapez « aide » pour voir ce que vous pouvez taper.',

  'card.stranger.title': '{name} ne figure pas sur la liste',
  'card.stranger.body':
    '{name} a écrit à Concord sur {platform}, ne figure pas sur la liste et n’a pas eu accès. Ce message ne vous est envoyé qu’une fois.',
  'card.stranger.todo':
    'Si cette personne appartient au réseau, ajoutez-la à la liste avec l’adresse électronique qu’elle utilise sur cette plateforme.',

  'card.linkEnded.title': 'Un compte n’est plus considéré comme celui de {name}',
  'card.linkEnded.body':
    'Le compte {identity} valait pour {name} ({email}). La plateforme indique qu’il relève d’un autre locataire ({account}), où n’importe qui a pu inscrire cette adresse dans un profil. Le lien a pris fin : plus rien n’y est envoyé, et plus rien ne s’y fait au nom de {name}.',
  'card.linkEnded.todo':
    'Demandez à {name} si ce compte est le sien et vérifiez dans la piste d’audit ce qui a été fait en son nom. Si c’est le cas, rattachez-le vous-même (roll.link) avec l’identité {account}.',

  'card.role.focalPoint': 'point focal',
  'card.role.alternate': 'suppléant',
  'card.role.secretariat': 'Secrétariat',
  'card.role.coordinator': 'Coordination',
  'card.role.rmcChair': 'présidence du Comité de gestion des ressources',
  'card.role.chair': 'présidence',
  'card.role.observer': 'observation',
  'card.roll.title': {
    one: 'La liste : {n:number} personne',
    many: 'La liste : {n:number} personnes',
    other: 'La liste : {n:number} personnes',
  },
  'card.roll.entities': { one: '{n:number} entité', many: '{n:number} entités', other: '{n:number} entités' },
  'card.roll.empty': {
    one: '{n:number} entité n’a aucun représentant et ne peut être jointe',
    many: '{n:number} entités n’ont aucun représentant et ne peuvent être jointes',
    other: '{n:number} entités n’ont aucun représentant et ne peuvent être jointes',
  },
  'card.roll.nobody': 'La liste est encore vide. Importez une liste pour commencer.',
  'card.roll.more': {
    one: '{n:number} autre personne',
    many: '{n:number} autres personnes',
    other: '{n:number} autres personnes',
  },
  'card.roll.line': '{roles} · {email}',
  'card.roll.lineOf': '{entity} · {roles} · {email}',
  'card.roll.away': 'Absences',
  'card.roll.awayIs': 'absence du {from:date} au {to:date} ; {alternate} agit',
  'card.import.title': 'Importation de la liste',
  'card.import.explain':
    'Collez la liste au format CSV. Vous voyez d’abord ce qui changerait ; rien n’est modifié tant que vous n’appliquez pas l’importation.',
  'card.import.again': 'La liste est trop longue pour être conservée ici. Collez-la encore une fois pour l’appliquer.',
  'card.import.csv': 'La liste (CSV)',
  'card.import.csvHint': 'La première ligne nomme les colonnes : entity, name, email, role, language, zone.',
  'card.import.preview': 'Voir ce qui changerait',
  'card.import.apply': 'Appliquer',
  'card.import.would': 'Voici ce qui changerait',
  'card.import.done': 'La liste a été modifiée',
  'card.import.faulty': {
    one: '{n:number} ligne est à revoir',
    many: '{n:number} lignes sont à revoir',
    other: '{n:number} lignes sont à revoir',
  },
  'card.import.nothingChanged': 'Rien n’a été modifié. Corrigez ces lignes et envoyez de nouveau la liste.',
  'card.import.noChange': 'Personne n’est ajouté ni modifié.',
  'card.import.unchanged': {
    one: '{n:number} personne reste inchangée',
    many: '{n:number} personnes restent inchangées',
    other: '{n:number} personnes restent inchangées',
  },
  'card.import.line': { one: 'Ligne {n:number}', many: 'Ligne {n:number}', other: 'Ligne {n:number}' },
  'card.import.added': 'ajout · {email}',
  'card.import.changed': 'modification · {email} · {fields:list}',
  'card.away.title': 'Absence d’un point focal',
  'card.away.explain': 'Ces jours-là, les actes du suppléant comptent pour l’entité.',
  'card.away.from': 'Premier jour',
  'card.away.to': 'Dernier jour',
  'card.away.alternate': 'Qui agit',
  'card.away.alternateHint': 'Nom ou adresse électronique d’un suppléant de l’entité.',
  'card.away.submit': 'Enregistrer l’absence',

  'card.settings.title': 'Réglages du réseau',
  'card.settings.explain': 'Les modifications prennent effet immédiatement. Les délais en cours gardent leur clôture.',
  'card.settings.submit': 'Enregistrer',
  'card.setting.name': 'Nom du réseau',
  'card.setting.prefix': 'Préfixe des numéros du registre',
  'card.setting.numbering': 'Modèle des numéros du registre',
  'card.setting.timeZone': 'Fuseau horaire',
  'card.setting.workingWeek': 'Semaine de travail',
  'card.setting.holidays': 'Jours fériés',
  'card.setting.holidaysHint': 'Dates sous la forme AAAA-MM-JJ, séparées par des virgules.',
  'card.setting.closingTime': 'Heure de clôture',
  'card.setting.silenceDays': 'Délai de silence en jours ouvrés',
  'card.setting.floorHours': 'Délai minimal en heures',
  'card.setting.reminderHalfTime': 'Rappeler à mi-parcours',
  'card.setting.reminderWorkingDays': 'Rappeler ce nombre de jours ouvrés avant',
  'card.setting.reminderClosingDayAt': 'Rappeler le jour de la clôture à',
  'card.setting.quietFrom': 'Heures calmes, de',
  'card.setting.quietTo': 'Heures calmes, à',
  'card.setting.heldAlarmHours': 'Heures après lesquelles un envoi retenu donne l’alerte',
  'card.setting.urgentPerDay': 'Messages urgents d’une entité par jour',
  'card.setting.languages': 'Langues',

  'card.earlierText.eyebrow': 'Demande d’approbation {ref} · texte antérieur',
  'card.earlierText.body':
    'Cette carte portait sur un texte antérieur de {ref}. La version {version} a été soumise aux entités depuis ; veuillez utiliser sa carte.',
  'card.earlierText.bare':
    'Cette carte portait sur un texte antérieur de {ref}. Une nouvelle version a été soumise aux entités depuis ; veuillez utiliser sa carte.',
  'card.awaySet.title': 'Une absence est inscrite pour {focalPoint}',
  'card.awaySet.body':
    'Pendant ces jours, ce que dit {alternate} compte pour l’entité, même après une position antérieure du point focal.',

  'reason.blocked': 'a bloqué ou supprimé Concord',
  'reason.noAddress': 'n’a encore ouvert Concord sur aucune plateforme',
  'reason.notFound': 'est introuvable sur la plateforme',
  'reason.rateLimited': 'la plateforme limite les messages ; l’envoi se poursuit',
  'reason.unavailable': 'la plateforme est injoignable',
  'reason.timedOut': 'la plateforme n’a pas répondu à temps',
  'reason.refused': 'la plateforme a refusé le message',
  'reason.tooLarge': 'le message était trop volumineux pour la plateforme',
  'reason.triedTooOften': 'l’envoi a échoué trop souvent et a été abandonné',
  'reason.accessRefused':
    'l’accès de Concord lui-même à la plateforme est refusé (jeton ou secret) : l’entité n’y est pour rien ; le message partira quand un administrateur l’aura rétabli',
  'reason.scopeMissing':
    'il manque à Concord lui-même un droit sur la plateforme : l’entité n’y est pour rien ; le message partira quand un administrateur l’aura accordé',
  'reason.restricted':
    'un réglage d’administrateur empêche Concord d’écrire sur la plateforme : l’entité n’y est pour rien ; le message partira quand il sera levé',
  'reason.signInAway':
    'Concord n’obtient pas actuellement son propre accès auprès de la plateforme : l’entité n’y est pour rien ; le message partira dès que possible',
  'reason.noRepresentative': 'n’a ni point focal ni suppléant sur la liste',
  'reason.notInTime': 'aucune remise n’a été confirmée avant la clôture',
  'reason.unknown': 'non remis ({code})',
} as const;
