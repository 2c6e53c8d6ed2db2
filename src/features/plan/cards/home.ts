/** The work plan on the home card: activities that are overdue, and those of which nothing was reported. */
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import type { PlanLine } from './view.ts';

export const planTodo = (say: Speaker, lines: readonly PlanLine[]): Todo[] =>
  lines.map(({ ref, activity, lead, to, why }) => ({
    item: {
      text: say('plan.line', { ref, activity }),
      note:
        why === 'overdue' && to !== undefined
          ? say('plan.home.overdue', { to })
          : lead !== undefined && why === 'silent'
            ? say('plan.home.silent', { lead })
            : say('plan.home.asked'),
      tone: why === 'asked' ? ('attention' as const) : ('warning' as const),
      press: { verb: 'plan.show' as const, target: ref },
    },
    by: to,
  }));
