/** Unreviewed: no native reader has checked these texts yet. Cards about the roll: its preview, people without an entry, absences. */
export const directoryCards = {
  'card.act.import': 'Importer une liste…',
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
  'card.roll.lineOf': '{entity:entity} · {roles} · {email}',
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
  'card.import.nothing': 'Le fichier ne change rien',
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
  'card.away.focalPoint': 'Absence de',
  'card.away.from': 'Premier jour',
  'card.away.to': 'Dernier jour',
  'card.away.alternate': 'Qui agit',
  'card.away.alternateHint': 'Nom ou adresse électronique d’un suppléant de l’entité.',
  'card.away.submit': 'Enregistrer l’absence',
  'card.awaySet.title': 'Une absence est inscrite pour {focalPoint}',
  'card.awaySet.body':
    'Pendant ces jours, ce que dit {alternate} compte pour l’entité, même après une position antérieure du point focal.',
  'card.awayEnded.title': '{entity:entity} : personne ne remplace le point focal',
  'card.awayEnded.body':
    '{alternate}, qui devait agir pendant ces jours, n’assure plus la suppléance pour {entity:entity}.',
  'card.awayEnded.gone':
    'La personne qui devait agir pendant ces jours n’assure plus la suppléance pour {entity:entity}.',
  'card.awayEnded.now':
    'L’absence a pris fin de ce fait : seul compte ce que dit le point focal, qui reçoit de nouveau les rappels. Veuillez désigner un autre suppléant, s’il y en a un.',
  'card.awayEnded.name': 'Désigner un autre suppléant',
} as const;
