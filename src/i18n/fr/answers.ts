/** Unreviewed: no native reader has checked these texts yet. */
export const answers = {
  'concord.done': 'C’est fait.',

  'refused.notOnRoll':
    'Vous ne figurez pas sur la liste d’un réseau que je sers. Veuillez demander à {contacts} de vous y ajouter.',
  'refused.notOnRollNobody':
    'Vous ne figurez pas sur la liste d’un réseau que je sers. Veuillez demander au Secrétariat de votre réseau de vous y ajouter.',
  'refused.notAllowed':
    'Votre fonction ne le permet pas. Si vous pensez qu’elle le devrait, veuillez vous adresser au Secrétariat.',
  'refused.representativesOnly': 'Seul le point focal ou le suppléant d’une entité peut le faire.',
  'refused.rmcChairOnly': 'Seule la présidence du Comité de gestion des ressources peut le faire.',
  'refused.secretariatOnly': 'Seuls le Secrétariat et la Coordination peuvent le faire.',
  'refused.notFound': '{ref} n’existe pas dans ce réseau.',
  'refused.otherKind':
    'Ceci ne se fait pas avec {ref}, qui est autre chose. Écrivez « montre {ref} » pour voir de quoi il s’agit.',
  'refused.otherEntity':
    'Vous avez ouvert ceci lorsque vous représentiez une autre entité. Rien n’a été enregistré. Veuillez le relire avant d’appuyer.',
  'refused.noTarget': 'Veuillez préciser de quel point il s’agit, par exemple E-12.',
  'refused.unknownVerb': 'Je ne sais pas faire cela. Tapez « aide » pour voir ce que je peux faire.',
  'refused.invalid': 'Certains éléments sont à revoir. Rien n’a été modifié.',
  'refused.otherAudience': 'Ceci est destiné à d’autres membres du réseau et au Secrétariat.',
  'refused.restricted': 'Ce point est réservé aux membres du réseau.',
  'refused.damaged':
    'Les données enregistrées à ce sujet sont endommagées et ne peuvent pas être lues. Rien n’a été modifié, et réessayer n’y changera rien. Veuillez prévenir les personnes qui administrent Concord.',
  'refused.gone':
    'La base de données de Concord a été retirée pendant son fonctionnement, et rien ne peut être enregistré tant qu’elle n’est pas remise en place. Rien n’a été modifié, et réessayer n’y changera rien. Veuillez prévenir les personnes qui administrent Concord.',
  'refused.tryAgain':
    'L’enregistrement n’a pas pu se faire. Rien n’a été modifié ; veuillez réessayer dans un instant.',
  'refused.unknown':
    'J’ignore encore si cela a été enregistré : la base de données n’a pas répondu. Je vous le dirai ici dès que je le saurai ; inutile de recommencer.',
  'card.pressOutcome.saved': 'C’est enregistré',
  'card.pressOutcome.notSaved': 'Ce n’est pas enregistré',
  'card.pressOutcome.savedAt':
    'Ce que vous m’avez envoyé ({at:instant}) a été enregistré. Il n’y a rien d’autre à faire.',
  'card.pressOutcome.savedOn':
    'Ce que vous m’avez envoyé au sujet de {ref} ({at:instant}) a été enregistré. Il n’y a rien d’autre à faire.',
  'card.pressOutcome.notSavedAt':
    'Ce que vous m’avez envoyé ({at:instant}) n’a pas été enregistré. Rien n’a été modifié ; veuillez recommencer.',
  'card.pressOutcome.notSavedOn':
    'Ce que vous m’avez envoyé au sujet de {ref} ({at:instant}) n’a pas été enregistré. Rien n’a été modifié ; veuillez recommencer.',

  'input.required': 'Veuillez remplir ce champ.',
  'input.unknown': 'Il n’y a pas de champ « {name} » ici. Champs connus : {names:list}.',
  'input.notText': 'Ce champ attend du texte.',
  'input.fileTooLarge': 'Fichier trop volumineux : taille maximale {n:number} Mo.',
  'input.tooLong': { one: '{n} caractère au plus.', many: '{n} caractères au plus.', other: '{n} caractères au plus.' },
  'input.notHttps': 'Le lien doit commencer par https://',
  'input.notLink': 'Veuillez donner le lien sans nom d’utilisateur, espace ni retour à la ligne.',
  'input.tooMany': '{n:number} au plus, s’il vous plaît.',
  'input.tooManyLinks': { one: '{n} lien au plus.', many: '{n} liens au plus.', other: '{n} liens au plus.' },
  'input.notDate':
    'Veuillez écrire une date, par exemple 2026-12-01, 1er déc. 2026, vendredi prochain ou dans deux semaines.',
  'input.notOfOurTime': 'Veuillez vérifier l’année de cette date.',
  'input.twoDates': 'Ce peut être le {one:date} ou le {other:date}. Veuillez écrire le mois en toutes lettres.',
  /** Words that somebody typed, as they are. */
  'input.quoted': '« {text} »',
  'input.notUnderstood': 'Je n’ai pas compris : {parts:quoted}.',
  'input.midnight': 'Minuit peut être le début ou la fin de la journée. Veuillez écrire 00:00 ou 23:59.',
  'input.midnightOf':
    'Minuit peut être le début ou la fin du {on:date}. Veuillez écrire 00:00 avec la date du {on:date} ou du {next:date}.',
  'input.notTime': 'Veuillez écrire une heure, par exemple 17:00 ou 17 h.',
  'input.notByNumber':
    'Veuillez donner les réponses par le numéro de leur question, par exemple « 1 : Quarante personnes ».',
  'input.notNumber': 'Veuillez donner des nombres entiers.',
  'input.tooSmall': { one: 'Au moins {n}.', many: 'Au moins {n}.', other: 'Au moins {n}.' },
  'input.tooLarge': { one: 'Au plus {n}.', many: 'Au plus {n}.', other: 'Au plus {n}.' },
  'input.notYear': 'Veuillez écrire une année, par exemple 2026.',
  'input.notOption': 'Veuillez choisir parmi : {options:list}.',
  'input.notYesNo': 'Veuillez répondre par oui ou par non.',
  'input.notZoneNear': 'Ce fuseau horaire est inconnu. Les plus proches : {zones:list}.',
  'input.notZone': 'Ce fuseau horaire est inconnu. Veuillez utiliser un nom tel que Africa/Nairobi.',
  'input.notEmail': 'Veuillez donner une adresse électronique.',
  'input.notWeek': 'Veuillez donner des jours, par exemple lundi au vendredi, ou lun, mar, mer.',
  'input.noWorkingDay': 'Il n’y aurait ainsi aucun jour ouvrable pendant un an.',
  'input.noNumber': 'Le modèle doit contenir le mot number entre accolades.',

  'endorsement.opened': {
    one: '{ref} est ouverte. {n} entité est consultée ; clôture : {closesAt:instant}.',
    many: '{ref} est ouverte. {n} entités sont consultées ; clôture : {closesAt:instant}.',
    other: '{ref} est ouverte. {n} entités sont consultées ; clôture : {closesAt:instant}.',
  },
  'endorsement.openedRaised': {
    one: '{ref} est ouverte. {n} entité est consultée. Le délai était inférieur au minimum du réseau et a été relevé ; clôture : {closesAt:instant}.',
    many: '{ref} est ouverte. {n} entités sont consultées. Le délai était inférieur au minimum du réseau et a été relevé ; clôture : {closesAt:instant}.',
    other:
      '{ref} est ouverte. {n} entités sont consultées. Le délai était inférieur au minimum du réseau et a été relevé ; clôture : {closesAt:instant}.',
  },
  'endorsement.openedMoved': {
    one: '{ref} est ouverte. {n} entité est consultée. Le {asked:date} n’est pas un jour ouvré ; clôture le jour ouvré suivant : {closesAt:instant}.',
    many: '{ref} est ouverte. {n} entités sont consultées. Le {asked:date} n’est pas un jour ouvré ; clôture le jour ouvré suivant : {closesAt:instant}.',
    other:
      '{ref} est ouverte. {n} entités sont consultées. Le {asked:date} n’est pas un jour ouvré ; clôture le jour ouvré suivant : {closesAt:instant}.',
  },
  'endorsement.openPreview': 'Voici ce qui serait demandé, et à qui. Rien n’est encore parti.',
  'endorsement.compose': 'Remplissez le formulaire pour ouvrir une demande d’approbation écrite.',
  'endorsement.noEntities':
    'La liste ne compte encore aucune entité : il n’y a personne à consulter. Importez d’abord la liste.',
  'endorsement.oneOfBoth':
    'Veuillez donner soit une date de clôture, soit un nombre de jours ouvrés, mais pas les deux.',
  'endorsement.inThePast': 'Cette date est passée. Veuillez en donner une ultérieure.',
  'endorsement.tooFar': 'Veuillez choisir une date antérieure à la fin de l’année prochaine.',
  'endorsement.duplicate': '{ref} demande déjà l’approbation de cette version de ce document.',
  'endorsement.endorsed':
    '{entity:entity} approuve {ref}. Vous pouvez changer d’avis jusqu’à la clôture : {closesAt:instant}.',
  'endorsement.endorsedInstead':
    '{entity:entity} approuve désormais {ref} ; son objection est retirée. Vous pouvez changer d’avis jusqu’à la clôture : {closesAt:instant}.',
  'endorsement.recused':
    '{entity:entity} se récuse sur {ref} et n’entre dans aucun décompte. Vous pouvez modifier cette position jusqu’au {closesAt:instant}.',
  'endorsement.recusedInstead':
    '{entity:entity} se récuse sur {ref} : son objection et sa demande d’examen en réunion sont retirées. Vous pouvez modifier cette position jusqu’au {closesAt:instant}.',
  'endorsement.abstained':
    '{entity:entity} s’abstient sur {ref}. Vous pouvez changer d’avis jusqu’à la clôture : {closesAt:instant}.',
  'endorsement.objectedAlone':
    'L’objection à {ref} est enregistrée ({entity:entity}). À elle seule, elle n’arrête pas la procédure écrite : sans demande d’examen en réunion, {ref} sera approuvée avec mention de votre objection. Vous pouvez ajouter la demande jusqu’à la clôture : {closesAt:instant}.',
  'endorsement.objectedToo':
    'C’est enregistré. {entity:entity} réunit une objection et une demande d’examen en réunion ; {ref} sera examinée lors d’une réunion des points focaux.',
  'endorsement.recordedReferred':
    'C’est enregistré pour {entity:entity}. La procédure écrite pour {ref} est déjà arrêtée : le point sera examiné lors d’une réunion des points focaux.',
  'endorsement.brokeSilence':
    '{entity:entity} réunit une objection et une demande d’examen en réunion. La procédure écrite pour {ref} est arrêtée ; tout le monde en est informé et le point est inscrit à l’ordre du jour d’une réunion des points focaux.',
  'endorsement.requestedAlone':
    'La demande d’examen de {ref} en réunion, présentée par {entity:entity}, est enregistrée. À elle seule, elle n’arrête pas la procédure écrite. {entity:entity} formule-t-elle aussi une objection ? Dans ce cas, appuyez sur « Formuler une objection » avant la clôture : {closesAt:instant}.',
  'endorsement.objectionWithdrawn': 'L’objection à {ref} est retirée ({entity:entity}).',
  'endorsement.requestWithdrawn': 'La demande de discuter {ref} est retirée ({entity:entity}).',
  'endorsement.reopened':
    'C’est retiré. Plus aucune objection assortie d’une demande d’examen en réunion ne subsiste : {ref} est rouverte ; clôture : {closesAt:instant}. Tout le monde en est informé.',
  'endorsement.nothingToWithdraw': 'Votre entité n’a rien de tel à retirer.',
  'endorsement.timeAskedUntil':
    'Le Secrétariat le sait : {entity:entity} a besoin de temps jusqu’au {until:date} pour {ref}. La clôture ne change pas, sauf prolongation par le Secrétariat : {closesAt:instant}.',
  'endorsement.timeAsked':
    'Le Secrétariat le sait : {entity:entity} a besoin de plus de temps pour {ref}. La clôture ne change pas, sauf prolongation par le Secrétariat : {closesAt:instant}.',
  'endorsement.commented':
    'Le commentaire sur {ref}, présenté par {entity:entity}, est enregistré. Un commentaire n’est pas une position.',
  'endorsement.withoutEffect':
    'C’est enregistré, mais sans effet : la position du point focal, {name}, prévaut. Vous en êtes tous deux informés. En cas d’erreur, {name} peut la modifier ou déclarer une absence.',
  'endorsement.withoutEffectBare':
    'C’est enregistré, mais sans effet : la position du point focal prévaut. Vous en êtes tous deux informés. En cas d’erreur, le point focal peut la modifier ou déclarer une absence.',
  'endorsement.notAsked':
    '{entity:entity} ne fait pas partie des entités consultées par {ref} : leur liste a été arrêtée à l’ouverture de la demande. Elle peut la commenter.',
  'endorsement.late':
    '{ref} est close (clôture : {closedAt:instant}) ; ceci est arrivé trop tard et est enregistré comme tardif. Pour soulever la question, demandez au Secrétariat un point à l’ordre du jour de la prochaine réunion des points focaux.',
  'endorsement.lateAwaiting':
    'Le délai de {ref} est écoulé (clôture : {closedAt:instant}) ; ceci est arrivé trop tard et est enregistré comme tardif. Le Secrétariat décide d’une éventuelle prolongation.',
  'endorsement.stale':
    'Cette carte portait sur un texte antérieur. Rien n’a été enregistré ; voici la carte actuelle de {ref}, version {version}.',
  'endorsement.entered':
    'C’est consigné pour {entity:entity} sur {ref}, avec votre source. Son point focal et ses suppléants en sont informés.',
  'endorsement.enteredBare':
    'C’est consigné sur {ref}, avec votre source. Les personnes qui représentent l’entité en sont informées.',
  'endorsement.enteredNobody':
    'C’est consigné pour {entity:entity} sur {ref}, avec votre source. Personne sur la liste ne représente {entity:entity} : nul n’y est informé.',
  'endorsement.enteredOver':
    'C’est consigné pour {entity:entity} sur {ref}, avec votre source, à la place de la position du point focal lui-même. Les personnes qui représentent {entity:entity} en sont informées, et le point focal peut la contester.',
  'endorsement.contested':
    'Le Secrétariat en est informé : {entity:entity} conteste ce qui a été consigné en son nom sur {ref}. La position demeure tant qu’elle n’est pas modifiée : vous pouvez la modifier vous-même.',
  'endorsement.nothingToContest': 'Rien n’a été consigné sur {ref} à la place de la position de votre point focal.',
  'endorsement.contestedByFocalPoint':
    'Pour {entity:entity}, seul le point focal peut contester cela, ou le suppléant qui agit en son absence.',
  'endorsement.contestedAlready': 'Le Secrétariat sait déjà que cela est contesté sur {ref}.',
  'endorsement.notInElectorate': 'Cette entité ne fait pas partie des entités consultées.',
  'endorsement.corrected':
    'La correction de {ref} est visible de tous ; les positions demeurent. Toute entité peut la contester jusqu’au {challengeUntil:instant}.',
  'endorsement.correctedExtended':
    'La correction de {ref} est visible de tous ; les positions demeurent. Toute entité peut la contester jusqu’au {challengeUntil:instant} ; la clôture est donc reportée : {closesAt:instant}.',
  'endorsement.noCorrection': '{ref} n’a fait l’objet d’aucune correction à contester.',
  'endorsement.challengedAlready': 'La correction de {ref} a déjà été contestée.',
  'endorsement.challengeOver': 'Le délai de contestation de cette correction est écoulé ({until:instant}).',
  'endorsement.challenged':
    'La correction de {ref} compte désormais comme une modification de fond. Tout le monde est consulté à nouveau ; clôture : {closesAt:instant}.',
  'endorsement.sameVersion': 'Cette version a déjà été diffusée. Un nouveau texte appelle une nouvelle version.',
  'endorsement.revised':
    'La version {version} de {ref} est diffusée. Les approbations sont redemandées, les objections demeurent ; clôture : {closesAt:instant}.',
  'endorsement.revisedRaised':
    'La version {version} de {ref} est diffusée. Les approbations sont redemandées, les objections demeurent. Le délai était inférieur au minimum du réseau ; clôture : {closesAt:instant}.',
  'endorsement.referredNotCorrected':
    '{ref} sera examinée en réunion des points focaux : son texte ne peut plus être corrigé. Diffusez plutôt une nouvelle version.',
  'endorsement.referredNotExtended':
    '{ref} sera examinée en réunion des points focaux : il n’y a pas de délai à prolonger.',
  'endorsement.forwardOnly':
    'Une demande ne peut être que prolongée : choisissez une date postérieure au {closesAt:instant}.',
  'endorsement.extended': '{ref} est prolongée ; nouvelle clôture : {closesAt:instant}. Tout le monde en est informé.',
  'endorsement.extendedMoved':
    '{ref} est prolongée. La date n’est pas un jour ouvré ; clôture le jour ouvré suivant : {closesAt:instant}.',
  'endorsement.withdrawn': '{ref} est retirée. Tout le monde en est informé ; son historique est conservé.',
  'endorsement.ended': '{ref} est terminée. Pour poursuivre, ouvrez une nouvelle demande.',
  'endorsement.periodOver': 'Le délai de {ref} est écoulé depuis le {closedAt:instant}.',
  'endorsement.nothingToClose':
    '{ref} se clôt d’elle-même : {closesAt:instant}. Elle ne peut être close avec un motif qu’ensuite, si une entité n’a pas été jointe.',
  'endorsement.closedUnreached':
    '{ref} est close et approuvée. Le registre nomme les entités qui n’ont pas été jointes : {names:entities}.',
  'endorsement.closedUnreachedBare':
    '{ref} est close et approuvée. Le registre nomme les entités qui n’ont pas été jointes.',
  'endorsement.closedRecused':
    '{ref} est close et approuvée. Le registre indique qu’il ne restait aucune entité à consulter, et le motif de la clôture.',
  'endorsement.nothingFailed':
    'Aucun message sur {ref} n’a échoué, rien n’est donc renvoyé. L’envoi de ce qui n’est pas encore parti se poursuit.',
  'endorsement.nothingFailedUnproved':
    'Aucun message sur {ref} n’a échoué, rien n’est donc renvoyé. Rien ne prouve que la demande est parvenue à temps à ces entités : {names:entities}. La demande dit pourquoi.',
  'endorsement.nothingFailedUnprovedBare':
    'Aucun message sur {ref} n’a échoué, rien n’est donc renvoyé. Rien ne prouve que la demande est parvenue à temps à toutes les entités. La demande dit pourquoi.',
  'endorsement.retriedHeld': 'Nouvel essai immédiat de ce qui, au sujet de {ref}, attend l’accès de Concord.',
  'endorsement.retriedRested':
    'Rien n’est renvoyé sur {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
  'endorsement.retriedNotRested': {
    one: 'Nouvel essai pour {n:number} message sur {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
    many: 'Nouvel essai pour {n:number} messages sur {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
    other:
      'Nouvel essai pour {n:number} messages sur {ref}. Laissés de côté parce que les courriels vers l’adresse sont revenus et qu’aucun compte Slack ou Teams n’est connu : {rested:number}. « Réessayer cette adresse » se trouve sur la fiche de la personne.',
  },
  'endorsement.retried': {
    one: 'Nouvel essai pour {n:number} message sur {ref}.',
    many: 'Nouvel essai pour {n:number} messages sur {ref}.',
    other: 'Nouvel essai pour {n:number} messages sur {ref}.',
  },
  'endorsement.here': 'Voici {ref}.',
  'endorsement.listed': { zero: 'Aucune demande.', one: '{n} demande.', many: '{n} demandes.', other: '{n} demandes.' },

  'roll.added': '{name} figure sur la liste.',
  'roll.changed': 'L’inscription de {name} est modifiée.',
  'roll.removed': '{name} ne figure plus sur la liste. Ses actes restent au dossier.',
  'roll.linked': '{name} écrit désormais depuis {identity}.',
  'roll.notIdentity': 'Indiquez une plateforme et une identité, par exemple slack:T024BE7LD/U2147483697.',
  'roll.noSuchEmail': 'Personne sur la liste n’a cette adresse électronique.',
  'roll.erasureChanged':
    'Ce qui est écrit a changé depuis que la liste a été faite, ou ses numéros sont venus sans elle. Voici la liste à présent.',
  'roll.keepNumbers': 'Des numéros de la liste, par exemple 2, 5.',
  'roll.alsoShort':
    'Trop court pour être cherché : {parts:quoted}. Un mot d’une ou deux lettres se trouve dans trop d’autres. Donnez trois lettres au moins, en chinois, japonais et coréen deux signes.',
  'roll.alsoEntity': '{parts:quoted} est une entité de la liste, et non un nom de cette personne.',
  'roll.alsoMany': 'Au plus {n:number} mots à la fois.',
  'roll.noneToErase':
    'Personne qui est ou a été sur la liste n’a cette adresse électronique. Pour exporter ou effacer une personne invitée à une réunion, inscrivez d’abord son nom sur la liste.',
  'roll.erasing':
    '{name} ne figure plus sur la liste, et ce qui nomme cette personne est en cours de suppression. Les copies et les sauvegardes antérieures le contiennent encore.',
  'roll.erasingButTemplates':
    '{name} ne figure plus sur la liste, et ce qui nomme cette personne est en cours de suppression. Les copies et les sauvegardes antérieures le contiennent encore. Certains de vos modèles la nomment encore : remplacez ces fichiers.',
  'roll.erasingAlone':
    '{name} ne figure plus sur la liste, et ce qui nomme cette personne est en cours de suppression. Les copies et les sauvegardes antérieures le contiennent encore. Textes qui gardent un nom, à vérifier : {n:number}, dans {refs:list}.',
  'roll.erasingAloneAndTemplates':
    '{name} ne figure plus sur la liste, et ce qui nomme cette personne est en cours de suppression. Les copies et les sauvegardes antérieures le contiennent encore. Textes qui gardent un nom, à vérifier : {n:number}, dans {refs:list}. Certains de vos modèles la nomment encore : remplacez ces fichiers.',
  'roll.erasure': 'Voici ce qui est supprimé sur {name}.',
  'roll.eraseSelf': 'Un autre membre du Secrétariat doit le faire pour vous : vous ne figurerez plus sur la liste.',
  'roll.lastSecretariat': 'C’est la dernière personne du Secrétariat. Ajoutez-en d’abord une autre.',
  'roll.unknownRole': 'Veuillez utiliser focalPoint, alternate, secretariat, coordinator, rmcChair, chair ou observer.',
  'roll.unknownLanguage': 'Veuillez utiliser l’une de ces langues : {languages:list}.',
  'roll.focalPointTaken':
    '{name} est point focal pour {entity:entity}. Une entité n’en a qu’un à la fois : modifiez cela d’abord.',
  'roll.noEmailColumn':
    'Le fichier n’a pas de colonne « email ». La première ligne doit nommer les colonnes : entity, name, email, role, language, zone.',
  'roll.emptyFile': 'Le fichier ne contient aucune ligne.',
  'roll.notCsv': 'Ce fichier n’a pas pu être lu comme CSV. Vérifiez les guillemets.',
  'roll.twice': 'La même adresse électronique figure déjà à la ligne {line:number}.',
  'roll.importBad': {
    one: '{n} erreur dans le fichier : rien n’a été modifié.',
    many: '{n} erreurs dans le fichier : rien n’a été modifié.',
    other: '{n} erreurs dans le fichier : rien n’a été modifié.',
  },
  'roll.importPreview': {
    zero: 'Ceci est un aperçu : personne ne serait ajouté ni modifié.',
    one: 'Ceci est un aperçu : {n} personne serait ajoutée ou modifiée.',
    many: 'Ceci est un aperçu : {n} personnes seraient ajoutées ou modifiées.',
    other: 'Ceci est un aperçu : {n} personnes seraient ajoutées ou modifiées.',
  },
  'roll.imported': {
    zero: 'Personne n’a été ajouté ni modifié : tout cela figure déjà sur la liste.',
    one: 'C’est fait : {n} personne ajoutée ou modifiée.',
    many: 'C’est fait : {n} personnes ajoutées ou modifiées.',
    other: 'C’est fait : {n} personnes ajoutées ou modifiées.',
  },
  'roll.here': 'Voici la liste.',

  'away.set': 'Absence de {name} du {from:date} au {to:date} ; {alternate} agit pour l’entité.',
  'away.endsBefore': 'Le dernier jour précède le premier.',
  'away.noAlternate':
    'Aucun suppléant de cette entité ne porte ce nom ou cette adresse. « membres » en donne la liste.',
  'away.noFocalPoint': 'Cette entité n’a pas de point focal qui puisse être absent.',
  'away.none': 'Il n’y a pas d’absence à effacer.',
  'away.cleared': 'Les absences sont effacées pour {entity:entity}.',
  'away.form': 'Qui agit pendant l’absence du point focal ?',

  'language.set': 'Je vous parlerai désormais en français.',
  'settings.nothing': 'Aucun réglage du réseau n’a été indiqué : rien n’a été modifié.',
  'settings.saved': 'Les réglages sont enregistrés.',
  'settings.savedRaised':
    'Les réglages sont enregistrés. Le délai minimal ne peut être inférieur à {hours:number} heures et a été relevé.',
  'settings.holidaysHere': 'Voici les jours fériés du réseau.',
  'settings.here': 'Voici les réglages du réseau.',

  'home.here': 'Voici où vous en êtes.',
  'concord.form': 'Veuillez remplir le formulaire.',
  'help.here': 'Voici ce que je peux faire pour vous.',
  'words.unknown': 'Je n’ai pas compris « {typed} ».',
  'words.nothing': 'Veuillez taper quelque chose, par exemple « accueil ».',
  'words.notAPosition': 'Ceci n’a pas été enregistré comme une position. Veuillez utiliser les boutons.',
  'words.missing': 'Il manque quelque chose. Écrivez par exemple : {usage}',
} as const;
