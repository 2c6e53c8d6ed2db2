/**
 * Unreviewed: no native reader has checked these texts yet.
 * Notices about the RMC.
 */
export const rmcNotices = {
  'card.rmcNotKept.title': 'Nouvelle rotation du Comité : tout n’a pas pu être maintenu',
  'card.rmcNotKept.body': 'Les entités concernées en ont été informées.',
  'card.rmcStays.title': '{entity:entity} reste au Comité un peu plus longtemps',
  'card.rmcStays.body':
    'Le Secrétariat a établi de nouveau les mandats du Comité. Votre entité garde son siège jusqu’à leur début ; cela ne compte pas comme un mandat.',
  'card.rmcStays.until': 'Jusqu’au',
  'card.rmcStays.seat': 'Siège',
  'card.rmcMoved.title': 'Les dates de votre mandat au Comité ont changé',
  'card.rmcMoved.body': 'Le Secrétariat a établi de nouveau les mandats du Comité. Votre entité garde son tour.',
  'card.rmcMoved.was': 'Jusqu’ici',
  'card.rmcMoved.will': 'Désormais',
  'card.rmcIncoming.title': '{entity} a un siège au Comité',
  'card.rmcIncoming.eyebrow': 'Votre mandat au Comité',
  'card.rmcIncoming.asks':
    'Ce siège demande à votre entité de participer aux réunions du Comité, de préparer ses recommandations sur les projets et le financement, et d’y apporter ce qu’elle sait du terrain.',
  'card.rmcIncoming.please':
    'Veuillez confirmer que votre entité le sait. Si la période ne convient pas, vous pouvez proposer un échange à une autre entité.',
  'card.rmcIncoming.summary': '{entity} a un siège au Comité à partir du {from:date}. Veuillez confirmer.',
  'card.rmcIncoming.past': 'Cet avis a été traité.',
  'card.rmcIncoming.notYours': 'Le plan a changé : ce mandat n’est pas à votre entité.',
  'card.rmcOutgoing.title': 'Fin de mandat au Comité : {entity}',
  'card.rmcOutgoing.body':
    'Le dernier jour est le {to:date}. Veuillez transmettre ce qui est en cours à l’entité qui arrive et à la présidence. Merci du travail accompli.',
  'card.rmcOutgoing.next': 'Arrive',
  'card.rmcAhead.title': {
    one: 'Un changement au Comité approche',
    many: 'Des changements au Comité approchent',
    other: 'Des changements au Comité approchent',
  },
  'card.rmcAhead.on': 'À partir du {from:date}',
  'card.rmcAhead.comes': '{entity} arrive',
  'card.rmcAhead.follows': '{entity} succède à {before}',
  'card.rmcAhead.seat': 'siège {seat:number}',
  'card.rmcAhead.seatConfirmed': 'siège {seat:number} · confirmé',
  'card.rmcTurn.title': 'Le Comité à partir du {on:date}',
  'card.rmcTurn.body': 'Ces entités ont un siège à partir d’aujourd’hui.',
  'card.rmcTurn.others': 'Celles-ci restent',
  'card.rmcConcerns.title': {
    one: '{n:number} siège du Comité demande votre attention',
    many: '{n:number} sièges du Comité demandent votre attention',
    other: '{n:number} sièges du Comité demandent votre attention',
  },
  'card.rmcNoLonger.title': 'Votre mandat au Comité n’est plus prévu',
  'card.rmcNoLonger.body':
    'Le mandat du {from:date} au {to:date} est passé à une autre entité ou n’est plus prévu, parce que la liste ou la rotation a changé. Votre tour viendra plus tard.',
  'card.rmcTakenOver.title': '{entity:entity} reprend un siège au Comité',
  'card.rmcTakenOver.body': 'Le Secrétariat a désigné {entity:entity} pour le reste du mandat, jusqu’au {to:date}.',
  'card.rmcSwapAsked.title': '{asker:entity} propose d’échanger des mandats au Comité',
  'card.rmcSwapAsked.body': 'Rien ne change si votre entité n’accepte pas au plus tard le {until:date}.',
  'card.rmcSwapAsked.over': 'Cette proposition d’échange n’est plus ouverte.',
  'card.rmcSwapAsked.agreed': 'Votre entité a accepté cet échange.',
  'card.rmcSwapEnded.agreed': 'L’échange est convenu',
  'card.rmcSwapEnded.undone': 'L’échange est annulé pour les deux',
  'card.rmcSwapEnded.declined': 'L’échange n’aura pas lieu',
  'card.rmcSwapEnded.lapsed': 'La proposition d’échange est caduque',
  'card.rmcSwapEnded.broken': 'L’échange n’a pas lieu',
  'card.rmcSwapEnded.reconfigured': 'L’échange ne peut être maintenu',
  'card.rmcSwapEnded.body.agreed': '{one:entity} prend {second}, et {two:entity} prend {first}.',
  'card.rmcSwapEnded.body.undone': '{one:entity} retrouve {first}, et {two:entity} retrouve {second}.',
  'card.rmcSwapEnded.body.declined': '{one:entity} garde {first}, et {two:entity} garde {second}.',
  'card.rmcSwapEnded.body.lapsed':
    'Elle n’a pas été acceptée à temps, ou le plan a changé : {one:entity} garde {first}, et {two:entity} garde {second}.',
  'card.rmcSwapEnded.body.broken':
    '{one:entity} et {two:entity} ne pouvaient pas siéger toutes deux quand le premier des mandats a commencé. Les tours sont comme avant l’échange.',
  'card.rmcSwapEnded.body.reconfigured':
    'Le Secrétariat a établi de nouveau les mandats du Comité, et l’échange entre {one:entity} ({first}) et {two:entity} ({second}) n’y a plus sa place. Chacune a le tour que lui donne le nouveau plan.',
  'card.rmcChairNamed.title': '{name} préside le Comité',
  'card.rmcChairNamed.you':
    'Vous communiquez les résultats de chaque réunion du Comité à tous les points focaux. Je vous le rappelle le moment venu.',
  'card.rmcChairNamed.other': 'Le Secrétariat a désigné une nouvelle présidence. Merci du travail accompli.',
  'card.rmcOutcome.eyebrow': 'Résultats d’une réunion du Comité · {ref}',
  'card.rmcOutcome.implementation': 'Mise en œuvre des projets',
  'card.rmcOutcome.impact': 'Effets',
  'card.rmcOutcome.lessons': 'Enseignements tirés',
  'card.rmcOutcome.links': 'Liens',
  'card.rmcOutcome.linksHint': 'Des liens en https://, un par ligne.',
  'card.rmcOutcome.link': 'Ouvrir {url}',
  'card.rmcOutcome.sharedBy': 'Communiqué par {name}, {at:instant}',
  'card.rmcOutcome.held': 'Fin de la réunion : {at:instant}.',
  'card.rmcOutcome.summary': 'Résultats de la réunion du Comité « {title} ».',
  'card.rmcOutcome.submit': 'Communiquer à tous les points focaux',
  'card.rmcOutcome.notYet': 'Les résultats n’ont pas encore été communiqués.',
  'card.rmcOutcomeOwed.title': 'Veuillez communiquer les résultats de « {title} »',
  'card.rmcOutcomeOwed.body':
    'Tous les points focaux les attendent : mise en œuvre des projets, effets, enseignements. Un seul formulaire, envoyé à tout le monde à la fois.',
  'card.rmcOutcomeOwed.done': 'Les résultats ont été communiqués.',
  'card.rmcOutcomeReminder.title': 'Les résultats de « {title} » sont attendus',
  'card.rmcOutcomeMissing.title': 'Les résultats de « {title} » n’ont pas été communiqués',
  'card.rmcOutcomeMissing.body':
    'La présidence du Comité a reçu un rappel. Veuillez l’aider, ou désigner une autre présidence qui puisse les communiquer.',
} as const;
