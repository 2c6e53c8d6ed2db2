/** French. Unreviewed: no native reader has checked these texts yet. */
export const directory = {
  'entity.nowIs': '{name} (aujourd’hui {now})',
  'entity.here': 'Voici {entity:entity}.',
  'entity.added': '{entity:entity} est désormais une entité du réseau. Ajoutez maintenant son point focal.',
  'entity.back': '{entity:entity} est de nouveau une entité du réseau. Son historique est le même.',
  'entity.changed': 'La fiche est modifiée : {entity:entity}.',
  'entity.renamed': '{was} s’appelle désormais {is}. Ce qui est terminé garde l’ancien nom.',
  'entity.merged':
    '{from} était en réalité {into:entity} : ses personnes, ses sièges et ses positions en cours sont désormais réunis sous le nom {into:entity}.',
  'entity.closed': '{entity:entity} a quitté le réseau le {leftOn:date}. Ce que l’entité a dit reste dans le dossier.',
  'entity.unknown':
    'Aucune entité du réseau ne s’appelle « {name} ». Pour en ajouter une, utilisez « Ajouter une entité… ».',
  'entity.unknownNear':
    'Aucune entité du réseau ne s’appelle « {name} ». Les plus proches : {near:entities}. Pour en ajouter une, utilisez « Ajouter une entité… ».',
  'entity.never': 'Aucune entité ne s’appelle ou ne s’est appelée « {name} » dans ce réseau.',
  'entity.neverNear':
    'Aucune entité ne s’appelle ou ne s’est appelée « {name} » dans ce réseau. Les plus proches : {near:entities}.',
  'entity.nameTaken': '« {name} » désigne déjà {entity:entity}.',
  'entity.reserved': '« {name} » désigne ici un groupe de personnes : aucune entité ne peut s’appeler ainsi.',
  'entity.noCommas':
    'Un nom abrégé ne contient ni virgule ni point-virgule : ces signes séparent les entités dans les listes.',
  'entity.oneLine': 'Veuillez l’écrire sur une seule ligne.',
  'entity.namesUnread':
    'Je n’ai pas compris {parts:list}. Veuillez écrire la langue, deux points et le nom, séparés par des points-virgules : fr : HCR ; es : ACNUR. Les langues sont {languages:list}.',
  'entity.inTheFuture': 'L’effet est immédiat : la date ne peut pas être dans l’avenir.',
  'entity.beforeJoining': 'Cette date précède le jour de l’adhésion.',
  'entity.sameEntity': 'C’est une seule et même entité.',
  'entity.mergeWould': 'Voici ce que deviendrait {from:entity} si c’est {into:entity}. Rien n’a encore été modifié.',
  'entity.closeWould': 'Voici ce que deviendrait {entity:entity}. Rien n’a encore été modifié.',

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
  'sheet.twoHeads': 'Deux colonnes disent la même chose : « {one} » et « {other} ». Veuillez n’en garder qu’une.',
  'sheet.surplus': 'Ces cellules ne se trouvent sous aucune colonne : {cells:list}.',
  'sheet.lost':
    'Des lettres ont été perdues dans « {cell} ». Veuillez enregistrer le fichier en UTF-8 ou comme classeur Excel.',
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
  'sheet.empty': 'Ce fichier est vide.',
  'sheet.tooMany':
    'Non pris en compte : {names:list}. Je prends {most:number} fichiers par message ; veuillez envoyer les autres dans un nouveau message.',
  'sheet.otherKind':
    'Non pris en compte : {names:list}. Je lis les tableaux (.csv, .xlsx) et les modèles Word (.docx).',
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
  'card.import.unused': 'Colonnes qui ne signifient rien ici : {heads:list}.',
  'card.import.whoLeaves': 'Qui quitte la liste',
  'card.import.applyAndRemove': 'Appliquer, et retirer les personnes choisies',
  'card.act.importRemove': 'Appliquer et retirer des personnes…',
  'card.import.wasAndIs': '{field} : {was} → {now}',
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

  'card.remark.left': '{entity:entity} a quitté le réseau ; ce que l’entité a dit ne compte plus ({at:instant})',
  'card.remark.merged':
    '{entity:entity} : ce qu’elle a dit figure dans la position prise par {into:entity}, ou derrière elle ({at:instant})',
};
