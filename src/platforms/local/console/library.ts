/** The adaptivecards library (3.0.6), put right where it keeps people from doing or hearing what a card offers. */
import { AdaptiveCard, GlobalRegistry, GlobalSettings, Table, ToggleVisibilityAction, Versions } from 'adaptivecards';

/** Says on the button whether what it opens is open; the library says so on what is opened, where nobody hears it. */
class Fold extends ToggleVisibilityAction {
  override render(): void {
    super.render();
    this.showState();
  }
  override execute(): void {
    super.execute();
    this.showState();
  }
  private showState(): void {
    const root = this.parent?.getRootElement();
    const parts = Object.keys(this.targetElements).map((id) => root?.getElementById(id));
    for (const part of parts) part?.renderedElement?.removeAttribute('aria-expanded');
    this.renderedElement?.setAttribute('aria-expanded', String(parts.some((part) => part?.isVisible)));
  }
}

/** Done once, before the first card is drawn. */
export function preparedLibrary(): typeof AdaptiveCard {
  GlobalRegistry.defaultActions.register('Action.ToggleVisibility', Fold);
  // The library does this where the bundler takes it for code without effect: no table would be drawn.
  GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);
  // A card is not itself something to press: the keyboard goes to its buttons.
  GlobalSettings.setTabIndexAtCardRoot = false;
  // Words are never markdown here. The library asks, and warns when nobody answers.
  AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
  return AdaptiveCard;
}
