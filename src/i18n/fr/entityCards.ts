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
    'Textes qui gardent un nom, à vérifier : {n:number}, dans {refs:list}. Ce qui a été envoyé ne se corrige plus. Pour qu’une graphie soit supprimée aussi, inscrivez-la sur la liste comme nom de la personne avant d’effacer ; ses anciens noms sont recherchés également.',
  'card.erasure.taken':
    'Parties du nom, et noms plus longs, qui sont supprimés aussi : {n:number}. Ce qui est à une autre personne, laissez-le par son numéro, ci-dessous ou avec « membres oublier ADRESSE garder 2, 5 » :',
  'card.erasure.takenPlace': '{n:number}. « {written} » dans {places} : « {said} »',
  'card.erasure.takenKept': '{n:number}. « {written} » demeure dans {places} : « {said} »',
  'card.erasure.keep': 'Numéros à laisser tels quels',
  'card.erasure.keepHint': 'Par exemple 2, 5. Rien : toute la liste est supprimée.',
  'card.erasure.unseen':
    'Ensuite, rien ne montre ce qui se trouvait à un endroit : seules des empreintes demeurent. Regardez ces endroits avant d’effacer.',
  'card.erasure.stays.word': 'Le nom de famille sans titre, qui peut être un mot ou une autre personne :',
  'card.erasure.stays.shared':
    'Un nom que porte aussi une autre personne qui est ou a été sur la liste, même après un titre :',
  'card.erasure.stays.longer': 'Le nom de famille dans un nom plus long, qui peut être celui d’une autre personne :',
  'card.erasure.stays.link': 'Le nom dans un lien ou une adresse, qui sans lui ne mènerait plus nulle part :',
  'card.erasure.place': '{ref} : {place}',
  'card.erasure.placeOf': '{ref} : {place}, {entity:entity}',
  'card.erasure.goes': 'Sont supprimés',
  'card.erasure.names': 'Le nom, les adresses et les comptes, sur la liste et partout où ils figurent.',
  'card.erasure.words':
    'Ses textes : positions, commentaires, réponses, contributions, bilans et actualités. Là où la conservation a supprimé un texte, les copies qui ne nomment que l’entité sont tenues pour celles de qui a parlé pour elle.',
  'card.erasure.messages': 'Ce qui lui a été envoyé, et ses propos sur les cartes encore tenues à jour.',
  'card.erasure.stays': 'Demeurent',
  'card.erasure.positions': 'Les positions, les réponses et la présence, comme celles de l’entité.',
  'card.erasure.family':
    'Un nom de famille écrit par d’autres sans titre devant, dans un nom plus long ou dans un lien, ou que porte aussi une autre personne qui est ou a été sur la liste.',
  'card.erasure.minutes':
    'Les décisions et les comptes rendus. Dans un compte rendu publié, une rectification signale le retrait.',
  'card.erasure.trail': 'La piste d’audit. Elle indique qu’un élément a été retiré, sans dire lequel.',
  'card.erasure.chats':
    'Les messages des conversations qui ne sont plus tenus à jour, et les fichiers déjà téléchargés.',
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
