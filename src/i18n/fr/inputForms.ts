/**
 * Unreviewed: no native reader has checked these texts yet.
 * The buttons and forms of calls for input, and their templates.
 */
export const inputForms = {
  'inputs.act.answer': 'Répondre…',
  'inputs.act.correctOwn': 'Corriger la réponse…',
  'inputs.act.send': 'Envoyer en l’état',
  'inputs.act.nothing': 'Rien à signaler',
  'inputs.act.needTime': 'Demander un délai…',
  'inputs.act.needTimeSubmit': 'Demander le délai',
  'inputs.act.withdraw': 'Retirer la réponse',
  'inputs.act.approve': 'Valider et solliciter',
  'inputs.act.approveEdited': 'Modifier et valider…',
  'inputs.act.approveEditedSubmit': 'Solliciter avec ces modifications',
  'inputs.act.nudge': {
    one: 'Relancer {n:number} entité qui doit une réponse',
    many: 'Relancer {n:number} d’entités qui doivent une réponse',
    other: 'Relancer {n:number} entités qui doivent une réponse',
  },
  'inputs.act.grantTime': 'Accorder un délai…',
  'inputs.act.grantTimeSubmit': 'Accorder le délai',
  'inputs.act.declineTime': 'Refuser le délai…',
  'inputs.act.declineTimeSubmit': 'Refuser',
  'inputs.act.correct': 'Corriger les questions…',
  'inputs.act.correctSubmit': 'Corriger',
  'inputs.act.close': 'Clore l’appel',
  'inputs.act.new': 'Demander des contributions…',
  'inputs.act.list': 'Tous les appels à contributions',

  'inputs.form.title': 'Demander des contributions',
  'inputs.form.explain':
    'Les entités sont sollicitées dans leur propre messagerie et relancées, et leurs réponses sont réunies.',
  'inputs.form.explainEntity':
    'Le Secrétariat examine d’abord la demande, puis sollicite les entités pour vous. Les réponses vous parviennent, ainsi qu’au Secrétariat.',
  'inputs.form.questions': 'Questions, une par ligne',
  'inputs.form.questionsHint':
    'Ce qui est attendu figure entre parenthèses : Combien d’agents ? (nombre) · Une politique existe-t-elle ? (oui/non) · Lesquelles ? (choix : a ; b ; c) · Depuis quand ? (date) · Le rapport (lien) · Activités (tableau : quoi ; où ; quand) · Autre chose ? (facultatif). Sans parenthèses : texte.',
  'inputs.form.dueOn': 'Échéance',
  'inputs.form.documentUrl': 'Lien vers un document',
  'inputs.form.audience': 'Qui est sollicité',
  'inputs.form.audienceNone': 'Sans choix : toutes les entités du réseau.',
  'inputs.form.until': 'Jusqu’au',
  'inputs.form.why': 'Motif',
  'inputs.form.entity': 'Entité',
  'inputs.form.grantWhom': 'Pour quelle entité',
  'inputs.form.grantAll': 'Sans choix : pour toutes.',
  'inputs.correct.note':
    'Une réponse reste liée à la question à laquelle elle a été donnée. Une question reformulée est posée à nouveau ; une nouvelle ligne est une nouvelle question. Aucune information permettant d’identifier des victimes ou des personnes rescapées.',
  'inputs.preview.title': 'Avant que quiconque soit sollicité',
  'inputs.preview.asks': 'Sollicite',
  'inputs.preview.people': 'Personnes',
  'inputs.preview.moved': 'Le {asked:date} ne pouvant être l’échéance, c’est le jour ouvrable suivant.',
  'inputs.preview.without': 'Personne ne représente actuellement {entities:entities}.',
  'inputs.preview.held': 'Le Secrétariat examine d’abord la demande.',
  'inputs.preview.submit': 'Soumettre au Secrétariat',
  'inputs.preview.open': {
    one: 'Solliciter {n:number} entité',
    many: 'Solliciter {n:number} d’entités',
    other: 'Solliciter {n:number} entités',
  },

  'inputs.fill.eyebrow': '{ref} · La réponse de votre entité',
  'inputs.fill.limitOne': {
    one: 'Jusqu’à {n:number} caractère. Un lien vers un fichier convient aussi.',
    many: 'Jusqu’à {n:number} de caractères. Un lien vers un fichier convient aussi.',
    other: 'Jusqu’à {n:number} caractères. Un lien vers un fichier convient aussi.',
  },
  'inputs.fill.limit': {
    one: 'Chaque texte tient ici {n:number} caractère. Pour aller jusqu’à {most:number}, ouvrez la question seule. Un lien vers un fichier convient aussi.',
    many: 'Chaque texte tient ici {n:number} de caractères. Pour aller jusqu’à {most:number}, ouvrez la question seule. Un lien vers un fichier convient aussi.',
    other:
      'Chaque texte tient ici {n:number} caractères. Pour aller jusqu’à {most:number}, ouvrez la question seule. Un lien vers un fichier convient aussi.',
  },
  'inputs.fill.others': {
    one: '{n:number} autre question n’est pas dans ce formulaire : choisissez-la dans l’appel.',
    many: '{n:number} d’autres questions ne sont pas dans ce formulaire : choisissez-les dans l’appel.',
    other: '{n:number} autres questions ne sont pas dans ce formulaire : choisissez-les dans l’appel.',
  },
  'inputs.fill.complete': 'Notre réponse est complète : l’envoyer au Secrétariat',
  'inputs.fill.submit': 'Enregistrer',
  'inputs.fill.back': 'Retour à l’appel',
  'inputs.fill.clash': 'Votre collègue a écrit ceci pendant que vous rédigiez. Veuillez réunir les deux textes.',
  'inputs.fill.before': 'Ce qui figurait ici auparavant, de votre collègue',
  'inputs.fill.theirs': '{by}, {at:instant}',
  'inputs.fill.long': 'Votre réponse est peut-être trop longue pour ce champ. Un champ vide la laisse telle quelle.',
  'inputs.fill.links': 'Un lien par ligne.',
  'inputs.fill.table':
    'Une ligne par rangée, avec des points-virgules entre les colonnes : {columns:list}. Des lignes copiées d’un tableur conviennent.',
  'inputs.act.export': 'Réunir les réponses…',
  'inputs.act.circulate': 'Diffuser les réponses…',
  'inputs.circulate.text': 'Les réponses des entités à « {title} », réunies.',
  'inputs.circulate.note':
    'L’envoi va à tout le réseau ; les réponses y sont jointes sous forme de document Word, établi à l’ouverture.',
  'inputs.act.endorse': 'Soumettre pour approbation écrite…',
  'inputs.endorse.hint': 'Le lien vers le document tiré des réponses.',
  'inputs.act.plan': 'En tirer le plan de travail…',
  'inputs.act.again': 'Reposer les mêmes questions…',
  'inputs.fill.last': 'Le formulaire reprend ce que votre entité avait répondu la dernière fois.',
  'inputs.template.annualReport': 'Rapport annuel',
  'inputs.template.annualReport.questions':
    'Qu’a accompli votre entité cette année ? (texte)\nChiffres pour le cadre de résultats (tableau : indicateur ; chiffre)\nQuels enseignements en tirer ? (texte, facultatif)\nRécits et images (lien, facultatif)',
  'inputs.template.informationRequest': 'Demande d’informations',
  'inputs.template.informationRequest.questions':
    'Que sait votre entité à ce sujet ? (texte)\nQui peut être consulté ? (texte, facultatif)\nDocuments (lien, facultatif)',
  'inputs.template.comments': 'Observations sur un document',
  'inputs.template.comments.questions': 'Observations (tableau : paragraphe ; observation ; texte proposé)',
  'inputs.template.countryVisit': 'Visite dans un pays',
  'inputs.template.countryVisit.questions':
    'Quel est l’objectif de la visite ? (texte)\nQui faut-il rencontrer ? (tableau : nom ; organisation ; motif)\nQui représente votre entité dans le pays ? (texte)\nDocuments de référence (lien, facultatif)',
  'inputs.template.event': 'Manifestation',
  'inputs.template.event.questions':
    'Votre entité participera-t-elle ? (oui/non)\nQui participera ? (texte, facultatif)\nQuel message la manifestation doit-elle porter ? (texte)\nIntervenants (tableau : nom ; fonction ; sujet)',
  'inputs.template.story': 'Récit pour la mobilisation de ressources',
  'inputs.template.story.questions':
    'Qu’est-ce qui a changé, et pour qui ? (texte)\nOù et quand ? (texte)\nEn chiffres (tableau : quoi ; chiffre ; source)\nImages, avec consentement (lien, facultatif)',
  'inputs.template.workPlan': 'Plan de travail',
  'inputs.template.workPlan.questions':
    'Quelles activités votre entité entend-elle conduire ? (tableau : activité ; contributeurs ; du ; au)\nQue devrait encore contenir le plan ? (texte, facultatif)',
  'inputs.template.availability': 'Disponibilité pour une mission',
  'inputs.template.availability.questions':
    'Quels jours votre entité est-elle disponible ? (tableau : jour ; oui ou non)\nQui viendrait ? (texte, facultatif)',
};
