/** Unreviewed: no native reader has checked these texts yet. Notices about a request: outcome, reminders, what has changed. */
export const endorsementNotices = {
  'card.outcome.eyebrow': 'Résultat de {ref} · {state}',
  'card.outcome.veiledEyebrow': 'Résultat de {ref}',
  'card.outcome.summary': '{ref} : {title}. {outcome}',
  'card.outcome.restricted':
    '{ref} est terminée. Elle est strictement confidentielle : appuyez sur le bouton pour voir le résultat.',
  'card.outcome.at': 'Terminée',
  'card.outcome.cameBack':
    '{name:entity} : un courriel à ce sujet est revenu après la clôture, {at:instant} ({why}). L’issue reste acquise.',
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
  'card.outcome.discussion': 'Demandes d’examen en réunion, sans objection',
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
  'card.outcome.those.recused': {
    one: 'S’est récusée ({n:number})',
    many: 'Se sont récusées ({n:number})',
    other: 'Se sont récusées ({n:number})',
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
  'card.outcome.those.discussion': {
    one: 'Discussion demandée, sans objection ({n:number})',
    many: 'Discussion demandée, sans objection ({n:number})',
    other: 'Discussion demandée, sans objection ({n:number})',
  },
  'card.outcome.those.unreached': {
    one: 'Entité non jointe ({n:number})',
    many: 'Entités non jointes ({n:number})',
    other: 'Entités non jointes ({n:number})',
  },
  'card.reminder.past.bare': 'Ce rappel n’a plus d’objet.',
  'card.reminder.past.answered': 'Votre entité a répondu : ce rappel n’a plus d’objet.',
  'card.reminder.past.ended': 'La demande est close. Plus rien ne vous est demandé ici.',
  'card.reminder.past.over': 'Le délai est écoulé. Votre entité n’avait pas répondu.',
  'card.reminder.past.objected':
    'Le délai est écoulé. L’objection de votre entité demeure, sans demande d’examen en réunion.',
  'card.reminder.past.later':
    'Ce rappel n’a plus d’objet. La demande elle-même indique ce qui est attendu de votre entité.',
  'card.reminder.eyebrow': 'Rappel · demande d’approbation {ref}',
  'card.reminder.summary':
    '{ref} attend votre réponse : {title}. Clôture : {closesAt:instant} ; le silence vaut absence d’objection.',
  'card.reminder.summaryRung':
    '{left} {ref} attend votre réponse : {title}. Clôture : {closesAt:instant} ; le silence vaut absence d’objection.',
  'card.reminder.summaryTooLate':
    '{ref} attend votre réponse : {title}. Clôture : {closesAt:instant}. La demande vous est parvenue tard : votre silence ne comptera pas.',
  'card.reminder.summaryProved':
    '{ref} attend votre réponse : {title}. Clôture : {closesAt:instant} ; le silence ne compte que s’il est prouvé que ce message est parvenu.',
  'card.reminder.tooLate': {
    one: 'La demande est parvenue à {entity:entity} moins d’une heure avant la clôture : votre silence ne vaudra pas accord. Veuillez répondre.',
    many: 'La demande est parvenue à {entity:entity} moins de {n:number} d’heures avant la clôture : votre silence ne vaudra pas accord. Veuillez répondre.',
    other:
      'La demande est parvenue à {entity:entity} moins de {n:number} heures avant la clôture : votre silence ne vaudra pas accord. Veuillez répondre.',
  },
  'card.reminder.unproved':
    'Il n’est pas prouvé que les courriels relatifs à la demande sont parvenus à temps à {entity:entity} : votre silence ne vaudra pas accord. Veuillez répondre.',
  'card.reminder.summaryUnproved':
    '{ref} attend votre réponse : {title}. Clôture : {closesAt:instant}. Il n’est pas prouvé que la demande vous est parvenue à temps : votre silence ne comptera pas.',
  'card.objectionAlone.eyebrow': 'Dernier jour ouvré · {ref}',
  'card.objectionAlone.body':
    'L’objection ({name}) est seule. À la clôture, {closesAt:instant}, la demande sera approuvée et l’objection consignée.',
  'card.objectionAlone.both':
    'Si la question doit plutôt être discutée lors d’une réunion des points focaux, votre entité doit aussi le demander.',
  'card.objectionAlone.summary':
    'Votre objection à {ref} est seule. Sans demande d’examen en réunion, la demande sera approuvée à la clôture : {closesAt:instant}.',
  'card.referred.eyebrow': 'Procédure écrite arrêtée · {ref}',
  'card.referred.broken':
    '{name:entity} formule une objection et demande l’examen en réunion ({by}). Le silence est rompu : la procédure d’approbation écrite est arrêtée.',
  'card.referred.brokenBare':
    '{name:entity} formule une objection et demande l’examen en réunion. Le silence est rompu : la procédure d’approbation écrite est arrêtée.',
  'card.referred.agenda': 'Le point sera inscrit à l’ordre du jour de la prochaine réunion des points focaux.',
  'card.referred.others': 'Les autres entités peuvent encore s’exprimer jusqu’à la clôture : {closesAt:instant}.',
  'card.pairWithdrawn.eyebrow': 'Retrait · {ref}',
  'card.pairWithdrawn.gone.objection':
    'Objection retirée ({name:entity}). La demande d’examen en réunion reste consignée.',
  'card.pairWithdrawn.gone.request': 'Demande d’examen en réunion retirée ({name:entity}). L’objection subsiste.',
  'card.pairWithdrawn.gone.both': 'Objection et demande d’examen en réunion retirées ({name:entity}).',
  'card.pairWithdrawn.gone.unsaid': 'Retrait ({name:entity}).',
  'card.pairWithdrawn.reopened':
    'Plus aucune objection assortie d’une demande d’examen en réunion ne subsiste : la demande est de nouveau ouverte. Clôture : {closesAt:instant}.',
  'card.pairWithdrawn.stays':
    'Ce retrait est postérieur à la clôture. Le point reste à l’ordre du jour avec la mention : objection retirée.',
  'card.pairWithdrawn.staysDiscussion':
    'Ce retrait est postérieur à la clôture. Le point reste à l’ordre du jour avec la mention : demande d’examen retirée.',
  'card.corrected.eyebrow': 'Correction de forme · {ref}',
  'card.corrected.body': 'Le Secrétariat a apporté une correction de forme. Les positions demeurent.',
  'card.corrected.since': 'Depuis',
  'card.corrected.note': 'Ce qui a été corrigé',
  'card.corrected.asBefore': 'Le titre, le lien et le résumé restent les mêmes.',
  'card.corrected.shown': '« Afficher » montre ce qui figurait avant et ce qui figure désormais.',
  'card.corrected.challenge':
    'Toute entité peut la contester jusqu’au {until:instant}. Elle compte alors comme une modification de fond.',
  'card.challenged.eyebrow': 'Correction contestée · {ref}',
  'card.challenged.body':
    '{name:entity} a contesté la correction, qui compte donc comme une modification de fond. Les approbations sont redemandées. Clôture : {closesAt:instant}.',
  'card.extended.eyebrow': 'Délai prolongé · {ref}',
  'card.extended.to': 'Nouvelle clôture',
  'card.extended.from': 'Auparavant',
  'card.withdrawn.eyebrow': 'Demande retirée · {ref}',
  'card.withdrawn.bodyBare':
    'Le Secrétariat a retiré cette demande. Plus rien ne vous est demandé ; son historique est conservé.',
  'card.withdrawn.body':
    '{by} a retiré cette demande pour le Secrétariat. Plus rien ne vous est demandé ; son historique est conservé.',
  'card.needTime.eyebrow': 'Demande de temps · {ref}',
  'card.needTime.asks':
    '{name:entity} a besoin de plus de temps ({by}). Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksUntil':
    '{name:entity} a besoin de plus de temps, jusqu’au {until:date} ({by}). Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksBare':
    '{name:entity} a besoin de plus de temps. Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.needTime.asksUntilBare':
    '{name:entity} a besoin de plus de temps, jusqu’au {until:date}. Le délai court toujours, à moins que vous ne le prolongiez.',
  'card.objectionNoted.eyebrow': 'Objection consignée · {ref}',
  'card.objectionNoted.goesOn':
    'La procédure d’approbation écrite se poursuit ; l’entité sait comment ajouter la demande.',
  'card.objectionNoted.stopped':
    'La procédure d’approbation écrite était déjà arrêtée et le reste ; le point va à la réunion avec cette objection.',
  'card.objectionNoted.body': '{name:entity} formule une objection ({by}) sans demander l’examen en réunion.',
  'card.objectionNoted.bodyBare': '{name:entity} formule une objection sans demander l’examen en réunion.',
  'card.waitsForMeeting.eyebrow': 'Aucune réunion prévue · {ref}',
  'card.waitsForMeeting.body':
    'Aucune réunion des points focaux n’est prévue pour le point {item}. Il reste en réserve dans l’attente d’une réunion.',
  'card.unreached.eyebrow': 'Entités non jointes · {ref}',
  'card.unreached.todo':
    'Vérifiez la liste, ou écrivez à l’entité par une autre voie et consignez sa position avec la source écrite. Sans position, la demande ne se clôt pas d’elle-même.',
  'card.unreached.then':
    'Si c’est encore le cas à la clôture, {closesAt:instant}, il vous sera alors demandé de prolonger la demande, ou de la clore avec un motif.',
  'card.unreached.over': 'Il n’y a plus rien à faire ici.',
  'card.request.mailed': 'Consultées par courriel, sans preuve de réception : {names}.',
  'card.cameBack.eyebrow': 'Un courriel est revenu · {ref}',
  'card.cameBack.body':
    'La demande est close ({state}), et un courriel à son sujet est revenu depuis. Le résultat demeure.',
  'card.cameBack.todo': 'Si l’entité doit être consultée de nouveau, veuillez ouvrir une nouvelle demande.',
  'card.unreached.reached': 'a été jointe depuis',
  'card.unreached.again': 'fait l’objet d’un nouvel essai',
  'card.unreached.answered': 'a pris position depuis',
  'card.unreached.newText':
    'Le texte a été envoyé de nouveau depuis. Les entités que cet envoi ne joint pas sont nommées dans un message distinct.',
  'card.askDecision.eyebrow': 'Votre décision est requise · {ref}',
  'card.askDecision.body':
    'Le délai est écoulé, mais ces entités n’ont pas été jointes et n’ont rien dit. Veuillez prolonger le délai, ou clore la demande avec un motif.',
  'card.askDecision.recused':
    'Le délai est écoulé et toutes les entités consultées se sont récusées ou ont quitté le réseau : il n’en reste aucune dont le silence vaudrait accord. Prolongez le délai, clôturez la demande avec un motif ou retirez-la.',
  'card.askDecision.settled': 'La question est réglée. État de la demande : {state}.',
  'card.withoutEffect.eyebrow': 'Consigné sans effet · {ref}',
  'card.withoutEffect.body':
    'Ce que {by} a fait pour votre entité ({act}) est consigné sans effet, car la position du point focal prévaut.',
  'card.withoutEffect.bodyBare':
    'Ce qu’une personne suppléante a fait pour votre entité ({act}) est consigné sans effet, car la position du point focal prévaut.',
  'card.withoutEffect.bodyNamed':
    'Ce que {by} a fait pour votre entité ({act}) est consigné sans effet, car la position du point focal, {focalPoint}, prévaut.',
  'card.withoutEffect.focalPoint':
    'Si telle est la volonté de votre entité, veuillez l’indiquer vous-même. Pour vos jours d’absence, déclarez une période d’absence.',
  'card.withoutEffect.alternate':
    'Le point focal peut l’indiquer, ou déclarer une période d’absence pendant laquelle vous agissez.',
  'card.enteredFor.eyebrow': 'Position consignée pour votre entité · {ref}',
  'card.enteredFor.body': '{by} a consigné une position pour votre entité, au nom du Secrétariat : {position}.',
  'card.enteredFor.bodyBare': 'Le Secrétariat a consigné une position pour votre entité : {position}.',
  'card.enteredFor.text': 'Dans les termes de votre entité',
  'card.enteredFor.overturns':
    'Cette position remplace celle que votre point focal avait donnée : {own}. Si c’est une erreur, le point focal peut la contester d’une seule pression.',
  'card.receipt.eyebrow': 'Consigné · {ref}',
  'card.receipt.body':
    'Position consignée pour {entity:entity} : {position}. {by} l’a indiqué dans un navigateur, {at:instant}.',
  'card.receipt.bare':
    'Une réponse est consignée pour {entity:entity}. Elle a été donnée dans un navigateur, {at:instant}.',
  'card.receipt.notYou':
    'Si personne de votre entité n’en est à l’origine, veuillez prévenir aussitôt le Secrétariat (à un courriel, il suffit de répondre). Le Secrétariat peut mettre fin à tous les liens et navigateurs reconnus. Jusqu’à la clôture, votre entité peut modifier elle-même sa réponse.',
  'card.contested.eyebrow': 'Contestée · {ref}',
  'card.contested.body':
    '{by} indique, pour {name:entity}, que la position consignée par le Secrétariat ({position}) est erronée.',
  'card.contested.bodyBare':
    '{name:entity} indique que la position consignée par le Secrétariat ({position}) est erronée.',
  'card.contested.stays':
    'La position demeure tant qu’elle n’est pas modifiée, par l’entité elle-même ou en consignant une autre position. Veuillez éclaircir ce point avant la clôture.',
  'card.dayOff.eyebrow': 'Clôture un jour chômé · {ref}',
  'card.dayOff.body': 'La demande se clôt le {on:date}, qui n’est plus un jour ouvré.',
  'card.dayOff.stays':
    'La clôture demeure, à moins que vous ne prolongiez le délai. Les personnes absentes ce jour-là reçoivent leur rappel avant.',
  'card.dayOff.extend': 'Prolonger jusqu’au {on:date}',
  'card.dayOff.reason': 'Le {on:date} n’est pas un jour ouvré.',
  'card.dayOff.settled': 'C’est réglé : la demande ne se clôt plus un jour chômé.',
  'card.enteredFor.change': 'En cas d’erreur, vous pouvez la modifier vous-même jusqu’à la clôture.',
} as const;
