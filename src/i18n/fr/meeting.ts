/** Unreviewed: no native reader has checked these texts yet. */
export const meeting = {
  'input.notLeads': 'Veuillez donner des délais avant la réunion tels que 7 jours, 1 jour, 1 heure, ou « aucun ».',
  'input.notLocalTime':
    'Veuillez écrire la date et l’heure sous la forme AAAA-MM-JJTHH:mm, par exemple 2026-12-10T10:00.',
  'input.notRule': 'Veuillez écrire une règle telle que deuxième jeudi, dernier vendredi, dernier jour ou 15.',
  'input.unknownEntities':
    'Je ne connais pas : {names:list}. Veuillez donner les entités par leur sigle ; « membres » les contient.',
  'meeting.preview': 'Voici ce qui partirait, et à combien de personnes. Rien n’est encore parti.',
  'series.set': {
    one: 'La série est fixée : {n} réunion dans l’année à venir, la première le {first:instant}. Tout le monde en est informé.',
    many: 'La série est fixée : {n} réunions dans l’année à venir, la première le {first:instant}. Tout le monde en est informé.',
    other:
      'La série est fixée : {n} réunions dans l’année à venir, la première le {first:instant}. Tout le monde en est informé.',
  },
  'series.setInvited': {
    one: 'La série est fixée : {n} réunion dans l’année à venir, la première le {first:instant}. Les entités invitées en sont informées.',
    many: 'La série est fixée : {n} réunions dans l’année à venir, la première le {first:instant}. Les entités invitées en sont informées.',
    other:
      'La série est fixée : {n} réunions dans l’année à venir, la première le {first:instant}. Les entités invitées en sont informées.',
  },
  'series.none': 'Il n’existe pas de telle série.',
  'series.ended': 'La série a pris fin. Ses réunions à venir sont annulées, et les entités invitées en sont informées.',
  'series.taken':
    'Quelqu’un d’autre vient de fixer cette série. Elle est telle que vous la voyez ; fixez-la de nouveau pour la changer.',
  'concord.madeAlready': '{ref} existe déjà.',

  'meeting.here': 'Voici {ref}.',
  'meeting.listed': 'Voici les réunions.',
  'meeting.inThePast': 'Ce moment est déjà passé. Veuillez donner une date et une heure ultérieures.',
  'meeting.tooFar': 'Veuillez choisir une date dans les deux années à venir.',
  'meeting.scheduled': {
    one: '{ref} est prévue le {startsAt:instant}. {n} entité est invitée.',
    many: '{ref} est prévue le {startsAt:instant}. {n} entités sont invitées.',
    other: '{ref} est prévue le {startsAt:instant}. {n} entités sont invitées.',
  },
  'meeting.scheduledClash': {
    one: '{ref} est prévue le {startsAt:instant}, qui n’est pas un jour ouvrable. {n} entité est invitée.',
    many: '{ref} est prévue le {startsAt:instant}, qui n’est pas un jour ouvrable. {n} entités sont invitées.',
    other: '{ref} est prévue le {startsAt:instant}, qui n’est pas un jour ouvrable. {n} entités sont invitées.',
  },
  'meeting.moved':
    '{ref} est déplacée au {startsAt:instant}, avec son ordre du jour. Toutes les entités invitées en sont informées et consultées à nouveau.',
  'meeting.movedToDayOff':
    '{ref} est déplacée au {startsAt:instant}, qui n’est pas un jour ouvré, avec son ordre du jour. Toutes les entités invitées en sont informées et consultées à nouveau.',
  'meeting.movedAlready': '{ref} est déjà prévue le {startsAt:instant}.',
  'meeting.cancelled':
    '{ref} est annulée. Toutes les entités invitées en sont informées ; ses points passent à la réunion suivante.',
  'meeting.isCancelled': '{ref} a été annulée.',
  'meeting.isOver': '{ref} est terminée.',
  'meeting.isRunning': '{ref} est en cours.',
  'meeting.notInvited': '{entity:entity} ne figure pas parmi les entités invitées à {ref}.',
  'meeting.replied.attending':
    '{entity:entity} participe à {ref}. Tout le monde peut le voir ; vous pouvez changer d’avis jusqu’à la réunion.',
  'meeting.replied.alternate':
    '{entity:entity} participe à {ref} par l’intermédiaire de son suppléant. Vous pouvez changer d’avis jusqu’à la réunion.',
  'meeting.replied.regrets':
    '{entity:entity} ne participera pas à {ref} (excusée). Vous ne recevrez pas de rappel ; vous pouvez changer d’avis.',
  'meeting.requested':
    'Votre demande {ref} est transmise à la Coordination et au Secrétariat. La suite qui y sera donnée vous sera communiquée.',
  'meeting.requestDecided': '{ref} a déjà fait l’objet d’une décision.',
  'meeting.requestApproved': '{ref} est acceptée. La réunion est convoquée pour le {startsAt:instant}.',
  'meeting.requestDeclined': '{ref} est refusée. La personne qui l’a demandée en apprend le motif.',
  'meeting.begun': '{ref} a commencé. Tous les membres du Secrétariat ont la carte de conduite.',
  'meeting.noSuchPerson': 'Je ne connais personne de ce nom ni de cette adresse sur la liste.',
  'meeting.chairIs': '{name} préside {ref}.',
  'meeting.begunAlready': '{name} a déjà ouvert {ref}. Voici la carte de conduite.',
  'meeting.notBegun': '{ref} n’a pas commencé.',
  'meeting.tooEarly':
    '{ref} est prévue le {startsAt:instant} et peut être ouverte à partir du {opens:instant}. Pour l’ouvrir maintenant, il faut la déplacer à maintenant.',
  'meeting.unbegun': '{ref} n’a pas commencé. Elle reste prévue le {startsAt:instant}.',
  'meeting.recordedAlready':
    'Quelque chose a déjà été consigné pour {ref} : l’ouverture demeure. Vous pouvez clore la réunion.',
  'meeting.recording':
    '{ref} est consignée après coup. Indiquez qui était là et ce qui a été décidé, puis mettez fin à la réunion.',
  'meeting.notOverYet':
    '{ref} est prévue jusqu’au {endsAt:instant}. Elle pourra être consignée après coup une fois ce moment passé.',
  'meeting.notYet': 'Ce moment est encore à venir.',
  'meeting.beforePlanned': 'La réunion n’a été prévue qu’après ce moment.',
  'meeting.endBeforeStart': 'Veuillez donner une fin postérieure au début, dans les vingt-quatre heures.',
  'meeting.itemsOpen': {
    one: '{n} point de {ref} est encore ouvert. Il passe à la réunion suivante si vous mettez fin à la réunion maintenant.',
    many: '{n} points de {ref} sont encore ouverts. Ils passent à la réunion suivante si vous mettez fin à la réunion maintenant.',
    other:
      '{n} points de {ref} sont encore ouverts. Ils passent à la réunion suivante si vous mettez fin à la réunion maintenant.',
  },
  'meeting.presentNow': {
    zero: 'Aucune entité n’est présente à {ref}.',
    one: '{n} entité est présente à {ref}.',
    many: '{n} entités sont présentes à {ref}.',
    other: '{n} entités sont présentes à {ref}.',
  },
  'meeting.representedHow':
    'Veuillez écrire l’entité, deux-points et le nom, une entité par ligne. Je ne peux pas lire : {line}.',
  'meeting.representedNotPresent':
    '{entity:entity} : aucune présence n’est consignée. Veuillez d’abord indiquer qui est là.',
  'meeting.representedOther':
    '{name} figure sur la liste pour {other:entity} et non pour {entity:entity}. Si cette personne est venue comme invitée, écrivez « (invité) » après le nom.',
  'meeting.representedOutside':
    '{name} figure sur la liste et ne représente pas {entity:entity}. Si cette personne est venue comme invitée, écrivez « (invité) » après le nom.',
  'meeting.representedSeveral':
    '{name} peut désigner plusieurs personnes : {names:list}. Veuillez écrire le nom complet ou l’adresse électronique.',
  'meeting.representedNobody':
    'Personne sur la liste pour {entity:entity} ne s’appelle {name}. Veuillez écrire le nom complet. Si c’est tout le nom, ajoutez « (invité) ».',
  'meeting.representedNow': 'Consigné dans {ref} pour {entities:entities} : {names:list}.',
  'meeting.representedNone': 'Aucun nom ne figurera dans le compte rendu de {ref} pour {entities:entities}.',
  'meeting.representedDraft':
    'Consigné dans {ref} pour {entities:entities}. Le projet de compte rendu ne le dit pas encore : veuillez le rédiger à nouveau.',
  'meeting.notMembersThen': 'Ces entités n’étaient pas membres du réseau le jour de la réunion : {entities:entities}.',
  'meeting.ended':
    '{ref} est terminée. Tout point qui n’a pas été abordé passe à la réunion suivante. Le compte rendu peut être rédigé.',
  'meeting.endBeforeBegin': 'La réunion a commencé : {begunAt:instant}. Veuillez donner une fin postérieure.',
  'meeting.endedAlready': '{name} a déjà clos {ref}.',
  'agenda.noMeeting': 'Aucune réunion des points focaux n’est prévue.',
  'agenda.noSuchMeeting': 'Aucune réunion {ref} n’est prévue.',
  'agenda.notOnIt': 'Absents de cet ordre du jour : {names:list}.',
  'agenda.ordered': 'L’ordre du jour de {ref} a été réordonné.',
  'agenda.proposed': '{ref} est proposé pour {meeting}, le {startsAt:instant}. Le Secrétariat l’accepte ou le refuse.',
  'agenda.proposedLate':
    'L’ordre du jour de {missed} est définitif. {ref} est proposé pour {meeting}, le {startsAt:instant}.',
  'agenda.proposedPool': 'Aucune réunion prévue ne peut accueillir {ref}. Il attend la prochaine.',
  'agenda.dealtWith': '{ref} a déjà été traité.',
  'agenda.accepted': '{ref} figure à l’ordre du jour de {meeting}, le {startsAt:instant}.',
  'agenda.acceptedLate': 'L’ordre du jour de {missed} est définitif. {ref} passe à {meeting}, le {startsAt:instant}.',
  'agenda.acceptedPool': '{ref} est accepté. Il attend qu’une réunion soit prévue.',
  'agenda.notWithCommittee': '{ref} ne figure pas sur la liste du Comité directeur.',
  'agenda.committeeHasDecided': 'Le Comité directeur a déjà statué sur {ref}.',
  'agenda.dayToCome': 'Ce jour est encore à venir.',
  'agenda.committeeDecided':
    'La décision du Comité directeur du {on:date} sur {ref} est inscrite au registre. Tout le monde en est informé.',
  'agenda.takenBack':
    '{ref} quitte la liste du Comité directeur et figure à l’ordre du jour de {meeting}, le {startsAt:instant}.',
  'agenda.takenBackPool': '{ref} quitte la liste du Comité directeur. Il attend qu’une réunion soit prévue.',
  'agenda.declined': '{ref} est refusé. La personne qui l’a proposé en apprend le motif.',
  'decision.put': {
    one: 'La question de {ref} est posée à {n} entité présente.',
    many: 'La question de {ref} est posée à {n} entités présentes.',
    other: 'La question de {ref} est posée à {n} entités présentes.',
  },
  'decision.putAlready': 'Cette question de {ref} a déjà été posée.',
  'decision.notInMeeting': '{ref} ne figure pas à l’ordre du jour d’une réunion en cours.',
  'decision.over': '{ref} a été traité.',
  'decision.recordedAlready': 'Quelqu’un a déjà consigné {ref}.',
  'decision.noQuestion': 'Aucune question de {ref} n’est posée.',
  'decision.notPresent': '{entity:entity} n’était pas présente lorsque la question de {ref} a été posée.',
  'decision.objected':
    '{entity:entity} formule une objection à {ref}. Il n’y a pas de consensus tant que l’objection demeure.',
  'decision.withdrawn': '{entity:entity} a retiré son objection à {ref}.',
  'decision.agreed': '{entity:entity} n’a pas d’objection à {ref}.',
  'decision.nothingToWithdraw': '{entity:entity} n’a plus d’objection à {ref}.',
  'decision.notPut': 'Posez d’abord la question de {ref} : le consensus est celui des entités présentes à ce moment.',
  'decision.nobodyPresent':
    'Aucune entité n’était présente lorsque la question a été posée : rien ne peut être décidé.',
  'decision.objectionStands':
    'Il n’y a pas de consensus sur {ref} tant que ces entités présentes font objection : {names:entities}.',
  'decision.recorded.consensus': {
    zero: '{ref} est décidé par consensus.',
    one: '{ref} est décidé par consensus, avec {n} action.',
    many: '{ref} est décidé par consensus, avec {n} actions.',
    other: '{ref} est décidé par consensus, avec {n} actions.',
  },
  'decision.recorded.noted': {
    zero: 'Il est pris note de {ref}.',
    one: 'Il est pris note de {ref}, avec {n} action.',
    many: 'Il est pris note de {ref}, avec {n} actions.',
    other: 'Il est pris note de {ref}, avec {n} actions.',
  },
  'decision.recorded.steeringCommittee': {
    zero: '{ref} passe à la liste du Comité directeur.',
    one: '{ref} passe à la liste du Comité directeur, avec {n} action.',
    many: '{ref} passe à la liste du Comité directeur, avec {n} actions.',
    other: '{ref} passe à la liste du Comité directeur, avec {n} actions.',
  },
  'decision.recorded.revise': {
    zero: '{ref} est renvoyé pour révision. Une nouvelle demande peut lui succéder.',
    one: '{ref} est renvoyé pour révision, avec {n} action. Une nouvelle demande peut lui succéder.',
    many: '{ref} est renvoyé pour révision, avec {n} actions. Une nouvelle demande peut lui succéder.',
    other: '{ref} est renvoyé pour révision, avec {n} actions. Une nouvelle demande peut lui succéder.',
  },
  'decision.recorded.carried': {
    zero: '{ref} est reporté à {meeting}.',
    one: '{ref} est reporté à {meeting}, avec {n} action.',
    many: '{ref} est reporté à {meeting}, avec {n} actions.',
    other: '{ref} est reporté à {meeting}, avec {n} actions.',
  },
  'decision.recorded.pool': {
    zero: '{ref} attend qu’une prochaine réunion soit prévue.',
    one: '{ref} attend qu’une prochaine réunion soit prévue, avec {n} action.',
    many: '{ref} attend qu’une prochaine réunion soit prévue, avec {n} actions.',
    other: '{ref} attend qu’une prochaine réunion soit prévue, avec {n} actions.',
  },
  'action.nobodys':
    'Personne n’est nommé ici : {lines:list}. Commencez chaque ligne par une entité ou une personne, comme dans « UNHCR : … », ou par « Secrétariat : … ».',
  'action.noDay':
    'Ce jour n’existe pas ou manque : {line}. Dites jusqu’à quand, comme dans « avant le 15 décembre », ou ne mettez pas de délai.',
  'action.twoDays': 'Cela peut être le {one:date} ou le {other:date} : {line}. Veuillez écrire le mois en lettres.',
  'action.undated':
    'Aucune échéance n’a été lue dans : {lines:quoted}. Pour en donner une, écrivez « échéance {ref} {n:number} : 15 décembre ».',
  'action.undatedOf':
    'Aucune échéance n’a été lue dans une action de {ref} qui nomme un jour. Pour en donner une, écrivez « échéance {ref} {n:number} : 15 décembre ».',
  'action.dueBefore': 'Le {on:date} précède cette réunion : {line}. Donnez un jour ultérieur, ou aucun.',
  'action.tooMany': 'Au plus {n:number} actions à la fois, s’il vous plaît.',
  'action.tooEarly': 'Le {on:date} précède la réunion qui a convenu de cette action. Donnez un jour ultérieur.',
  'action.unknownOwner': 'Je ne connais ni entité ni personne du nom de {name}.',
  'action.which':
    '{ref} a plusieurs actions ouvertes : {lines:list}. Veuillez d’abord écrire le numéro et deux-points, comme dans « 2 : … ».',
  'action.dueNow': 'Échéance de l’action {n:number} de {ref} : {on:date}.',
  'action.ownerNow': 'L’action {n:number} de {ref} a un autre responsable.',
  'action.entityNow': 'L’action {n:number} de {ref} revient maintenant à {entity:entity}.',
  'action.soAlready': 'Rien n’a changé : l’action {n:number} de {ref} était déjà ainsi.',
  'action.notDueNow': 'L’action {n:number} de {ref} n’a plus d’échéance.',
  'action.dayOrNone': 'Indiquez un jour, ou qu’il n’y en a pas : pas les deux.',
  'action.draftAgain': 'Le projet de compte rendu de {ref} ne le dit pas encore : veuillez le rédiger à nouveau.',
  'action.none': '{ref} n’a pas d’action ouverte de ce numéro.',
  'action.notYours': 'Cette action revient à quelqu’un d’autre.',
  'action.done': 'Fait : {text}',
  'action.doneOf': 'Fait : une action de {ref}.',
  'action.undone': 'De nouveau à faire : {text}',
  'action.undoneOf': 'De nouveau à faire : une action de {ref}.',
  'action.noneDone': '{ref} n’a pas d’action faite de ce numéro.',
  'action.statedDone':
    'Le compte rendu publié de {ref} donne cette action pour faite : elle le reste. Le Secrétariat peut y ajouter une correction.',
  'action.wordsGone':
    'Le texte de {ref} a été supprimé à la fin de sa durée de conservation. Ses actions restent faites.',
  'minutes.none': 'Il n’y a pas encore de compte rendu de {ref}.',
  'minutes.notEnded': '{ref} n’est pas terminée : il n’y a encore rien à rédiger.',
  'minutes.drafted':
    'Le projet de compte rendu de {ref} est diffusé. Les commentaires sont possibles jusqu’au {until:instant} ; le silence vaut adoption.',
  'minutes.commented': 'Votre commentaire sur le projet de compte rendu de {ref} est transmis au Secrétariat.',
  'minutes.commentsOver':
    'Les commentaires sur le projet de compte rendu de {ref} étaient possibles jusqu’au {until:instant}.',
  'minutes.commentsRun':
    'Les commentaires sur le projet de compte rendu de {ref} sont possibles jusqu’au {until:instant}. Publiez-le ensuite.',
  'minutes.issuedAsDrafted': 'Il ne dit pas ce qui a été saisi après le projet. Une correction peut le dire.',
  'minutes.issued': 'Le compte rendu de {ref} est publié. Tout le monde en est informé.',
  'minutes.issuedAlready': 'Le compte rendu de {ref} a été publié sous le numéro {number}.',
  'minutes.frozen': 'Le compte rendu de {ref} est publié et ne change plus. Ajoutez plutôt une correction.',
  'minutes.notIssued': 'Le compte rendu de {ref} est encore un projet. Rédigez-le à nouveau au lieu de le corriger.',
  'minutes.corrected': 'La correction au compte rendu de {ref} est ajoutée. Tout le monde en est informé.',
  'calendar.here': 'Voici l’adresse de vos réunions pour votre agenda électronique.',
  'calendar.renewed': 'Voici une nouvelle adresse. L’ancienne ne fonctionne plus.',
};
