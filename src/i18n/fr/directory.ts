/** French. Unreviewed: no native reader has checked these texts yet. */
export const directory = {
  'entity.nowIs': '{name} (aujourd’hui {now})',
  'entity.here': 'Voici {entity:entity}.',
  'entity.added': '{entity:entity} est désormais une entité du réseau. Ajoutez maintenant son point focal.',
  'entity.back': '{entity:entity} est de nouveau une entité du réseau. Son historique est le même.',
  'entity.changed': 'La fiche de {entity:entity} est modifiée.',
  'entity.renamed': '{was} s’appelle désormais {is}. Ce qui est terminé garde l’ancien nom.',
  'entity.merged':
    '{from} était en réalité {into:entity} : ses personnes, ses sièges et ses positions en cours sont désormais ceux de {into:entity}.',
  'entity.closed': '{entity:entity} a quitté le réseau. Ce que l’entité a dit reste dans le dossier.',
  'entity.unknown':
    'Aucune entité du réseau ne s’appelle « {name} ». Pour en ajouter une, utilisez « Ajouter une entité… ».',
  'entity.unknownNear':
    'Aucune entité du réseau ne s’appelle « {name} ». Les plus proches : {near:entities}. Pour en ajouter une, utilisez « Ajouter une entité… ».',
  'entity.nameTaken': '« {name} » est un nom de {entity:entity}.',
  'entity.reserved': '« {name} » désigne ici un groupe de personnes : aucune entité ne peut s’appeler ainsi.',
  'entity.noCommas':
    'Un nom abrégé ne contient ni virgule ni point-virgule : ces signes séparent les entités dans les listes.',
  'entity.oneLine': 'Veuillez l’écrire sur une seule ligne.',
  'entity.namesUnread':
    'Je n’ai pas compris {parts:list}. Veuillez écrire la langue, deux points et le nom, séparés par des points-virgules : fr: HCR; es: ACNUR. Les langues sont {languages:list}.',
  'entity.inTheFuture': 'L’effet est immédiat : la date ne peut pas être dans l’avenir.',
  'entity.beforeJoining': 'Cette date précède le jour de l’adhésion.',
  'entity.sameEntity': 'C’est une seule et même entité.',
  'entity.mergeWould':
    'Voici ce qu’il adviendrait de {from:entity} si c’est {into:entity}. Rien n’a encore été modifié.',
  'entity.closeWould': 'Voici ce qu’il adviendrait de {entity:entity}. Rien n’a encore été modifié.',

  'roll.personIs': 'Voici la fiche de {name}.',
  'roll.isOnIt': '{name} est déjà sur la liste. Voici la fiche.',
  'roll.removal': 'Voici ce qu’il adviendrait de ce dont {name} a la charge. Rien n’a encore été modifié.',
  'roll.exchanged': '{one} et {other} ont échangé leurs places.',
  'roll.samePerson': 'C’est la même personne.',
  'roll.representsNone': 'Cette personne ne représente aucune entité.',
  'roll.unlinked': '{identity} n’est plus {name}.',
  'roll.notTheirs': 'Cette identité n’est pas liée à {name}.',
  'roll.emailTaken': 'C’est déjà l’adresse de {name}.',
  'roll.looksLike':
    'Cette adresse ressemble à celle de {name} ({email}), mais c’en est une autre. S’il s’agit d’une autre personne, indiquez-le avec « C’est une autre personne » (different: yes).',
  'roll.unknownEntity':
    'Aucune entité du réseau ne s’appelle « {name} ». Est-elle nouvelle ? Ajoutez-la d’abord, ou confirmez-la comme nouvelle entité.',
  'roll.unknownEntityNear':
    'Aucune entité du réseau ne s’appelle « {name} ». Les plus proches : {near:entities}. Est-elle nouvelle ? Ajoutez-la d’abord, ou confirmez-la comme nouvelle entité.',
  'roll.oneEntity': 'Une personne s’exprime pour une seule entité d’un réseau. Veuillez n’en nommer qu’une.',
  'roll.secondEntity':
    'Une personne s’exprime pour une seule entité d’un réseau, et la ligne {line:number} nomme déjà {entity} pour cette adresse.',

  'card.language.en': 'anglais',
  'card.language.fr': 'français',
  'card.act.addPerson': 'Ajouter une personne…',
  'card.act.addEntity': 'Ajouter une entité…',
  'card.act.changePerson': 'Modifier…',
  'card.act.newAddress': 'Nouvelle adresse…',
  'card.act.removePerson': 'Retirer de la liste…',
  'card.act.showEntity': 'Voir {entity:entity}',
  'card.act.exchange': 'Échanger les places…',
  'card.act.link': 'Lier une identité…',
  'card.act.unlink': 'Délier une identité…',
  'card.act.unlinkSubmit': 'Délier',
  'card.act.unlinkOne': 'Délier {identity}',
  'card.act.roll': 'La liste',
  'card.act.renameEntity': 'Modifier ou renommer…',
  'card.act.mergeEntity': 'Fusionner avec une autre…',
  'card.act.closeEntity': 'Quitte le réseau…',
  'card.act.confirmEntities': {
    one: 'C’est une nouvelle entité',
    many: 'Ces {n:number} noms sont de nouvelles entités',
    other: 'Ces {n:number} noms sont de nouvelles entités',
  },
  'card.act.chooseEntities': 'Choisir les nouvelles…',
  'sheet.twoHeads': 'Deux colonnes disent la même chose : « {one} » et « {other} ». Veuillez n’en garder qu’une.',
  'sheet.surplus': 'Ces cellules ne se trouvent sous aucune colonne : {cells:list}.',
  'sheet.lost':
    'Des lettres ont été perdues dans « {cell} ». Veuillez enregistrer le fichier en UTF-8 ou comme classeur Excel.',
  'sheet.oneOfBoth': 'Veuillez donner soit la liste, soit un fichier.',
  'sheet.notFile':
    'Ce fichier n’a pas pu être lu. Veuillez donner un fichier CSV ou un classeur Excel (.xlsx) de 2 Mo au plus.',
  'roll.same': 'L’inscription de {name} dit déjà cela. Rien n’a été modifié.',
  'roll.addressChanged':
    'L’adresse de {name} est désormais {to}. La personne en est informée là d’où elle écrit : {accounts:list}.',
  'roll.addressChangedUntold':
    'L’adresse de {name} est désormais {to}. La personne en est informée dans sa conversation, où Concord la trouve par sa nouvelle adresse. À {from}, personne n’est informé : aucun compte trouvé par cette adresse n’est lié. Veuillez y écrire vous-même.',
  'roll.linkedFrom':
    '{name} écrit désormais depuis {identity}. Jusqu’ici, c’était {before}, qui n’en a pas été informé.',
  'roll.removeInFile': 'Dans la liste et à retirer en même temps : {emails:list}. Veuillez choisir.',
  'roll.notInFile': 'Aucune ligne de la liste ne porte ces entités : {names:list}.',
  'roll.nobodyHas': 'Personne sur la liste n’a l’adresse électronique {email}.',
  'roll.importedRemoved': {
    one: 'C’est fait : {changed:number} ajouts ou modifications, {n:number} personne retirée.',
    many: 'C’est fait : {changed:number} ajouts ou modifications, {n:number} de personnes retirées.',
    other: 'C’est fait : {changed:number} ajouts ou modifications, {n:number} personnes retirées.',
  },
  'card.import.leaving': {
    one: '{n:number} personne quitte la liste',
    many: '{n:number} de personnes quittent la liste',
    other: '{n:number} personnes quittent la liste',
  },
  'card.import.left': {
    one: '{n:number} personne a quitté la liste',
    many: '{n:number} de personnes ont quitté la liste',
    other: '{n:number} personnes ont quitté la liste',
  },
  'sheet.tooLarge': 'Ce fichier a plus de {megabytes:number} Mo, la taille maximale acceptée.',
  'sheet.notNow': 'Ce fichier ne peut pas être récupéré pour le moment. Veuillez réessayer dans un instant.',
  'sheet.uploadGone': 'Ce fichier n’est plus conservé ici. Veuillez le remettre encore une fois.',
  'card.import.addedAs': 'ajout · {email} · {fields:list}',
  'card.import.newEntity': '{name} (nouvelle)',
  'card.import.lineHead': 'Ligne {line:number}, « {head} »',
  'card.act.upload': 'Téléverser un fichier…',
  'roll.uploadHere': 'Voici une page sur laquelle vous pouvez remettre la liste sous forme de fichier.',
  'card.upload.title': 'Remettre une liste sous forme de fichier',
  'card.upload.explain':
    'Un fichier CSV ou un classeur Excel (.xlsx) de {megabytes:number} Mo au plus. La page montre ce qui changerait avant toute modification. Le lien n’est que pour vous et reste valable une heure.',
  'card.upload.open': 'Ouvrir la page',
  'card.act.export': 'Exporter…',
  'card.rollFiles.title': 'La liste sous forme de fichier',
  'roll.files': 'Voici la liste sous forme de fichier. L’importation la reprend telle quelle.',
  'card.import.missing': {
    one: '{n:number} personne inscrite ne figure pas dans cette liste. Elle reste, sauf avis contraire de votre part',
    many: '{n:number} personnes inscrites ne figurent pas dans cette liste. Elles restent, sauf avis contraire de votre part',
    other:
      '{n:number} personnes inscrites ne figurent pas dans cette liste. Elles restent, sauf avis contraire de votre part',
  },
  'card.import.unused': 'Colonnes qui ne signifient rien ici : {heads:list}.',
  'card.import.whoLeaves': 'Qui quitte la liste',
  'card.import.applyAndRemove': 'Appliquer, et retirer les personnes choisies',
  'card.act.importRemove': 'Appliquer et retirer des personnes…',
  'card.import.wasAndIs': '{field} : {was} → {now}',
  'card.import.field.name': 'nom',
  'card.import.field.entity': 'entité',
  'card.import.field.roles': 'rôle',
  'card.import.field.language': 'langue',
  'card.import.field.zone': 'fuseau horaire',
  'card.import.unknown': {
    one: '{n:number} nom n’est pas celui d’une entité du réseau',
    many: '{n:number} noms ne sont pas ceux d’entités du réseau',
    other: '{n:number} noms ne sont pas ceux d’entités du réseau',
  },
  'card.import.near': 'Vouliez-vous dire {near:entities} ?',
  'card.import.nothingNear': 'Aucun nom n’en est proche.',
  'card.import.which': 'Nouvelles entités',

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
  'card.entity.shortsHint': 'Par exemple fr: HCR; es: ACNUR',
  'card.entity.name': 'Nom complet (en anglais)',
  'card.entity.names': 'Noms complets dans d’autres langues',
  'card.entity.namesHint': 'Par exemple fr: Organisation mondiale de la Santé; es: …',
  'card.entity.joinedOn': 'Membre depuis le',
  'card.entity.joinedOnHint': 'Sans indication : aujourd’hui.',
  'card.entity.leftOn': 'Départ le',
  'card.entity.leftOnHint': 'Sans indication : aujourd’hui. L’effet est immédiat.',
  'card.entity.former': 'Ancien nom',
  'card.entity.formerUntil': '{short}, jusqu’au {until:date}',
  'card.entity.mergedInto': 'Il s’agissait en réalité de {into:entity}.',
  'card.entity.nobody': 'Personne ne la représente.',
  'card.entity.people': 'Personnes',
  'card.entity.requests': 'Demandes en cours',
  'card.entity.seat': 'Mandat au Comité de gestion des ressources',
  'card.entity.span': 'du {from:date} au {to:date}',
  'card.entity.renameNote': 'Ce qui est en cours prend le nouveau nom, ce qui est terminé garde l’ancien.',
  'card.entity.mergeNote':
    'Pour une entité qui en est une autre sous un nom erroné ou ancien. Vous voyez d’abord ce qu’il advient de {entity:entity}.',
  'card.entity.into': 'C’est en réalité',
  'card.entity.preview': 'Voir ce qu’il en advient',
  'card.entity.addTitle': 'Ajouter une entité',
  'card.entity.addNote': 'Les demandes ouvertes à partir de maintenant la consultent.',
  'card.entity.addSubmit': 'Ajouter l’entité',

  'card.merge.title': '{entity:entity} : en réalité {into:entity} ?',
  'card.merge.submit': 'Fusionner avec {into:entity}',
  'card.merge.people': {
    zero: 'Personne ne la représente : aucune personne ne passe à {into:entity}.',
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
    'Le Secrétariat a constaté qu’il s’agit dans les deux cas de {into:entity}. Les personnes, les sièges et les positions en cours sont désormais réunis.',
  'card.entityClosed.title': '{entity:entity} a quitté le réseau',
  'card.nobodyLeft.title': '{ref} ne s’adresse plus à personne',
  'card.nobodyLeft.seriesTitle': '« {title} » ne s’adresse plus à personne',
  'card.nobodyLeft.endorsement':
    '{entity:entity}, dernière entité consultée, a quitté le réseau. La demande ne se clôt pas d’elle-même : prolongez-la, clôturez-la avec un motif ou retirez-la.',
  'card.nobodyLeft.meeting':
    'Seule {entity:entity} était invitée, et elle a quitté le réseau. Annulez la réunion ou prévoyez-en une autre pour les entités concernées.',
  'card.nobodyLeft.series':
    'Ces réunions ne concernaient que {entity:entity}, qui a quitté le réseau. Mettez fin à la série ou redéfinissez-la pour les entités concernées.',
  'card.nobodyLeft.correspondence':
    'Ce message ne s’adressait qu’à {entity:entity}, qui a quitté le réseau ; en l’état, il ne parvient à personne. Veuillez décider de la suite.',
  'card.nobodyLeft.input':
    'Seule {entity:entity} était sollicitée, et elle a quitté le réseau. Clôturez l’appel ou ouvrez-en un autre pour les entités concernées.',
  'card.entityClosed.body': 'Les demandes en cours, les réunions et les mandats au Comité continuent sans elle.',

  'card.remark.left': '{entity:entity} a quitté le réseau ; ce que l’entité a dit ne compte plus ({at:instant})',
  'card.remark.merged':
    '{entity:entity} : ce qu’elle a dit figure dans la position de {into:entity}, ou derrière elle ({at:instant})',
};
