/** The adaptivecards library (3.0.6), with corrections where it keeps people from using or hearing what a card offers. */
import { AdaptiveCard, GlobalRegistry, GlobalSettings, Table, ToggleVisibilityAction, Versions } from 'adaptivecards';

/**
 * Says on the button whether its part is open. The library says so on the part itself, where a screen reader does not read
 * it.
 */
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

/** Prepares the library, once before the first card is drawn. */
export function preparedLibrary(): typeof AdaptiveCard {
  GlobalRegistry.defaultActions.register('Action.ToggleVisibility', Fold);
  // The bundler removes the library's own call as code without effect, and no table would be drawn.
  GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);
  // A card itself cannot be pressed, so the Tab key goes directly to its buttons.
  GlobalSettings.setTabIndexAtCardRoot = false;
  // Words are never markdown here. Without a handler the library warns.
  AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
  return AdaptiveCard;
}
