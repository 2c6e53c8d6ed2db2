/**
 * Unreviewed: no native reader has checked these texts yet.
 * People and entities on cards.
 */
export const entityCards = {
  'card.person.eyebrow': 'La liste',
  'card.person.email': 'Adresse électronique',
  'card.person.formerEmails': 'Anciennes adresses',
  'card.person.name': 'Nom',
  'card.person.entity': 'Entité',
  'card.person.entityHint':
    'Pour les points focaux et les suppléants. Une personne s’exprime pour une seule entité d’un réseau.',
  'card.person.role': 'Fonction',
  'card.person.language': 'Langue',
  'card.person.zone': 'Fuseau horaire',
  'card.person.zoneHint': 'Par exemple Africa/Nairobi. Sans indication : celui du réseau.',
  'card.person.identities': 'Écrit depuis',
  'card.person.noIdentity': 'Pas encore de compte lié : cela se fait par l’adresse électronique au premier message.',
  'card.person.last':
    'C’est la dernière personne du Secrétariat : elle ne peut pas partir. Ajoutez-en d’abord une autre.',
  'card.person.addTitle': 'Ajouter une personne',
  'card.person.addNote': 'Elle reçoit un message de bienvenue et ce qui est en cours pour l’entité.',
  'card.person.addSubmit': 'Ajouter à la liste',
  'card.person.save': 'Enregistrer',
  'card.person.newEmail': 'Nouvelle adresse électronique',
  'card.person.newEmailNote':
    'La personne reste la même : comptes, absences, calendrier et ce qui est en cours. Elle en est informée.',
  'card.person.newEmailSubmit': 'Changer l’adresse',
  'card.person.different': 'C’est une autre personne',
  'card.person.differentHint': 'Seulement pour une adresse qui ressemble à celle d’une personne de la liste.',
  'card.person.exchangeNote': 'Chaque personne prend l’entité et la fonction de l’autre. Les deux en sont informées.',
  'card.person.with': 'Avec',
  'card.person.of': '{name}, {entity:entity}',
  'card.person.exchangeSubmit': 'Échanger les places',
  'card.person.identity': 'Identité',
  'card.person.identityHint':
    'Par exemple slack:T024BE7LD/U2147483697, comme dans le message au sujet d’un compte inconnu.',
  'card.person.linkNote': 'Dès lors, qui écrit depuis ce compte est cette personne.',
  'card.person.linkSubmit': 'Lier',

  'card.erasure.title': 'Effacer {name} du dossier ?',
  'card.erasure.templates': 'Des modèles la nomment aussi, et c’est à vous de les remplacer : {documents:list}.',
  'card.erasure.underWay':
    'En cours, et perd le texte de son objection ou de sa demande de discussion : {refs:list}. L’entité peut les saisir de nouveau.',
  'card.erasure.alone':
    'Textes qui gardent un nom, à vérifier : {n:number}, dans {refs:list}. Ce qui a été envoyé ne se corrige plus. Ce qui est à cette personne est supprimé aussi si vous le cherchez avec « Chercher d’autres mots… » et le retirez par son numéro. Les trente premiers endroits :',
  'card.erasure.taken': {
    one: 'À vous de décider : {n:number} endroit avec une partie du nom, ou avec plus que le nom, qui peut être celui d’une autre personne. En l’état, {goes:number} est supprimé et {stays:number} demeure. Vous gardez ou retirez par numéro : ci-dessous, ou avec « membres oublier ADRESSE garder 2, 5 retirer 7 ».',
    many: 'À vous de décider : {n:number} d’endroits avec une partie du nom, ou avec plus que le nom, qui peut être celui d’une autre personne. En l’état, {goes:number} sont supprimés et {stays:number} demeurent. Vous gardez ou retirez par numéro : ci-dessous, ou avec « membres oublier ADRESSE garder 2, 5 retirer 7 ».',
    other:
      'À vous de décider : {n:number} endroits avec une partie du nom, ou avec plus que le nom, qui peut être celui d’une autre personne. En l’état, {goes:number} sont supprimés et {stays:number} demeurent. Vous gardez ou retirez par numéro : ci-dessous, ou avec « membres oublier ADRESSE garder 2, 5 retirer 7 ».',
  },
  'card.erasure.page':
    'Voici les numéros {from:number} à {to:number} sur {n:number}. Le bouton qui efface se trouve sous le dernier.',
  'card.erasure.next': 'Continuer au numéro {from:number} sur {n:number}',
  'card.erasure.takenPlace': '{n:number}. « {written} » est supprimé, dans {places} : « {said} »',
  'card.erasure.takenKept': '{n:number}. « {written} » demeure, dans {places} : « {said} »',
  'card.erasure.takenAsked': '{n:number}. « {written} » demeure, sauf si vous le retirez, dans {places} : « {said} »',
  'card.erasure.keep': 'Numéros à laisser tels quels',
  'card.erasure.keepHint': 'Par exemple 2, 5. Rien : tout ce que la liste dit supprimé l’est.',
  'card.erasure.take': 'Numéros à retirer aussi',
  'card.erasure.takeHint':
    'Parmi ceux qui demeurent sauf si vous les retirez, par exemple 7. Rien : ils demeurent tous.',
  'card.erasure.lookFor': 'Chercher d’autres mots…',
  'card.erasure.look': 'Chercher',
  'card.erasure.also': 'Mots qui désignent cette personne',
  'card.erasure.alsoHint':
    'Un prénom seul, un surnom, une faute de frappe : Concord ne les cherche pas de lui-même. Un par ligne. Chaque endroit est montré avec son numéro et demeure, sauf si vous le retirez.',
  'card.erasure.alsoNone': 'Introuvable : {parts:quoted}.',
  'card.erasure.gone': 'Cette personne a été effacée.',
  'card.erasure.documents': 'Figure dans',
  'card.erasure.texts': 'Ses textes',
  'card.erasure.sentTo': 'Messages reçus',
  'card.erasure.count': '{n:number}',
  'card.erasure.countIn': '{n:number} : {refs:list}',
  'card.erasure.unseen':
    'Ensuite, rien ne montre ce qui se trouvait à un endroit : seules des empreintes demeurent. Regardez ces endroits avant d’effacer. Cet aperçu montre ce qui est supprimé : s’il reste dans une conversation, supprimez-l’y.',
  'card.erasure.stays.word': 'Le nom de famille sans titre, qui peut être un mot ou une autre personne :',
  'card.erasure.stays.shared':
    'Un nom que porte aussi une autre personne qui est ou a été sur la liste, même après un titre :',
  'card.erasure.stays.erased':
    'Un nom que portait aussi une personne déjà effacée, et qui peut donc la désigner ; de son nom, Concord garde une marque de deux octets, qui convient aussi à d’autres noms :',
  'card.erasure.stays.longer': 'Le nom de famille dans un nom plus long, qui peut être celui d’une autre personne :',
  'card.erasure.stays.link': 'Le nom dans un lien ou une adresse, qui sans lui ne mènerait plus nulle part :',
  'card.erasure.place': '{ref} : {place}',
  'card.erasure.placeOf': '{ref} : {place}, {entity:entity}',
  'card.erasure.goes': 'Sont supprimés',
  'card.erasure.names': 'Le nom, les adresses et les comptes, sur la liste et partout où ils figurent.',
  'card.erasure.words':
    'Ses textes : positions, commentaires, réponses, contributions, bilans et actualités. Là où la conservation a supprimé un texte, les copies qui ne nomment que l’entité sont tenues pour celles de qui a parlé pour elle.',
  'card.erasure.messages':
    'Ce que Concord garde des messages qui lui ont été envoyés. Ceux qui attendent ne lui sont plus envoyés.',
  'card.erasure.stays': 'Demeurent, et pourquoi',
  'card.erasure.somebody': 'une personne partie',
  'card.erasure.positions':
    'Les positions, les réponses et la présence, parce qu’elles sont celles de l’entité. « {instead} » remplace le nom.',
  'card.erasure.family':
    'Un nom de famille écrit par d’autres sans titre devant, dans un nom plus long ou dans un lien, ou que porte aussi une autre personne qui est ou a été sur la liste, même déjà effacée, parce qu’il peut désigner une autre personne ou mener quelque part. Un prénom seul, pour la même raison.',
  'card.erasure.minutes':
    'Les références, les numéros, les décisions et les comptes rendus, parce qu’ils sont ceux du réseau. Dans un compte rendu publié, une rectification signale le retrait, avec l’empreinte de ce qui s’y trouvait.',
  'card.erasure.trail':
    'La piste d’audit avec ses empreintes, parce qu’elle prouve le dossier. Elle indique qu’un élément a été retiré, quand et selon quelle règle, sans dire lequel.',
  'card.erasure.sent': 'Ce qui a déjà été envoyé',
  'card.erasure.live':
    'Les cartes de Teams et de Slack tenues à jour sont modifiées, et ses propos y sont supprimés aussi : demandes, points, réunions et leurs invitations, appels à contributions, avis sur les entités qu’une demande n’a pas atteintes.',
  'card.erasure.chats':
    'Ne sont jamais modifiés dans Teams et Slack les circulaires (même urgentes, ou avec un bouton pour accuser réception), les résultats, les réponses, les avis tels que celui d’un silence rompu, et tout ce qui se trouve dans sa propre conversation : ils demeurent tels qu’envoyés. Un bouton d’un tel message le montre sans le nom. Supprimez-les sur place, ou adressez-vous à l’administration de Teams ou de Slack.',
  'card.erasure.mails':
    'Les courriels et les fichiers déjà téléchargés sont hors d’atteinte et restent chez qui les a reçus.',
  'card.erasure.backups':
    'Les copies et les sauvegardes faites auparavant le contiennent encore, jusqu’à leur suppression.',
  'card.erasure.submit': 'Effacer {name}',
  'card.erasure.open': 'Effacer cette personne…',
  'card.removal.title': 'Retirer {name} de la liste ?',
  'card.removal.submit': 'Retirer {name}',
  'card.removal.keep': 'Ne rien changer',
  'card.removal.becomes': 'Ce qu’il en advient',
  'card.removal.nobodyLeft':
    'Plus personne ne représente {entity:entity} : l’entité n’est pas jointe tant que cela dure.',
  'card.removal.noFocalPoint': '{entity:entity} n’a plus de point focal. S’exprime pour l’entité : {names:list}.',
  'card.removal.others': '{entity:entity} est toujours représentée. S’exprime pour l’entité : {names:list}.',
  'card.removal.requests': 'Les positions sur {refs:list} demeurent : ce sont celles de l’entité.',
  'card.removal.chair':
    'Le Comité de gestion des ressources n’a plus de présidence tant qu’une autre personne n’est pas désignée.',
  'card.removal.away': {
    one: 'Une absence prend fin.',
    many: '{n:number} absences prennent fin.',
    other: '{n:number} absences prennent fin.',
  },
  'card.removal.claimed':
    'Cette personne s’est chargée de {refs:list}. Une autre personne du Secrétariat peut s’en charger.',
  'card.removal.held': '{refs:list} : en attente au Secrétariat, la diffusion reste possible.',
  'card.removal.identities': 'Qui écrit depuis {identities:list} n’est plus connu.',
  'card.removal.record': 'Ce que la personne a fait reste dans le dossier.',
  'card.removal.actions': {
    one: '{n:number} mesure à prendre',
    many: '{n:number} mesures à prendre',
    other: '{n:number} mesures à prendre',
  },
  'card.removal.actionsGo': 'Les rappels à leur sujet vont dès lors au Secrétariat.',

  'card.entity.eyebrow': 'Entité',
  'card.entity.short': 'Nom abrégé',
  'card.entity.allShorts': 'Noms abrégés',
  'card.entity.allNames': 'Noms complets',
  'card.entity.shorts': 'Noms abrégés dans d’autres langues',
  'card.entity.shortsHint': 'Par exemple fr : HCR ; es : ACNUR',
  'card.entity.name': 'Nom complet (en anglais)',
  'card.entity.names': 'Noms complets dans d’autres langues',
  'card.entity.namesHint': 'Par exemple fr : Organisation mondiale de la Santé ; es : …',
  'card.entity.joinedOn': 'Membre depuis le',
  'card.entity.joinedOnHint': 'Sans indication : aujourd’hui.',
  'card.entity.leftOn': 'Départ le',
  'card.entity.leftOnHint': 'Sans indication : aujourd’hui. L’effet est immédiat.',
  'card.entity.former': 'Ancien nom',
  'card.entity.formerUntil': '{short}, jusqu’au {until:date}',
  'card.entity.mergedInto': 'C’était en réalité {into:entity}.',
  'card.entity.nobody': 'Personne ne la représente.',
  'card.entity.people': 'Personnes',
  'card.entity.requests': 'Demandes en cours',
  'card.entity.seat': 'Mandat au Comité de gestion des ressources',
  'card.entity.span': 'du {from:date} au {to:date}',
  'card.entity.renameNote': 'Ce qui est en cours prend le nouveau nom, ce qui est terminé garde l’ancien.',
  'card.entity.mergeNote':
    'Pour une entité qui en est une autre sous un nom erroné ou ancien. Vous voyez d’abord ce que devient {entity:entity}.',
  'card.entity.into': 'C’est en réalité',
  'card.entity.preview': 'Voir ce qu’il en advient',
  'card.entity.addTitle': 'Ajouter une entité',
  'card.entity.addNote': 'Les demandes ouvertes à partir de maintenant la consultent.',
  'card.entity.addSubmit': 'Ajouter l’entité',

  'card.merge.title': '{entity:entity} : en réalité {into:entity} ?',
  'card.merge.submit': 'Fusionner avec {into:entity}',
  'card.merge.people': {
    zero: 'Personne ne la représente : aucune personne ne passe à {into:entity}.',
    one: '{n:number} personne s’exprime dès lors pour {into:entity}. Si l’entité a déjà un point focal, l’autre devient suppléant.',
    many: '{n:number} personnes s’expriment dès lors pour {into:entity}. Si l’entité a déjà un point focal, l’autre devient suppléant.',
    other:
      '{n:number} personnes s’expriment dès lors pour {into:entity}. Si l’entité a déjà un point focal, l’autre devient suppléant.',
  },
  'card.merge.requests':
    'Sur {refs:list}, une seule position compte : la plus récente d’un point focal, sinon la plus récente. Les deux restent visibles. L’objection de l’une et la demande de l’autre ne font pas la paire.',
  'card.merge.seats': {
    one: 'Son mandat au Comité passe à {into:entity} ; de deux sièges simultanés, le plus récent va à une entité remplaçante.',
    many: 'Ses {n:number} mandats au Comité passent à {into:entity} ; de deux sièges simultanés, le plus récent va à une entité remplaçante.',
    other:
      'Ses {n:number} mandats au Comité passent à {into:entity} ; de deux sièges simultanés, le plus récent va à une entité remplaçante.',
  },
  'card.merge.record': 'Ce qui est terminé garde le nom {entity:entity}, avec celui d’aujourd’hui.',
  'card.close.title': '{entity:entity} quitte le réseau ?',
  'card.close.submit': '{entity:entity} quitte le réseau',
  'card.close.people': {
    one: '{n:number} personne y perd sa fonction et, sans autre fonction, quitte la liste.',
    many: '{n:number} personnes y perdent leur fonction et, sans autre fonction, quittent la liste.',
    other: '{n:number} personnes y perdent leur fonction et, sans autre fonction, quittent la liste.',
  },
  'card.close.requests':
    '{refs:list} : l’entité n’est plus consultée. Sa position reste visible et ne compte plus. La dernière paire maintenue est retirée avec elle.',
  'card.close.seats': {
    one: 'Son mandat au Comité va à une entité remplaçante.',
    many: 'Ses {n:number} mandats au Comité vont à d’autres entités.',
    other: 'Ses {n:number} mandats au Comité vont à d’autres entités.',
  },
  'card.close.meetings': 'Elle n’est plus invitée aux réunions. Ses mesures à prendre vont au Secrétariat.',
  'card.close.record': 'Ce qu’elle a dit reste dans le dossier.',

  'card.addressChanged.title': 'Votre adresse électronique dans Concord a changé',
  'card.addressChanged.from': 'Jusqu’ici',
  'card.addressChanged.to': 'Désormais',
  'card.addressChanged.body':
    'Le Secrétariat l’a modifiée. Vos comptes, vos absences et ce qui vous attend demeurent. En cas d’erreur, veuillez prévenir le Secrétariat.',
  'card.placesExchanged.title': 'Vous avez échangé vos places',
  'card.placesExchanged.body': 'Ce qui est en cours pour votre entité vous parvient.',
  'card.entityMerged.title': '{from:entity} et {into:entity} : une seule entité',
  'card.entityMerged.body':
    'Le Secrétariat a constaté que les deux ne font qu’une entité : {into:entity}. Les personnes, les sièges et les positions en cours sont désormais réunis.',
  'card.entityClosed.title': '{entity:entity} a quitté le réseau',
  'card.nobodyLeft.title': '{ref} ne s’adresse plus à personne',
  'card.nobodyLeft.seriesTitle': '« {title} » ne s’adresse plus à personne',
  'card.nobodyLeft.endorsement':
    '{entity:entity}, dernière entité consultée, a quitté le réseau. La demande ne se clôt pas d’elle-même : prolongez-la, clôturez-la avec un motif ou retirez-la.',
  'card.nobodyLeft.meeting':
    'Seule {entity:entity} était invitée, et elle a quitté le réseau. Annulez la réunion ou prévoyez-en une autre pour les entités concernées.',
  'card.nobodyLeft.series':
    'Ces réunions concernaient une seule entité, {entity:entity}, qui a quitté le réseau. Mettez fin à la série ou redéfinissez-la pour les entités concernées.',
  'card.nobodyLeft.correspondence':
    'Ce message ne s’adressait qu’à {entity:entity}, qui a quitté le réseau ; en l’état, il ne parvient à personne. Veuillez décider de la suite.',
  'card.nobodyLeft.input':
    'Seule {entity:entity} était sollicitée, et elle a quitté le réseau. Clôturez l’appel ou ouvrez-en un autre pour les entités concernées.',
  'card.entityClosed.body': 'Les demandes en cours, les réunions et les mandats au Comité continuent sans elle.',
};
