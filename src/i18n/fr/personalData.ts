/** Unreviewed: no native reader has checked these texts yet. What is stored about a person. */
export const personalData = {
  'personalData.title': 'Ce qui est enregistré sur {name}',
  'personalData.here': 'Voici ce qui est enregistré sur {name}. Les liens sont valables une heure.',
  'personalData.files': 'Ce qui est enregistré sur une personne',
  'personalData.explain':
    'Tout ce qui nomme cette personne : sur la liste, dans les demandes, les réunions et les messages, ce qui lui a été envoyé et ce qu’elle a fait. Un fichier est à lire, l’autre est destiné aux programmes.',
  'personalData.ownOnly':
    'Vous pouvez demander ce qui est enregistré sur vous-même ; pour les autres, le Secrétariat le peut.',
  'personalData.download': 'Télécharger ({format})',
  'personalData.messages': 'Messages',
  'personalData.acts': 'Actes',
  'personalData.browsers': 'Navigateurs reconnus',
  'personalData.codes': 'Codes et nouveaux liens envoyés au cours du dernier jour',
  'personalData.returned': 'Courriels revenus',
};
