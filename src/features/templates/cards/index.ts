/** The cards of templates. */
import { card } from '../../../kit/cards.ts';
import { template, templateChoice, templateFaults, templatePreview, templates } from './templates.ts';

export const cards = {
  templates: card('templates', templates),
  template: card('template', template),
  templatePreview: card('none', templatePreview),
  templateFaults: card('none', templateFaults),
  templateChoice: card('none', templateChoice),
};
