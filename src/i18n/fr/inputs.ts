/**
 * Unreviewed: no native reader has checked these texts yet.
 * Answers of rules about calls for input.
 */
export const inputs = {
  'inputs.compose': 'Remplissez le formulaire. Personne n’est sollicité avant que vous ne l’ayez vu.',
  'inputs.preview': 'Voici ce qui serait demandé. Personne n’a encore été sollicité.',
  'inputs.here': 'Voici {ref}.',
  'inputs.fill': 'Voici le formulaire. Ce que vous enregistrez est conservé, même si vous terminez plus tard.',
  'inputs.listed': {
    zero: 'Aucun appel à contributions.',
    one: '{n:number} appel à contributions.',
    many: '{n:number} d’appels à contributions.',
    other: '{n:number} appels à contributions.',
  },
  'inputs.tooManyQuestions': {
    one: '{n:number} question au plus, s’il vous plaît.',
    many: '{n:number} de questions au plus, s’il vous plaît.',
    other: '{n:number} questions au plus, s’il vous plaît.',
  },
  'inputs.notUnderstood':
    'Ce qui figure entre parenthèses n’est pas compris : {lines:list}. Veuillez écrire par exemple (nombre) ou (choix : a ; b ; c).',
  'inputs.questionTooLong': {
    one: '{n:number} caractère au plus par question : {question}…',
    many: '{n:number} de caractères au plus par question : {question}…',
    other: '{n:number} caractères au plus par question : {question}…',
  },
  'inputs.twice': 'Cette question figure deux fois : {question}',
  'inputs.opened': {
    one: '{ref} demande sa contribution à {n:number} entité pour le {dueAt:instant}. Votre carte montre qui a répondu.',
    many: '{ref} demande leur contribution à {n:number} d’entités pour le {dueAt:instant}. Votre carte montre qui a répondu.',
    other:
      '{ref} demande leur contribution à {n:number} entités pour le {dueAt:instant}. Votre carte montre qui a répondu.',
  },
  'inputs.openedMoved': {
    one: '{ref} demande sa contribution à {n:number} entité. Le {asked:date} ne pouvant être l’échéance, celle-ci est fixée au {dueAt:instant}.',
    many: '{ref} demande leur contribution à {n:number} d’entités. Le {asked:date} ne pouvant être l’échéance, celle-ci est fixée au {dueAt:instant}.',
    other:
      '{ref} demande leur contribution à {n:number} entités. Le {asked:date} ne pouvant être l’échéance, celle-ci est fixée au {dueAt:instant}.',
  },
  'inputs.submitted': '{ref} attend le Secrétariat, qui sollicite les entités. Vous saurez ce qu’il en advient.',
  'inputs.approved': {
    one: '{ref} est validé et sollicite {n:number} entité.',
    many: '{ref} est validé et sollicite {n:number} d’entités.',
    other: '{ref} est validé et sollicite {n:number} entités.',
  },
  'inputs.declined': '{ref} n’est pas retenu. Son auteur en connaît le motif.',
  'inputs.corrected': '{ref} est corrigé. Toutes les réponses sont maintenues.',
  'inputs.correctedAsked': '{ref} est corrigé. Questions posées à nouveau ou ajoutées : {questions:list}.',
  'inputs.noQuestion': 'Il n’y a pas de question {n:number} : la dernière est la {last:number}.',
  'inputs.notYesNo': 'Veuillez répondre par oui ou par non.',
  'inputs.notOption': 'Veuillez choisir parmi : {options:list}.',
  'inputs.notNumber': 'Veuillez donner un seul nombre, sans texte.',
  'inputs.tooManyCells': 'La ligne {row:number} compte plus de cellules qu’il n’y a de colonnes ({columns:list}).',
  'inputs.saved': {
    one: 'Enregistré. Réponses : {given:number} sur {n:number} question. Envoyez-les lorsqu’elles sont complètes.',
    many: 'Enregistré. Réponses : {given:number} sur {n:number} de questions. Envoyez-les lorsqu’elles sont complètes.',
    other: 'Enregistré. Réponses : {given:number} sur {n:number} questions. Envoyez-les lorsqu’elles sont complètes.',
  },
  'inputs.headsLeftOut':
    'Enregistré à la question {n:number}, sans la première ligne du tableau, qui nomme ses colonnes. Envoyez la réponse quand elle est complète.',
  'inputs.headsKept':
    'Enregistré à la question {n:number}. La première ligne du tableau a été prise comme une entrée : si elle nomme les colonnes, veuillez la retirer.',
  'inputs.headsKeptAs':
    'Enregistré à la question {n:number}. La première ligne du tableau a été prise comme une entrée. Les colonnes sont {columns:list} : si la ligne les nomme autrement, veuillez la retirer.',
  'inputs.answered':
    'Merci : le Secrétariat a votre réponse à {ref}. Vous pouvez la corriger jusqu’au {dueAt:instant}.',
  'inputs.answeredLate':
    'Merci : votre réponse à {ref} est reçue. Parvenue après l’échéance, elle est signalée comme tardive.',
  'inputs.answeredPartly':
    'Enregistré, mais incomplet : {ref} attend encore une réponse à {questions:list}. S’il n’y en a pas, veuillez l’écrire, ou choisir « Rien à signaler ».',
  'inputs.tooMuch':
    'C’est plus que ce qui peut être conservé pour un appel : avec les réponses aux questions antérieures, c’est trop long. Un lien vers un document suffit.',
  'inputs.clash':
    'Votre collègue a modifié ceci entre-temps : {questions:list}. Rien n’est perdu : les deux textes sont dans le formulaire, et ce que vous enregistrez maintenant fait foi.',
  'inputs.nothing': 'Consigné : votre entité n’a rien à signaler pour {ref}.',
  'inputs.withdrawn': 'Votre réponse à {ref} est retirée. Son texte reste dans votre formulaire.',
  'inputs.nothingToWithdraw': 'Votre entité n’a pas de réponse à {ref} qui puisse être retirée.',
  'inputs.notAsked': 'Votre entité n’est pas sollicitée dans {ref}.',
  'inputs.notAskedEntity': '{name} ne fait pas partie des entités sollicitées.',
  'inputs.isClosed': '{ref} est clos : plus rien n’est accepté.',
  'inputs.notOpen': '{ref} n’est pas ouvert.',
  'inputs.waits': '{ref} attend le Secrétariat : personne n’a encore été sollicité.',
  'inputs.wasDeclined': '{ref} n’a pas été retenu : personne n’a été sollicité.',
  'inputs.wasCancelled': '{ref} a été annulé : personne n’a été sollicité.',
  'inputs.cancelled': '{ref} est annulé. Personne n’est sollicité.',
  'inputs.noPast': 'Il n’y a pas d’appel {from} à reprendre.',
  'inputs.notLater': 'Cette date n’est pas postérieure à l’échéance actuelle, {dueAt:instant}.',
  'inputs.askedTimeUntil':
    'Un délai est demandé au Secrétariat jusqu’au {until:date}. Tant qu’il n’est pas accordé, l’échéance de {ref} reste le {dueAt:instant}.',
  'inputs.askedTime':
    'Un délai supplémentaire est demandé au Secrétariat. Tant qu’il n’est pas accordé, l’échéance de {ref} reste le {dueAt:instant}.',
  'inputs.granted': '{entity:entity} a jusqu’au {dueAt:instant} pour {ref}, et en est informée.',
  'inputs.grantedBare': 'L’entité a jusqu’au {dueAt:instant} pour {ref}, et en est informée.',
  'inputs.grantedAll': 'Toutes les entités ont jusqu’au {dueAt:instant} pour {ref}, et en sont informées.',
  'inputs.askedNoTime': '{entity:entity} n’a pas demandé de délai supplémentaire pour {ref}.',
  'inputs.timeDeclined': '{entity:entity} est informée qu’aucun délai n’est accordé pour {ref}, et du motif.',
  'inputs.timeDeclinedBare': 'L’entité est informée qu’aucun délai n’est accordé pour {ref}, et du motif.',
  'inputs.nudged': {
    one: 'Rappel envoyé à {n:number} entité au sujet de {ref}.',
    many: 'Rappel envoyé à {n:number} d’entités au sujet de {ref}.',
    other: 'Rappel envoyé à {n:number} entités au sujet de {ref}.',
  },
  'inputs.nobodyOwes': 'Aucune réponse n’est attendue pour {ref}.',
  'inputs.labelTooLow':
    'L’appel lui-même est restreint : ce qui est diffusé avec lui porte le même marquage, ou un marquage plus strict.',
  'inputs.closed': {
    one: '{ref} est clos : réponses reçues : {answered:number}, pour {n:number} entité.',
    many: '{ref} est clos : réponses reçues : {answered:number}, pour {n:number} d’entités.',
    other: '{ref} est clos : réponses reçues : {answered:number}, pour {n:number} entités.',
  },
};
